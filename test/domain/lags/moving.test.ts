import { describe, expect, test } from 'vitest'
import type { Parent, ReadyParent } from '#domain/parents/parent.ts'
import { noUsage } from '#domain/parents/usage.ts'
import { carried, migrated, mustBeMovable, mustShare, sessionsHere, sharesOn } from '#domain/virtual-interfaces/moving.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { noon, peer, virtualInterface } from '../../store/rows.ts'

const random = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => (index * 37) % 256)
const moment = { now: noon + 5, random }

const port: ReadyParent = {
  parentId: 'dxcon-f0000009',
  kind: 'dedicated',
  ownerAccount: '444455556666',
  region: 'us-east-1',
  location: 'EqDC2',
  state: 'available',
  device: 'EqDC2-2',
  logicalDevice: 'EqDC2-2',
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  capacity: 1000,
  allowsHostedConnections: false,
  portBandwidth: '1Gbps',
}

describe('an interface that is carried into a LAG', () => {
  const cases: readonly [VirtualInterfaceState, VirtualInterfaceState, unsettled: boolean][] = [
    ['available', 'pending', true],
    ['down', 'pending', true],
    ['pending', 'pending', true],
    ['testing', 'testing', true],
    ['confirming', 'confirming', false],
    ['verifying', 'verifying', false],
    ['deleting', 'deleting', false],
  ]
  test.each(cases)('in %s is %s then', (before, after, unsettled) => {
    const vi = virtualInterface({ virtualInterfaceState: before, unsettled: false })
    const next = carried(vi, 'dxlag-f0000001', noon + 5)
    expect(next).toMatchObject({ parentId: 'dxlag-f0000001', virtualInterfaceState: after, unsettled, peers: vi.peers })
    expect(next.since).toBe(before === after ? noon : noon + 5)
  })

  test('goes on being worked on if it was', () => {
    expect(carried(virtualInterface({ virtualInterfaceState: 'deleting', unsettled: true }), 'x', noon).unsettled).toBe(true)
  })
})

describe('an interface that migrates', () => {
  const peers = [
    peer({ bgpPeerId: 'dxpeer-f0000001', lastError: 'Hold timer expired' }),
    peer({
      bgpPeerId: 'dxpeer-f0000002',
      addressFamily: 'ipv6',
      customerAddress: '2001:db8::6/125',
      bgpPeerState: 'verifying',
      bgpStatus: 'down',
    }),
    peer({ bgpPeerId: 'dxpeer-f0000003', customerAddress: '169.254.9.2/30', bgpPeerState: 'deleting' }),
    peer({ bgpPeerId: 'dxpeer-f0000004', bgpPeerState: 'deleted' }),
  ]
  const vi = virtualInterface({ virtualInterfaceState: 'down', peers, stateReason: 'no light' })

  test('has each live session twice: taken down where it was, set up where it goes', () => {
    const { moved, successors } = migrated(vi, port, {}, moment)
    expect(moved.peers.map(({ bgpPeerState }) => bgpPeerState)).toEqual(['deleting', 'deleting', 'deleting', 'pending', 'verifying'])
    expect(moved.peers.map(({ device }) => device)).toEqual(['EqDC2-1', 'EqDC2-1', 'EqDC2-1', 'EqDC2-2', 'EqDC2-2'])
    expect(
      successors.map(([old, fresh]) => [old.bgpPeerId, fresh.customerAddress === old.customerAddress, fresh.authKey === old.authKey]),
    ).toEqual([
      ['dxpeer-f0000001', true, true],
      ['dxpeer-f0000002', true, true],
    ])
    expect(successors.map(([, fresh]) => fresh.bgpStatus)).toEqual(['down', 'down'])
    expect(moved.peers.at(-2)).not.toHaveProperty('lastError')
  })

  test('is pending on the new port, which may be another account’s and on another device', () => {
    const { moved } = migrated(vi, port, { prefixPoolAllocatedCountIpv4: 7 }, moment)
    expect(moved).toMatchObject({
      parentId: port.parentId,
      connectionOwner: port.ownerAccount,
      device: 'EqDC2-2',
      virtualInterfaceState: 'pending',
    })
    expect(moved).toMatchObject({ since: noon + 5, unsettled: true, prefixPoolAllocatedCountIpv4: 7, ownerAccount: vi.ownerAccount })
    expect(moved).not.toHaveProperty('stateReason')
    expect(moved).not.toHaveProperty('prefixPoolAllocatedCountIpv6')
  })

  test('holds its subnets where its live sessions are; a session that an earlier move took down holds them elsewhere', () => {
    const { moved, successors } = migrated(vi, port, {}, moment)
    expect(sessionsHere(moved).map(({ bgpPeerId }) => bgpPeerId)).toEqual([
      'dxpeer-f0000003',
      ...successors.map(([, fresh]) => fresh.bgpPeerId),
    ])
  })
})

