import { describe, expect, test } from 'vitest'
import { hostedBandwidths } from '#domain/bandwidth.ts'
import type { ConnectionState } from '#domain/connections/connection.ts'
import { hostOfConnection, hostOfLag } from '#domain/hosted-connections/host.ts'
import {
  bandwidthsOf,
  mustBeHostedBandwidth,
  mustBeHostedBy,
  mustBeMovable,
  mustFitHost,
  mustHostConnections,
} from '#domain/hosted-connections/rules.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { connection, host, partner } from './rows.ts'

const caller = { accountId: '111122223333', region: 'us-east-1' }

describe('the bandwidths that a partner sells', () => {
  test.each([
    ['v1', ['50Mbps', '100Mbps', '200Mbps', '300Mbps', '400Mbps', '500Mbps']],
    ['v2', hostedBandwidths],
    ['nonPartner', []],
  ] as const)('are those of %s', (type, bandwidths) => {
    expect(bandwidthsOf(type)).toEqual(bandwidths)
  })

  test.each(hostedBandwidths)('%s is sold by v2 on a port of 100Gbps', (bandwidth) => {
    expect(mustBeHostedBandwidth(bandwidth, partner('v2'), host({ portBandwidth: '100Gbps' }))).toBe(bandwidth)
  })

  test.each(['1Gbps', '2Gbps', '5Gbps', '10Gbps', '25Gbps'])('%s is refused to v1, with what it may sell', (bandwidth) => {
    expect(() => mustBeHostedBandwidth(bandwidth, partner('v1'), host({ portBandwidth: '100Gbps' }))).toThrow(
      `Bandwidth ${bandwidth} is not one of 50Mbps, 100Mbps, 200Mbps, 300Mbps, 400Mbps, 500Mbps.`,
    )
  })

  test.each(['600Mbps', '0Mbps', '50mbps', '100Gbps', '', '50Mbps '])('%j is nobody’s', (bandwidth) => {
    expect(() => mustBeHostedBandwidth(bandwidth, partner('v2'), host())).toThrow(/^Bandwidth .* is not one of 50Mbps, .*, 25Gbps\.$/)
  })

  test.each(['1Gbps', '10Gbps'])('25Gbps is refused on ports of %s, however many a LAG has of them', (portBandwidth) => {
    const lag = host({ kind: 'lag', parentId: 'dxlag-fg5678gh', portBandwidth, capacity: 40_000 })
    expect(() => mustBeHostedBandwidth('25Gbps', partner(), lag)).toThrow(
      `Bandwidth 25Gbps needs ports of 100Gbps; those of dxlag-fg5678gh have ${portBandwidth}.`,
    )
  })
})

describe('what a port has left', () => {
  const given = (bandwidth: string, connectionState: ConnectionState = 'available') =>
    connection({ kind: 'hosted', bandwidth, connectionState })

  test('is all of it when it carries nothing', () => {
    expect(() => mustFitHost('1Gbps', host(), [])).not.toThrow()
  })

  test('may be used to the last megabit and not beyond', () => {
    expect(() => mustFitHost('500Mbps', host(), [given('500Mbps')])).not.toThrow()
    expect(() => mustFitHost('500Mbps', host(), [given('500Mbps'), given('200Mbps')])).toThrow(
      'Bandwidth 500Mbps is more than the 300Mbps that are left on dxcon-finterco.',
    )
  })

  test.each<ConnectionState>(['ordering', 'pending', 'available', 'down'])('is less by one in %s', (state) => {
    expect(() => mustFitHost('50Mbps', host(), [given('1Gbps', state)])).toThrow('the 0Mbps that are left')
  })

  test.each<ConnectionState>(['rejected', 'deleting', 'deleted'])('is not less by one in %s', (state) => {
    expect(() => mustFitHost('1Gbps', host(), [given('1Gbps', state)])).not.toThrow()
  })

  test('is never printed as less than nothing, when a LAG has lost members', () => {
    expect(() => mustFitHost('50Mbps', host({ capacity: 0 }), [given('1Gbps')])).toThrow('the 0Mbps that are left')
  })
})

