// CreateBGPPeer: a second address family on an interface (or a second session of one family where
// the port has logical redundancy). The new peer stands last; what is shown at the top level of
// the interface stays the first peer's.
import { mustBePeerAddresses } from '#domain/addresses/peer-addresses.ts'
import { authKeyOf, isLivePeer, mustBeAsn, mustBeFamily, mustNotBeOwnAsn } from '#domain/bgp-peers/rules.ts'
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { mustHavePeers, mustTakeAsn, mustTakePeer } from '#domain/bgp-peers/placement.ts'
import { refuse } from '#domain/fault.ts'
import { newPeer } from '#domain/virtual-interfaces/maker.ts'
import { mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import { peerScope } from '#domain/virtual-interfaces/scopes.ts'
import { operation } from '#operations/operation.ts'
import { lockOnParent } from '#operations/parent.ts'
import { freeAddresses } from '#operations/virtual-interfaces/place.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

export const createBGPPeer = operation('CreateBGPPeer', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [virtualInterfaceId && `dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, random, settings }) {
    const id = input.virtualInterfaceId ?? refuse(peerFaults.noInput, 'virtualInterfaceId')
    const wanted = input.newBGPPeer ?? refuse(peerFaults.noInput, 'newBGPPeer')

    // Read: the interface, under its port's lock, since subnets are the port's.
    const { vi, parent } = await lockOnParent(tx, id, (row) => mustHavePeers(mustBeOwnInterface(row, caller, id, now), 'CreateBGPPeer'))

    // Decide.
    const addressFamily = mustBeFamily(wanted.addressFamily)
    const asn = mustBeAsn(wanted, settings.profile)
    const authKey = authKeyOf(wanted.authKey, random)
    mustTakePeer(vi, addressFamily, parent.hasLogicalRedundancy)
    mustTakeAsn(vi, asn)
    mustNotBeOwnAsn(asn, vi.amazonSideAsn)
    const given = mustBePeerAddresses({ ...wanted, addressFamily }, vi.virtualInterfaceType, settings)
    const addresses = await freeAddresses({ tx, random, settings }, vi.parentId, addressFamily, given)
    const state = vi.virtualInterfaceType === 'public' ? 'verifying' : 'pending'
    const peer = newPeer({ asn, authKey, addressFamily }, addresses, state, vi, { now, random })
    const updated = {
      ...vi,
      peers: [...vi.peers.filter((old) => isLivePeer(old) || old.bgpPeerState === 'deleting'), peer],
      unsettled: true,
    }

    // Write, then answer with what was written.
    await tx.ranges.claim(peerScope(vi.parentId), addresses.range, peer.bgpPeerId)
    await tx.virtualInterfaces.update(updated)
    return { virtualInterface: toWire(updated) }
  },
})