describe('whether an interface may move', () => {
  const settled = virtualInterface({ parentId: 'dxcon-f0000001' })
  const onto = (kind: Parent['kind'], more: Partial<Parent> = {}): Parent => ({ ...port, kind, ...more })

  test.each(['confirming', 'verifying', 'pending', 'testing', 'deleting', 'deleted', 'rejected'] as const)(
    'not in %s',
    (virtualInterfaceState) => {
      expect(() => mustBeMovable({ ...settled, virtualInterfaceState }, 'dedicated', port)).toThrow(/^AssociateVirtualInterface failed\./)
    },
  )

  const ways: readonly [Parent['kind'], Parent['kind'], boolean][] = [
    ['dedicated', 'dedicated', true],
    ['dedicated', 'lag', true],
    ['dedicated', 'hosted', true],
    ['lag', 'dedicated', true],
    ['lag', 'lag', true],
    ['lag', 'hosted', true],
    ['hosted', 'dedicated', true],
    ['hosted', 'hosted', false],
    ['hosted', 'lag', false],
  ]
  test.each(ways)('from %s to %s: %s', (from, to, may) => {
    const move = () => mustBeMovable(settled, from, onto(to))
    if (may) expect(move).not.toThrow()
    else expect(move).toThrow(/can move with it only/)
  })

  test('a public interface and a hosted connection have no part of the pool', () => {
    expect(sharesOn(port, { ...settled, virtualInterfaceType: 'public' }, noUsage)).toEqual({})
    expect(sharesOn(onto('hosted'), settled, noUsage)).toEqual({})
    const { prefixPoolAllocatedCountIpv4: _, prefixPoolAllocatedCountIpv6: __, ...fromHosted } = settled
    expect(sharesOn(port, fromHosted, noUsage)).toEqual({ prefixPoolAllocatedCountIpv4: 100, prefixPoolAllocatedCountIpv6: 100 })
    expect(sharesOn(port, fromHosted, { ...noUsage, ipv4: 4_990, ipv6: 5_000 })).toEqual({ prefixPoolAllocatedCountIpv4: 10 })
  })

  test('several at once find room together or not at all', () => {
    const lag = onto('lag')
    const coming = { ...noUsage, interfaces: 2, rateLimiters: 1, ipv4: 200 }
    const share =
      (present: Partial<typeof noUsage>, quotas = {}) =>
      () =>
        mustShare(lag, { ...noUsage, ...present }, coming, quotas)
    expect(share({ rateLimiters: 9, ipv4: 4_800, interfaces: 49 }, { interfacesPerLag: 51 })).not.toThrow()
    expect(share({ rateLimiters: 10 })).toThrow(/10 rate limiters already/)
    expect(share({ ipv4: 4_801 })).toThrow(/200 is more than the 199 prefixes/)
    expect(share({ interfaces: 50 }, { interfacesPerLag: 51 })).toThrow(/has reached the limit of 51 virtual interfaces/)
    expect(() =>
      mustShare(lag, { ...noUsage, rateLimiters: 11, ipv4: 6_000, interfaces: 60 }, noUsage, { interfacesPerLag: 51 }),
    ).not.toThrow()
  })
})
