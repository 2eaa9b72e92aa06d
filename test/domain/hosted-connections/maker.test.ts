import { describe, expect, test } from 'vitest'
import { hostOfConnection, type ReadyHost } from '#domain/hosted-connections/host.ts'
import { movedConnection, movedInterface, newHostedConnection } from '#domain/hosted-connections/maker.ts'
import { mustHostConnections } from '#domain/hosted-connections/rules.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { connection, host, partner, virtualInterface } from './rows.ts'

const ready = (row: Parameters<typeof host>[0] = {}): ReadyHost => mustHostConnections(host(row))
const zeros = (bytes: number) => new Uint8Array(bytes)
const wanted = {
  connectionName: 'for blue',
  ownerAccount: '444455556666',
  bandwidth: '500Mbps',
  vlan: 101,
  tags: [{ key: 'team', value: 'a' }],
}
const moment = { now: 5000, random: zeros }

describe('a new hosted connection', () => {
  test("is the customer's, waits for it, and has its port's device at once", () => {
    expect(newHostedConnection(wanted, ready({ providerName: 'Sandbox Metro', macSecCapable: true }), partner(), moment)).toEqual({
      kind: 'hosted',
      connectionId: 'dxcon-f0000000',
      connectionName: 'for blue',
      connectionState: 'ordering',
      since: 5000,
      createdAt: 5000,
      ownerAccount: '444455556666',
      region: 'us-east-1',
      location: 'EqDC2',
      bandwidth: '500Mbps',
      vlan: 101,
      tags: [{ key: 'team', value: 'a' }],
      parentId: 'dxcon-finterco',
      parentOwner: '111122223333',
      partnerName: 'Harbor Interconnect',
      providerName: 'Sandbox Metro',
      partnerInterconnectMacSecCapable: true,
      device: 'EqDC2-two',
      logicalDevice: 'EqDC2-two-b',
      wasUp: false,
      jumboFrameCapable: true,
      hasLogicalRedundancy: 'unknown',
      requestMACSec: false,
      macSecCapable: false,
      macSecKeys: [],
    })
  })

  test('is the partner’s own service where its port names no provider', () => {
    expect(newHostedConnection(wanted, ready(), partner(), moment).providerName).toBe('Harbor Interconnect')
  })
})

describe('a hosted connection that moves', () => {
  const hosted = newHostedConnection(wanted, ready(), partner(), moment)

  test('is carried by the other port, and the same to its customer', () => {
    const there = ready({
      parentId: 'dxlag-fg5678gh',
      kind: 'lag',
      device: 'EqDC2-three',
      logicalDevice: 'EqDC2-three',
      jumboFrameCapable: false,
      macSecCapable: true,
    })
    expect(movedConnection(hosted, there, partner())).toEqual({
      ...hosted,
      parentId: 'dxlag-fg5678gh',
      device: 'EqDC2-three',
      logicalDevice: 'EqDC2-three',
      jumboFrameCapable: false,
      partnerInterconnectMacSecCapable: true,
    })
  })
})

describe('an interface whose hosted connection moves', () => {
  const there = ready()

  test.each<[VirtualInterfaceState, VirtualInterfaceState, boolean]>([
    // state before, state after, whether its edge has to be heard
    ['confirming', 'confirming', false],
    ['verifying', 'verifying', false],
    ['pending', 'pending', true],
    ['available', 'pending', true],
    ['down', 'pending', true],
    ['testing', 'testing', true],
  ])('and is %s is %s afterwards', (virtualInterfaceState, next, unsettled) => {
    const moved = movedInterface(virtualInterface({ virtualInterfaceState }), there, 9000)
    expect(moved).toMatchObject({ virtualInterfaceState: next, unsettled, since: next === virtualInterfaceState ? 1000 : 9000 })
  })

  test('is on the other device with its peers, and keeps connection, VLAN and addresses', () => {
    const vi = virtualInterface()
    const moved = movedInterface(vi, there, 9000)
    expect(moved).toEqual({
      ...vi,
      virtualInterfaceState: 'pending',
      since: 9000,
      device: 'EqDC2-two',
      logicalDevice: 'EqDC2-two-b',
      peers: vi.peers.map((peer) => ({ ...peer, device: 'EqDC2-two', logicalDevice: 'EqDC2-two-b' })),
      unsettled: true,
    })
  })

  test('that sends jumbo frames stays where they are carried', () => {
    const old = ready({ jumboFrameCapable: false })
    expect(() => movedInterface(virtualInterface({ mtu: 8500 }), old, 9000)).toThrow(
      'mtu 8500 needs jumbo frames, which dxcon-finterco is not capable of.',
    )
    expect(movedInterface(virtualInterface({ mtu: 1500 }), old, 9000).jumboFrameCapable).toBe(false)
  })
})

test('a port that is not known to belong to a LAG is no member of one', () => {
  expect(hostOfConnection(connection({ kind: 'interconnect' }))).not.toHaveProperty('memberOf')
})
