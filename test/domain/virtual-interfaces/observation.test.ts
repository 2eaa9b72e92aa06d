import { describe, expect, test } from 'vitest'
import { observed, withdrawn } from '#domain/virtual-interfaces/observation.ts'
import { peer, vif } from './rows.ts'

const [four, six] = ['dxpeer-fone0000', 'dxpeer-fsix0000']
const second = (wish = {}) => peer({ bgpPeerId: six, addressFamily: 'ipv6', ...wish })
const seen = (...peers: readonly (readonly [string, 'up' | 'down', string?])[]) => ({
  programmed: true,
  peers: peers.map(([bgpPeerId, status, lastError]) => ({ bgpPeerId, status, ...(lastError !== undefined && { lastError }) })),
})

describe('what an observation makes of an interface', () => {
  test('a session that comes up makes a pending one available', () => {
    const before = vif({ virtualInterfaceState: 'pending', unsettled: true, peers: [peer({ bgpPeerState: 'pending', bgpStatus: 'down' })] })
    expect(observed(before, seen([four, 'up']), 2000)).toMatchObject({
      virtualInterfaceState: 'available',
      since: 2000,
      unsettled: false,
      peers: [{ bgpPeerState: 'available', bgpStatus: 'up', since: 2000, statusSince: 2000 }],
    })
  })

  test('a router that is programmed without a session makes it down: configured is not up', () => {
    const before = vif({ virtualInterfaceState: 'pending', unsettled: true, peers: [peer({ bgpPeerState: 'pending', bgpStatus: 'down' })] })
    expect(observed(before, seen([four, 'down', 'Hold timer expired']), 2000)).toMatchObject({
      virtualInterfaceState: 'down',
      peers: [{ bgpPeerState: 'available', bgpStatus: 'down', lastError: 'Hold timer expired' }],
    })
  })

  test('one session of two is enough, none is down', () => {
    const before = vif({ peers: [peer(), second()] })
    const half = observed(before, seen([four, 'down'], [six, 'up']), 2000)
    expect(half).toMatchObject({
      virtualInterfaceState: 'available',
      since: 1000,
      peers: [{ bgpStatus: 'down', statusSince: 2000 }, { statusSince: 1000 }],
    })
    expect(observed(half, seen([four, 'down'], [six, 'down']), 3000)).toMatchObject({ virtualInterfaceState: 'down', since: 3000 })
  })

  test('an error of the session is forgotten when it is up again', () => {
    const before = vif({ virtualInterfaceState: 'down', peers: [peer({ bgpStatus: 'down', lastError: 'Cease' })] })
    const now = observed(before, seen([four, 'up']), 2000)
    expect(now.virtualInterfaceState).toBe('available')
    expect(now.peers[0]).not.toHaveProperty('lastError')
  })

  test('nothing new is the same object', () => {
    const before = vif()
    expect(observed(before, seen([four, 'up']), 2000)).toBe(before)
  })

  test('a failover test is ended by its own deadline, not by what is seen', () => {
    const before = vif({ virtualInterfaceState: 'testing' })
    for (const status of ['up', 'down'] as const) expect(observed(before, seen([four, status]), 2000).virtualInterfaceState).toBe('testing')
  })

  test('a peer that is verified is not the router’s to speak of, and keeps the interface on the list', () => {
    const before = vif({ peers: [peer(), second({ bgpPeerState: 'verifying', bgpStatus: 'down' })] })
    expect(observed(before, seen([four, 'up'], [six, 'up']), 2000)).toMatchObject({
      unsettled: true,
      peers: [{}, { bgpPeerState: 'verifying', bgpStatus: 'down' }],
    })
  })

  test('a peer on its way out goes when the router no longer has it, and counts no more before', () => {
    const before = vif({ unsettled: true, peers: [peer(), second({ bgpPeerState: 'deleting' })] })
    expect(observed(before, seen([four, 'up'], [six, 'up']), 2000)).toMatchObject({
      unsettled: true,
      peers: [{}, { bgpPeerState: 'deleting' }],
    })
    expect(observed(before, seen([four, 'up']), 2000)).toMatchObject({ unsettled: false, peers: [{ bgpPeerId: four }] })
    const alone = vif({ unsettled: true, peers: [peer({ bgpStatus: 'down' }), second({ bgpPeerState: 'deleting' })] })
    expect(observed(alone, seen([four, 'down'], [six, 'up']), 2000).virtualInterfaceState).toBe('down')
  })

  test('a router that could not do it says why, once', () => {
    const before = vif({ virtualInterfaceState: 'pending', unsettled: true })
    const failed = observed(before, { programmed: false, fault: 'no such port', peers: [] }, 2000)
    expect(failed).toMatchObject({ virtualInterfaceState: 'pending', stateReason: 'no such port' })
    expect(observed(failed, { programmed: false, fault: 'no such port', peers: [] }, 3000)).toBe(failed)
    expect(observed(failed, { programmed: false, peers: [] }, 3000)).toBe(failed)
    expect(observed(failed, seen([four, 'up']), 4000)).not.toHaveProperty('stateReason')
  })

  test('withdrawn is deleted with all its peers, and settled', () => {
    const gone = withdrawn(vif({ virtualInterfaceState: 'deleting', unsettled: true, peers: [peer(), second()] }), 2000)
    expect(gone).toMatchObject({ virtualInterfaceState: 'deleted', since: 2000, unsettled: false })
    expect(gone.peers.map(({ bgpPeerState, bgpStatus }) => [bgpPeerState, bgpStatus])).toEqual([
      ['deleted', 'down'],
      ['deleted', 'down'],
    ])
  })
})
