// What DirectLink says of an interface where it differs from the API that it copies: numbers of four
// bytes stand in `asn` itself, and an allocation is answered with the twelve members of OUTSCALE's
// page and no other.
import type { WireVirtualInterface } from '#contract/contract.ts'
import type { Profile } from '#domain/fault.ts'

/** As the profile's clients read it. */
export function inProfile(vi: WireVirtualInterface, profile: Profile): WireVirtualInterface {
  if (profile === 'aws') return vi
  const asnOf = ({ asn, asnLong }: { readonly asn?: number | undefined; readonly asnLong?: number | undefined }) => ({
    asn: asnLong ?? asn,
  })
  return { ...vi, ...asnOf(vi), bgpPeers: vi.bgpPeers?.map((peer) => ({ ...peer, ...asnOf(peer) })) }
}

/** The answer of an allocation. */
export function allocatedInProfile(vi: WireVirtualInterface, profile: Profile): WireVirtualInterface {
  if (profile === 'aws') return vi
  const { virtualInterfaceState, asn, vlan, customerAddress, ownerAccount, connectionId, virtualInterfaceId } = inProfile(vi, profile)
  const { authKey, location, amazonAddress, virtualInterfaceType, virtualInterfaceName } = vi
  return {
    virtualInterfaceState,
    asn,
    vlan,
    customerAddress,
    ownerAccount,
    connectionId,
    virtualInterfaceId,
    authKey,
    location,
    amazonAddress,
    virtualInterfaceType,
    virtualInterfaceName,
  }
}
