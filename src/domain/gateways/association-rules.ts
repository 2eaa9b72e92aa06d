// What may be associated with what. The Direct Connect gateway and the cloud's gateway are both
// held while this is decided, so that kinds, overlaps and "at most one" stay true when written.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { mustKeepApart, overlapOf } from '#domain/gateways/allowed-prefixes.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import { associationFaults, gatewayFaults } from '#domain/gateways/faults.ts'
import { associationLifecycle } from '#domain/gateways/lifecycle.ts'
import { kindOf, mustBeOfKind } from '#domain/gateways/rules.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import type { Quotas } from '#domain/settings.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

/** As loose as AWS's checks of other ids: examples have tails such as `9b0bdexample`. */
const uuidForm = /^[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12,20}$/i

export function mustBeAssociationId(id: string): string {
  refuseUnless(uuidForm.test(id), associationFaults.badId, id)
  return id
}

/** Both owners see it. Foreign, unknown and disassociated ones are refused alike. */
export function mustConcernAssociation(association: Association | undefined, accountId: string, id: string): Association {
  const concerned = association !== undefined && [association.directConnectGatewayOwner, association.gatewayOwner].includes(accountId)
  if (!concerned || association.associationState === 'disassociated') refuse(associationFaults.notFound, id)
  return association
}

/** The account's own gateway in the region of the call, fit for use. */
export function mustBeOwnCloudGateway(
  gateway: CloudGateway | undefined,
  caller: { readonly accountId: string; readonly region: string },
  id: string,
): CloudGateway {
  const own = gateway?.ownerAccount === caller.accountId && gateway.region === caller.region
  return mustBeUsable(own ? gateway : undefined, id)
}

/** Still there, not on its way out, and with a VPC behind it where it needs one. */
export function mustBeUsable(gateway: CloudGateway | undefined, id: string): CloudGateway {
  if (gateway?.state !== 'available')
    return refuse(id.startsWith('tgw-') ? gatewayFaults.noTransitGateway : gatewayFaults.noVirtualGateway, id)
  refuseUnless(gateway.kind === 'transitGateway' || gateway.vpcId !== undefined, associationFaults.noVpc, id)
  return gateway
}

/** A virtual private gateway belongs to one Direct Connect gateway, whoever owns that. `bonds`: its associations. */
export function mustBeUnbound({ gatewayId, kind }: CloudGateway, bonds: readonly Association[]): void {
  refuseUnless(kind === 'transitGateway' || bonds.length === 0, associationFaults.taken, gatewayId)
}

export interface Joining {
  readonly gateway: DirectConnectGateway
  readonly cloudGateway: CloudGateway
  readonly allowedPrefixes: readonly string[]
  /** On the Direct Connect gateway. */
  readonly present: readonly Association[]
  readonly attached: readonly VirtualInterface[]
  /** The cloud gateways of `present`. */
  readonly neighbours: readonly CloudGateway[]
  /** Of the cloud gateway, with whichever Direct Connect gateway. */
  readonly elsewhere: readonly Association[]
}

export function mustFitTogether(joining: Joining, quotas: Quotas): void {
  const { gateway, cloudGateway, present, attached } = joining
  const { kind } = cloudGateway
  mustBeOfKind(gateway, kindOf(present, attached), kind, kind === 'transitGateway' ? 'a transit gateway' : 'a virtual private gateway')
  if (kind === 'transitGateway') mustTakeTransitGateway(joining, quotas)
  else mustTakeVirtualGateway(joining, quotas)
}

function mustTakeVirtualGateway({ gateway, cloudGateway, present, neighbours, elsewhere }: Joining, quotas: Quotas): void {
  const { gatewayId, cidrs } = cloudGateway
  const id = gateway.directConnectGatewayId
  mustBeUnbound(cloudGateway, elsewhere)
  mustStayBelow(present.length, quotas.virtualGatewaysPerGateway, gateway.ownerAccount, `virtual private gateways on ${id}`)
  for (const other of neighbours) {
    const [cidr] = overlapOf(cidrs, other.cidrs) ?? []
    if (cidr !== undefined) refuse(associationFaults.cidrOverlaps, gatewayId, cidr, id, other.gatewayId)
  }
}

function mustTakeTransitGateway({ gateway, cloudGateway, allowedPrefixes, present, elsewhere }: Joining, quotas: Quotas): void {
  const { gatewayId, amazonSideAsn, ownerAccount } = cloudGateway
  const id = gateway.directConnectGatewayId
  const joined = present.some((association) => association.gatewayId === gatewayId)
  refuseUnless(!joined, associationFaults.associated, gatewayId, id)
  refuseUnless(amazonSideAsn !== gateway.amazonSideAsn, associationFaults.sameAsn, gatewayId, id, amazonSideAsn)
  mustStayBelow(present.length, quotas.transitGatewaysPerGateway, gateway.ownerAccount, `transit gateways on ${id}`)
  mustStayBelow(elsewhere.length, quotas.gatewaysPerTransitGateway, ownerAccount, `Direct Connect gateways on ${gatewayId}`)
  mustKeepApart(gatewayId, allowedPrefixes, present)
}

/** Only a settled association changes: what is still being done would be lost from sight. `present`: all on its Direct Connect gateway. */
export function mustChangeTo(
  association: Association,
  allowedPrefixes: readonly string[],
  present: readonly Association[],
  operation: string,
  now: number,
): Association {
  const next = associationLifecycle[association.associationState]?.changeAsked
  if (next === undefined) return refuse(associationFaults.wrongState, operation, association.associationId, association.associationState)
  const others = present.filter(({ associationId }) => associationId !== association.associationId)
  if (association.gatewayKind === 'transitGateway') mustKeepApart(association.gatewayId, allowedPrefixes, others)
  const { stateChangeError: _, ...known } = association
  return { ...known, allowedPrefixes, associationState: next, since: now }
}
