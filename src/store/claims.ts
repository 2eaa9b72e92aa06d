import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Tx } from '#store/tx.ts'

/** Gives back everything an interface holds: its VLAN, its peers' subnets, its announced prefixes. */
export async function releaseClaims(tx: Tx, vi: VirtualInterface): Promise<void> {
  await tx.vlans.release(vi.virtualInterfaceId)
  await tx.ranges.release(vi.virtualInterfaceId)
  for (const { bgpPeerId } of vi.peers) await tx.ranges.release(bgpPeerId)
}