describe('what carries hosted connections', () => {
  const interconnect = connection({
    kind: 'interconnect',
    connectionId: 'dxcon-finterco',
    providerName: 'Sandbox Metro',
    macSecCapable: true,
  })
  const lag: Lag = {
    lagId: 'dxlag-fg5678gh',
    lagName: 'two ports',
    lagState: 'available',
    since: 1,
    createdAt: 1,
    ownerAccount: '111122223333',
    region: 'us-east-1',
    location: 'EqDC2',
    connectionsBandwidth: '10Gbps',
    minimumLinks: 0,
    device: 'EqDC2-one',
    logicalDevice: 'EqDC2-one',
    wasUp: true,
    allowsHostedConnections: true,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    tags: [],
    requestMACSec: true,
    macSecCapable: true,
    macSecKeys: [],
    requestedMembers: 0,
  }

  test('an interconnect, with its speed, provider and MACsec', () => {
    expect(mustHostConnections(hostOfConnection(interconnect))).toMatchObject({
      parentId: 'dxcon-finterco',
      capacity: 1000,
      portBandwidth: '1Gbps',
      providerName: 'Sandbox Metro',
      macSecCapable: true,
    })
  })

  test("a partner's LAG, with the speed of all its members", () => {
    expect(mustHostConnections(hostOfLag(lag, [interconnect, interconnect]))).toMatchObject({
      parentId: 'dxlag-fg5678gh',
      capacity: 20_000,
      portBandwidth: '10Gbps',
      macSecCapable: true,
    })
  })

  test.each([
    ['a dedicated connection', hostOfConnection(connection())],
    ['a hosted connection', hostOfConnection(connection({ kind: 'hosted' }))],
    ['a LAG for interfaces', hostOfLag({ ...lag, allowsHostedConnections: false }, [])],
  ])('not %s', (_, candidate) => {
    expect(() => mustHostConnections(candidate)).toThrow(
      `${candidate.parentId} carries no hosted connections: it is neither an interconnect nor a partner's LAG.`,
    )
  })

  test('not an interconnect that is a member of a LAG: the LAG does', () => {
    expect(() => mustHostConnections(hostOfConnection({ ...interconnect, lagId: 'dxlag-fg5678gh' }))).toThrow(
      'Interconnect dxcon-finterco is a member of dxlag-fg5678gh; hosted connections are carried by the LAG.',
    )
  })

  test.each(['requested', 'pending', 'deleting', 'deleted'])('not one that is %s', (state) => {
    expect(() => mustHostConnections(host({ state }))).toThrow(
      `The specified Connection ID is not available: dxcon-finterco is in state ${state}.`,
    )
  })

  test.each(['available', 'down'])('but one that is %s', (state) => {
    expect(mustHostConnections(host({ state }))).toMatchObject({ state })
  })
})

describe('a hosted connection that shall move', () => {
  const hosted = connection({ kind: 'hosted', ownerAccount: '444455556666', parentOwner: '111122223333' })
  const id = hosted.connectionId

  test("is found by its port's owner", () => {
    expect(mustBeHostedBy(hosted, caller, id)).toBe(hosted)
  })

  test.each([
    ['unknown', undefined],
    ['deleted', { ...hosted, connectionState: 'deleted' as const }],
    ["on another partner's port", { ...hosted, parentOwner: '999999999999' }],
    ["the caller's, on another partner's port", { ...hosted, ownerAccount: '111122223333', parentOwner: '999999999999' }],
    ['in another region', { ...hosted, region: 'eu-west-1' }],
    ['an interconnect', connection({ kind: 'interconnect', parentOwner: '111122223333' })],
    ['dedicated', connection()],
  ])('is refused as unknown when it is %s', (_, row) => {
    expect(() => mustBeHostedBy(row, caller, id)).toThrow(`Could not find Connection with ID ${id}`)
  })

  test('is refused for an id that is none', () => {
    expect(() => mustBeHostedBy(undefined, caller, 'foo')).toThrow('Connection ID foo has an invalid format.')
  })

  test.each<ConnectionState>(['ordering', 'pending', 'available', 'down'])('may be %s', (connectionState) => {
    expect(() => mustBeMovable({ ...hosted, connectionState })).not.toThrow()
  })

  test.each<ConnectionState>(['rejected', 'deleting', 'deleted'])('may not be %s', (connectionState) => {
    expect(() => mustBeMovable({ ...hosted, connectionState })).toThrow(
      `AssociateHostedConnection failed. ${id} is in state ${connectionState}`,
    )
  })
})
