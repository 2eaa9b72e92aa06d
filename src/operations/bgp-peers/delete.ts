// DeleteBGPPeer: takes one session off an interface, but never the last. It is listed as
// `deleting` until the router has let go; the customer's configuration loses it at once.
import { peerFaults } from '#domain/bgp-peers/faults.ts'
import { mustBePeerOf, mustHavePeers, mustNotBeLastPeer } from '#domain/bgp-peers/placement.ts'
import { refuse } from '#domain/fault.ts'
import { mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import { operation } from '#operations/operation.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

export const deleteBGPPeer = operation('DeleteBGPPeer', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [virtualInterfaceId && `dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now }) {
    const id = input.virtualInterfaceId ?? refuse(peerFaults.noInput, 'virtualInterfaceId')
    const vi = mustBeOwnInterface(await tx.virtualInterfaces.lock(id), caller, id, now)
    mustHavePeers(vi, 'DeleteBGPPeer')
    const peer = mustBePeerOf(vi, input)
    if (peer.bgpPeerState === 'deleting') return { virtualInterface: toWire(vi) }
    mustNotBeLastPeer(vi, peer)

    const peers = vi.peers.map((each) => (each === peer ? { ...peer, bgpPeerState: 'deleting' as const, since: now } : each))
    const updated = { ...vi, peers, unsettled: true }
    await tx.virtualInterfaces.update(updated)
    return { virtualInterface: toWire(updated) }
  },
})
