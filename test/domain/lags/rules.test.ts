import { describe, expect, test } from 'vitest'
import { ClientFault } from '#domain/fault.ts'
import { joined, left, newLag, requestedMembers } from '#domain/lags/maker.ts'
import {
  joiningTakes,
  largestLag,
  mustBeLagSize,
  mustBeMinimumLinks,
  mustBeSettledMember,
  mustJoinLag,
  mustKeepMinimum,
} from '#domain/lags/rules.ts'
import { sandboxLocations } from '#sandbox/locations.ts'
import { connection, lag, noon } from '../../store/rows.ts'

const random = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => (index * 37) % 256)
const location = sandboxLocations.find(({ locationCode }) => locationCode === 'EqDC2')!

const said = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof ClientFault) return error.message
    throw error
  }
}

const ports = (count: number) =>
  Array.from({ length: count }, (_, index) => connection({ connectionId: `dxcon-f000000${index}`, lagId: 'dxlag-f0000001' }))
const target = lag({ requestMACSec: true })
const port = connection({ device: 'EqDC2-1' })

describe('a LAG', () => {
  test.each([
    ['1Gbps', 4],
    ['10Gbps', 4],
    ['100Gbps', 2],
    ['400Gbps', 2],
  ])('of %s ports has at most %i of them', (bandwidth, most) => {
    expect(largestLag(bandwidth)).toBe(most)
    expect(mustBeLagSize(most, bandwidth)).toBe(most)
    for (const wrong of [0, most + 1, 1.5, -1]) expect(said(() => mustBeLagSize(wrong, bandwidth))).toMatch(/is not between 1 and/)
  })

  test('takes ports of its place, speed, device and kind of link', () => {
    expect(said(() => mustJoinLag(target, ports(3), port))).toBeUndefined()
    expect(said(() => mustJoinLag(target, ports(3), connection({ connectionState: 'requested' })))).toBeUndefined()
    expect(said(() => mustJoinLag(target, ports(4), port))).toMatch(/has 4 connections already/)
    expect(said(() => mustJoinLag(target, [], { ...port, location: 'CSVA1' }))).toMatch(/its location is CSVA1, that of the LAG is EqDC2/)
    expect(said(() => mustJoinLag(target, [], { ...port, bandwidth: '1Gbps' }))).toMatch(
      /its bandwidth is 1Gbps, that of the LAG is 10Gbps/,
    )
    expect(said(() => mustJoinLag(target, [], { ...port, device: 'EqDC2-2' }))).toMatch(/its device is EqDC2-2, that of the LAG is EqDC2-1/)
    expect(said(() => mustJoinLag(target, [], { ...port, requestMACSec: false }))).toBe(
      `Connection ${port.connectionId} and lag should be requested MacSec at the same time`,
    )
    expect(said(() => mustJoinLag(target, [], { ...port, kind: 'hosted' }))).toMatch(/it is a hosted connection/)
    expect(said(() => mustJoinLag(target, [], { ...port, connectionState: 'deleting' }))).toMatch(/it is in state deleting/)
  })

  test('takes interconnects only where it carries hosted connections, and they are interconnects again when they leave', () => {
    const partners = { ...target, allowsHostedConnections: true }
    const uplink = { ...port, kind: 'interconnect' as const }
    expect(said(() => mustJoinLag(target, [], uplink))).toMatch(/it is an interconnect/)
    expect(said(() => mustJoinLag(partners, [], uplink))).toBeUndefined()
    const member = joined(uplink, partners, noon)
    expect(member).toMatchObject({ kind: 'dedicated', lagId: partners.lagId, lagSince: noon })
    expect(left(member, partners)).toMatchObject({ kind: 'interconnect' })
    expect(left(joined(port, target, noon), target)).toMatchObject({ kind: 'dedicated' })
    expect(left(member, partners)).not.toHaveProperty('lagId')
  })

  test('keeps minimumLinks members, but the last one may always leave', () => {
    const two = lag({ minimumLinks: 2 })
    expect(said(() => mustKeepMinimum(two, ports(3)))).toBeUndefined()
    expect(said(() => mustKeepMinimum(two, ports(2)))).toMatch(/minimumLinks of 2/)
    expect(said(() => mustKeepMinimum(two, ports(1)))).toBeUndefined()
    expect(said(() => mustKeepMinimum(two, [...ports(2), connection({ connectionState: 'deleting' })]))).toMatch(/minimumLinks of 2/)
    expect(mustBeMinimumLinks(3, ports(3))).toBe(3)
    expect(said(() => mustBeMinimumLinks(4, ports(3)))).toBe('MinimumLinks cannot be set higher than the number of connections')
  })

  test('lets a port go that has been in it for a second', () => {
    const member = joined(port, target, noon)
    expect(said(() => mustBeSettledMember(member, target, noon + joiningTakes - 1))).toBe(
      `Connection ${port.connectionId} is in a transitioning state.`,
    )
    expect(said(() => mustBeSettledMember(member, target, noon + joiningTakes))).toBeUndefined()
    expect(said(() => mustBeSettledMember(port, target, noon))).toBe(
      `Connection ${port.connectionId} is not associated with ${target.lagId}.`,
    )
  })

  test('requests its ports in the order of their numbers', () => {
    const device = { device: 'EqDC2-1', logicalDevice: 'EqDC2-1' }
    const wanted = {
      lagName: 'l',
      connectionsBandwidth: '1Gbps',
      location,
      ownerAccount: '111122223333',
      device,
      requestedMembers: 3,
      tags: [],
    }
    const fresh = newLag(wanted, { now: noon, random })
    const members = requestedMembers(fresh, location, [], { now: noon, random })
    expect(members.map(({ connectionName }) => connectionName)).toEqual(
      [1, 2, 3].map((n) => `Requested Connection ${n} for Lag ${fresh.lagId}`),
    )
    expect(members.map(({ createdAt }) => createdAt)).toEqual([noon, noon + 1, noon + 2])
    expect(new Set(members.map(({ since }) => since))).toEqual(new Set([noon]))
  })
})
