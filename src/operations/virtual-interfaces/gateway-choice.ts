// Which gateway an interface is attached to. Private ones take exactly one of the two kinds,
// transit ones a Direct Connect gateway; the gateway is held so that its kind cannot change.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { type Allocation, mustFitGatewayPool } from '#domain/gateways/prefix-pool.ts'
import { kindOf, mustBeOfKind, mustBeOwnGateway, mustBeOwnVirtualGateway, mustTakeMore } from '#domain/gateways/rules.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import type { Settings } from '#domain/settings.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { isLiveInterface } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import type { Caller } from '#operations/operation.ts'
import { given } from '#operations/unset.ts'
import type { Tx } from '#store/tx.ts'

export interface Choice {
  readonly virtualGatewayId?: string
  readonly directConnectGatewayId?: string
  readonly amazonSideAsn: number
}

interface Asked {
  readonly virtualGatewayId?: string | undefined
  readonly directConnectGatewayId?: string | undefined
}

interface Asking {
  readonly tx: Tx
  readonly caller: Caller
  readonly settings: Settings
  /** The operation's name, for the refusal. */
  readonly operation: string
  /** What the interface takes of a Direct Connect gateway's prefix pool. */
  readonly takes: Allocation
}

export async function choosePrivateGateway(asking: Asking, asked: Asked): Promise<Choice> {
  const virtualGatewayId = given(asked.virtualGatewayId)
  const directConnectGatewayId = given(asked.directConnectGatewayId)
  refuseUnless((virtualGatewayId === undefined) !== (directConnectGatewayId === undefined), interfaceFaults.oneGateway)
  if (directConnectGatewayId !== undefined) return chooseGateway(asking, directConnectGatewayId, 'virtualPrivateGateway')
  const id = virtualGatewayId ?? refuse(interfaceFaults.oneGateway)
  const gateway = mustBeOwnVirtualGateway(await asking.tx.cloudGateways.find(id), asking.caller, id)
  return { virtualGatewayId: id, amazonSideAsn: gateway.amazonSideAsn }
}

export async function chooseTransitGateway(asking: Asking, directConnectGatewayId: string | undefined): Promise<Choice> {
  const id = given(directConnectGatewayId) ?? refuse(interfaceFaults.missing, 'directConnectGatewayId')
  return chooseGateway(asking, id, 'transitGateway')
}

async function chooseGateway(
  { tx, caller, settings, operation, takes }: Asking,
  id: string,
  kind: 'virtualPrivateGateway' | 'transitGateway',
): Promise<Choice> {
  const gateway = mustBeOwnGateway(await tx.gateways.lock(id), caller.accountId, id)
  mustTakeMore(gateway, operation)
  const attached = (await tx.virtualInterfaces.attachedTo(id)).filter(isLiveInterface)
  const thing = kind === 'transitGateway' ? 'a transit virtual interface' : 'a private virtual interface'
  mustBeOfKind(gateway, kindOf(await tx.associations.ofGateway(id), attached), kind, thing)
  mustStayBelow(attached.length, settings.quotas.interfacesPerGateway, caller.accountId, `virtual interfaces on ${id}`)
  mustFitGatewayPool(id, takes, attached)
  return { directConnectGatewayId: id, amazonSideAsn: gateway.amazonSideAsn }
}

/** An attached interface that takes another part of the pool than before. */
export async function mustStayInGatewayPool(tx: Tx, vi: VirtualInterface): Promise<void> {
  const id = vi.directConnectGatewayId
  if (id === undefined) return
  await tx.gateways.lock(id)
  const attached = (await tx.virtualInterfaces.attachedTo(id)).filter(isLiveInterface)
  mustFitGatewayPool(
    id,
    vi,
    attached.filter(({ virtualInterfaceId }) => virtualInterfaceId !== vi.virtualInterfaceId),
  )
}
