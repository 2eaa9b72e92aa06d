import { describe, expect, test } from 'vitest'
import { mustBePeerOf, mustHavePeers, mustNotBeLastPeer, mustTakeAsn, mustTakePeer } from '#domain/bgp-peers/placement.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { peer, vif } from '../virtual-interfaces/rows.ts'

const six = peer({ bgpPeerId: 'dxpeer-fsix0000', addressFamily: 'ipv6', asn: 65_002, customerAddress: '2001:db8::6/125' })

describe('which peers an interface takes', () => {
  test('one of a family; two where the port has a second device; those on their way out do not count', () => {
    const [one, two] = [vif(), vif({ peers: [peer(), peer()] })]
    expect(() => mustTakePeer(one, 'ipv4', 'unknown')).toThrow('already has a BGP peer of address family ipv4.')
    expect(() => mustTakePeer(one, 'ipv6', 'unknown')).not.toThrow()
    expect(() => mustTakePeer(one, 'ipv4', 'no')).toThrow('already has')
    expect(() => mustTakePeer(one, 'ipv4', 'yes')).not.toThrow()
    expect(() => mustTakePeer(two, 'ipv4', 'yes')).toThrow('already has')
    expect(() => mustTakePeer(vif({ peers: [peer({ bgpPeerState: 'deleting' })] }), 'ipv4', 'no')).not.toThrow()
  })

  const closed: VirtualInterfaceState[] = ['confirming', 'deleting', 'deleted', 'rejected', 'expired']
  const open: VirtualInterfaceState[] = ['verifying', 'pending', 'available', 'down', 'testing']

  test.for(closed)('none in %s', (virtualInterfaceState) => {
    expect(() => mustHavePeers(vif({ virtualInterfaceState }), 'Op')).toThrow(
      `Op failed. dxvif-fone0000 is in state ${virtualInterfaceState}`,
    )
  })

  test.for(open)('some in %s', (virtualInterfaceState) => {
    expect(mustHavePeers(vif({ virtualInterfaceState }), 'Op')).toEqual(vif({ virtualInterfaceState }))
  })

  test('public ones with a private number, or one that the interface has already', () => {
    const open3320 = vif({ virtualInterfaceType: 'public', peers: [peer({ asn: 3320 })] })
    expect(() => mustTakeAsn(open3320, 3320)).not.toThrow()
    expect(() => mustTakeAsn(open3320, 64_512)).not.toThrow()
    expect(() => mustTakeAsn(open3320, 3333)).toThrow('ASN 3333 is neither private nor one that dxvif-fone0000 has already')
    expect(() => mustTakeAsn(vif(), 3333)).not.toThrow()
  })
})

describe('which peer is meant', () => {
  const vi = vif({ peers: [peer(), six] })

  test('by its id, or by number and customer address', () => {
    expect(mustBePeerOf(vi, { bgpPeerId: 'dxpeer-fsix0000' })).toBe(six)
    expect(mustBePeerOf(vi, { asn: 65_002, customerAddress: '2001:db8::6/125' })).toBe(six)
    expect(mustBePeerOf(vi, { asn: 0, asnLong: 65_002, customerAddress: '2001:db8::6/125' })).toBe(six)
  })

  test.for([{}, { asn: 65_002 }, { customerAddress: '2001:db8::6/125' }, { asn: 0, customerAddress: '2001:db8::6/125' }])(
    '%j is not enough',
    (named) => {
      expect(() => mustBePeerOf(vi, named)).toThrow('bgpPeerId, or asn with customerAddress, is required.')
    },
  )

  test('one that is not there is named; one on its way out is found by its id alone', () => {
    expect(() => mustBePeerOf(vi, { bgpPeerId: 'dxpeer-fother00' })).toThrow(
      'BGP Peer dxpeer-fother00 does not exist on Virtual Interface dxvif-fone0000.',
    )
    const leaving = { ...six, bgpPeerState: 'deleting' as const }
    const half = vif({ peers: [peer(), leaving] })
    expect(mustBePeerOf(half, { bgpPeerId: leaving.bgpPeerId })).toBe(leaving)
    expect(() => mustBePeerOf(half, { asn: 65_002, customerAddress: '2001:db8::6/125' })).toThrow('does not exist')
  })

  test('the last stays, also when another is on its way out', () => {
    expect(() => mustNotBeLastPeer(vi, six)).not.toThrow()
    expect(() => mustNotBeLastPeer(vif(), peer())).toThrow('The last BGP Peer on a Virtual Interface cannot be deleted')
    expect(() => mustNotBeLastPeer(vif({ peers: [peer(), { ...six, bgpPeerState: 'deleting' }] }), peer())).toThrow('The last BGP Peer')
  })
})
