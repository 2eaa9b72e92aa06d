// ConfirmTransitVirtualInterface: the account that was given an interface takes it, and says which
// of its Direct Connect gateways it leads to. Only now do the routers hear of it.
import { mustNotBeOwnAsn } from '#domain/bgp-peers/rules.ts'
import { after } from '#domain/transitions.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import { mustAwaitConfirmation, mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import { operation } from '#operations/operation.ts'
import { chooseTransitGateway } from '#operations/virtual-interfaces/gateway-choice.ts'

export const confirmTransitVirtualInterface = operation('ConfirmTransitVirtualInterface', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, settings }) {
    const vi = mustBeOwnInterface(await tx.virtualInterfaces.lock(input.virtualInterfaceId), caller, input.virtualInterfaceId, now)
    mustAwaitConfirmation(vi, 'transit', 'ConfirmTransitVirtualInterface')
    const gateway = await chooseTransitGateway(
      { tx, caller, settings, operation: 'ConfirmTransitVirtualInterface', takes: vi },
      input.directConnectGatewayId,
    )
    for (const { asn } of vi.peers) mustNotBeOwnAsn(asn, gateway.amazonSideAsn)

    const virtualInterfaceState = after(interfaceLifecycle, vi.virtualInterfaceState, 'confirmed')
    await tx.virtualInterfaces.update({ ...vi, ...gateway, virtualInterfaceState, since: now, unsettled: true })
    return { virtualInterfaceState }
  },
})
