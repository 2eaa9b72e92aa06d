// What a drafted virtual interface becomes: the request of one of six operations, and beforehand in
// sentences what pressing the button will do.
import { asnMembers, parseAsn } from './asn.ts'
import { givesAddresses, splitList, wantsAllocation, wantsGateway, type InterfaceDraft } from './virtual-interface-draft.ts'

/** What the fields become: the operation and its request. */
export function requestOf(draft: InterfaceDraft): { readonly operation: InterfaceOperation; readonly input: Record<string, unknown> } {
  const asn = parseAsn(draft.asn)
  const mine = draft.owner === 'mine'
  const rateLimit = draft.rateLimit.trim()
  const description = {
    virtualInterfaceName: draft.virtualInterfaceName,
    vlan: Number(draft.vlan),
    ...(asn !== undefined && asnMembers(asn)),
    ...(draft.jumbo && draft.type !== 'public' && { mtu: 8500 }),
    ...(draft.ownKey && { authKey: draft.authKey }),
    addressFamily: draft.addressFamily,
    ...(givesAddresses(draft) && { amazonAddress: draft.amazonAddress.trim(), customerAddress: draft.customerAddress.trim() }),
    ...(wantsGateway(draft) && gatewayMember(draft)),
    ...(mine && draft.enableSiteLink && draft.type !== 'public' && { enableSiteLink: true }),
    ...(rateLimit !== '' && { rateLimit }),
    ...allocationOf(draft),
    ...(draft.type === 'public' && { routeFilterPrefixes: splitList(draft.routeFilterPrefixes).map((cidr) => ({ cidr })) }),
    ...(draft.tags.length > 0 && { tags: draft.tags }),
  }
  const kind = { private: 'Private', public: 'Public', transit: 'Transit' }[draft.type] as 'Private' | 'Public' | 'Transit'
  const { connectionId } = draft
  if (mine) return { operation: `Create${kind}VirtualInterface`, input: { connectionId, [`new${kind}VirtualInterface`]: description } }
  const ownerAccount = draft.ownerAccount.trim()
  return {
    operation: `Allocate${kind}VirtualInterface`,
    input: { connectionId, ownerAccount, [`new${kind}VirtualInterfaceAllocation`]: description },
  }
}

function allocationOf(draft: InterfaceDraft): object {
  const [ipv4, ipv6] = [draft.prefixPoolAllocatedCountIpv4.trim(), draft.prefixPoolAllocatedCountIpv6.trim()]
  if (!wantsAllocation(draft)) return {}
  return {
    ...(ipv4 !== '' && { prefixPoolAllocatedCountIpv4: Number(ipv4) }),
    ...(ipv6 !== '' && { prefixPoolAllocatedCountIpv6: Number(ipv6) }),
  }
}

export type InterfaceOperation = `${'Create' | 'Allocate'}${'Private' | 'Public' | 'Transit'}VirtualInterface`

const gatewayMember = (draft: InterfaceDraft) =>
  draft.type === 'transit' || draft.gatewayKind === 'directConnectGateway'
    ? { directConnectGatewayId: draft.gateway }
    : { virtualGatewayId: draft.gateway }

/** What pressing the button does, in sentences. */
export function consequencesOf(draft: InterfaceDraft): readonly string[] {
  const mine = draft.owner === 'mine'
  const where = `VLAN ${draft.vlan} of ${draft.connectionId} is taken by it from now on.`
  const who = mine
    ? draft.type === 'public'
      ? 'The provider verifies who owns the addresses and prefixes; until then it carries no traffic.'
      : 'It is set up on the provider’s router at once, and comes up when your router speaks BGP.'
    : `Account ${draft.ownerAccount.trim()} finds it in its inbox. Until that account accepts, it carries no traffic; afterwards it belongs to that account.`
  const key = draft.ownKey ? 'Your BGP key is used.' : 'A BGP key is generated; you find it in the router configuration.'
  const addresses = givesAddresses(draft)
    ? `Your router is ${draft.customerAddress.trim()}, the provider’s is ${draft.amazonAddress.trim()}.`
    : `The ${draft.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4'} peer addresses are generated.`
  const paid = mine ? [] : ['You keep paying for the port; the other account pays for its data transfer.']
  return [where, who, addresses, key, ...paid]
}
