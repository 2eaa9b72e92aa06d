// Direct Connect gateways hold virtual private gateways and private interfaces, or transit
// gateways and transit interfaces; never both. The first that comes decides.
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import { gatewayFaults } from '#domain/gateways/faults.ts'
import { isLiveInterface } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

export const defaultGatewayAsn = 64_512

export function mustBeGatewayAsn(asn: number | undefined): number {
  const wanted = asn ?? defaultGatewayAsn
  const isPrivate = (wanted >= 64_512 && wanted <= 65_534) || (wanted >= 4_200_000_000 && wanted <= 4_294_967_294)
  refuseUnless(isPrivate, gatewayFaults.badAsn, wanted)
  return wanted
}

export function mustBeGatewayName(member: string, name: string): string {
  refuseUnless(name.length >= 1 && name.length <= 100, gatewayFaults.badName, member)
  return name
}

/** The account's own gateway that is not deleted. */
export function mustBeOwnGateway(gateway: DirectConnectGateway | undefined, accountId: string, id: string): DirectConnectGateway {
  if (gateway === undefined || gateway.ownerAccount !== accountId || gateway.directConnectGatewayState === 'deleted')
    refuse(gatewayFaults.notFound, id)
  return gateway
}

/** Associations and interfaces come as soon as it is ordered: Ansible does not wait for `available`. */
export function mustTakeMore(gateway: DirectConnectGateway, operation: string): void {
  const state = gateway.directConnectGatewayState
  refuseUnless(state === 'pending' || state === 'available', gatewayFaults.wrongState, operation, gateway.directConnectGatewayId, state)
}

/** The account's own virtual private gateway in the caller's region, fit for use. */
export function mustBeOwnVirtualGateway(
  gateway: CloudGateway | undefined,
  caller: { readonly accountId: string; readonly region: string },
  id: string,
): CloudGateway {
  const own = gateway?.ownerAccount === caller.accountId && gateway.region === caller.region
  if (gateway === undefined || !own || gateway.kind !== 'virtualPrivateGateway' || gateway.state !== 'available')
    refuse(gatewayFaults.noVirtualGateway, id)
  return gateway
}

type Kind = 'virtualPrivateGateway' | 'transitGateway'

/** What the gateway is for, as far as something on it has decided that. */
export function kindOf(associations: readonly Association[], attached: readonly VirtualInterface[]): Kind | undefined {
  const association = associations.find(({ associationState }) => associationState !== 'disassociated')
  if (association !== undefined) return association.gatewayKind
  const vi = attached.find(isLiveInterface)
  if (vi === undefined) return undefined
  return vi.virtualInterfaceType === 'transit' ? 'transitGateway' : 'virtualPrivateGateway'
}

const has: Record<Kind, string> = {
  virtualPrivateGateway: 'a virtual private gateway or private virtual interface',
  transitGateway: 'a transit gateway or transit virtual interface',
}

export function mustBeOfKind(gateway: DirectConnectGateway, present: Kind | undefined, wanted: Kind, thing: string): void {
  if (present !== undefined && present !== wanted) refuse(gatewayFaults.kindMixed, gateway.directConnectGatewayId, has[present], thing)
}
