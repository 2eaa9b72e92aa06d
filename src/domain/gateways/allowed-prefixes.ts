// What a gateway of the cloud may be reached by through a Direct Connect gateway. For a virtual
// private gateway the list is a filter on its VPC's CIDRs, for a transit gateway it is announced
// as it stands; that is why only transit gateways' lists must keep apart (§11).
import { contains, overlaps, parsePrefix } from '#domain/addresses/cidr.ts'
import { mustBeAllowedPrefixes } from '#domain/addresses/route-filter.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import { associationFaults } from '#domain/gateways/faults.ts'
import type { Quotas } from '#domain/settings.ts'

export type WantedPrefixList = readonly { readonly cidr?: string | undefined }[] | undefined

/** The two lists of the requests that change prefixes. */
export interface PrefixChange {
  readonly addAllowedPrefixesToDirectConnectGateway?: WantedPrefixList
  readonly removeAllowedPrefixesToDirectConnectGateway?: WantedPrefixList
}

type Kind = CloudGateway['kind']

/** Canonical and in the order given; none of them twice. `member` is the request's, for the sentence. */
export function mustBePrefixList(list: WantedPrefixList, member: string, kind: Kind, quotas: Quotas): readonly string[] {
  const max = kind === 'transitGateway' ? quotas.prefixesPerTransitGateway : undefined
  const given = (list ?? []).map(({ cidr }) => cidr)
  return mustBeAllowedPrefixes(given, { member, max }).map(({ cidr }) => cidr)
}

/**
 * The list after a change. What is removed without having been there is passed over; an empty one is refused, since it would be
 * a gateway that nobody reaches.
 */
export function mustBeChangedPrefixes(
  present: readonly string[],
  change: PrefixChange,
  gateway: Pick<CloudGateway, 'gatewayId' | 'kind'>,
  quotas: Quotas,
): readonly string[] {
  const { kind } = gateway
  const member = 'addAllowedPrefixesToDirectConnectGateway'
  const added = mustBePrefixList(change.addAllowedPrefixesToDirectConnectGateway, member, kind, quotas)
  const removed = mustBePrefixList(
    change.removeAllowedPrefixesToDirectConnectGateway,
    'removeAllowedPrefixesToDirectConnectGateway',
    kind,
    {},
  )
  const left = present.filter((cidr) => !removed.includes(cidr))
  const changed = [...new Set([...left, ...added])]
  refuseUnless(changed.length > 0, associationFaults.noPrefixLeft, gateway.gatewayId)
  return mustBePrefixList(
    changed.map((cidr) => ({ cidr })),
    member,
    kind,
    quotas,
  )
}

/** The list of a new association: all of the VPC for a virtual private gateway, unless it is said; for a transit gateway it must be. */
export function mustBeFirstPrefixes(gateway: CloudGateway, change: PrefixChange, quotas: Quotas): readonly string[] {
  const unsaid = (change.addAllowedPrefixesToDirectConnectGateway ?? []).length === 0
  if (unsaid && gateway.kind === 'transitGateway') refuse(associationFaults.prefixesMissing, 'addAllowedPrefixesToDirectConnectGateway')
  return mustBeChangedPrefixes(unsaid ? gateway.cidrs : [], change, gateway, quotas)
}

/** The first overlap of two lists of canonical prefixes. */
export function overlapOf(ones: readonly string[], others: readonly string[]): readonly [string, string] | undefined {
  const parsed = others.map((text) => [text, parsePrefix(text)] as const)
  for (const one of ones) {
    const cidr = parsePrefix(one)
    const found = cidr && parsed.find(([, other]) => other !== undefined && overlaps(cidr, other))
    if (found) return [one, found[0]]
  }
  return undefined
}

/** Transit gateways on one Direct Connect gateway announce ranges of their own. `others`: what else is associated with it. */
export function mustKeepApart(gatewayId: string, allowed: readonly string[], others: readonly Association[]): void {
  for (const other of others) {
    const [one, taken] = overlapOf(allowed, other.allowedPrefixes) ?? []
    if (one === undefined || taken === undefined) continue
    refuse(associationFaults.prefixOverlaps, gatewayId, one, other.directConnectGatewayId, other.gatewayId, taken)
  }
}

/** What customers' routers hear of an association. A VPC's CIDR is told whole or not at all: the filter must be as wide. */
export function announcedPrefixes(association: Association, vpcCidrs: readonly string[]): readonly string[] {
  if (association.gatewayKind === 'transitGateway') return association.allowedPrefixes
  const filter = association.allowedPrefixes.map(parsePrefix)
  return vpcCidrs.filter((text) => {
    const cidr = parsePrefix(text)
    return cidr !== undefined && filter.some((wide) => wide !== undefined && contains(wide, cidr))
  })
}
