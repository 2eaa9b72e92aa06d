// DeleteDirectConnectGateway: only of one that nothing leads to any more.
import { refuseUnless } from '#domain/fault.ts'
import { gatewayFaults } from '#domain/gateways/faults.ts'
import { gatewayLifecycle } from '#domain/gateways/lifecycle.ts'
import { mustBeOwnGateway } from '#domain/gateways/rules.ts'
import { after } from '#domain/transitions.ts'
import { isLiveInterface } from '#domain/virtual-interfaces/rules.ts'
import { toWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'

export const deleteDirectConnectGateway = operation('DeleteDirectConnectGateway', {
  access: 'write',
  resources: ({ directConnectGatewayId }) => [`dx-gateway/${directConnectGatewayId}`],

  async run({ input, caller, tx, now }) {
    const id = input.directConnectGatewayId
    const gateway = mustBeOwnGateway(await tx.gateways.lock(id), caller.accountId, id)
    if (gateway.directConnectGatewayState === 'deleting') return { directConnectGateway: toWire(gateway) }
    // One that is still being withdrawn counts: its router still leads here.
    const attached = (await tx.virtualInterfaces.attachedTo(id)).filter(
      (vi) => isLiveInterface(vi) || vi.virtualInterfaceState === 'deleting',
    )
    const associated = (await tx.associations.ofGateway(id)).filter(({ associationState }) => associationState !== 'disassociated')
    refuseUnless(attached.length === 0 && associated.length === 0, gatewayFaults.inUse, id)

    const deleting = {
      ...gateway,
      directConnectGatewayState: after(gatewayLifecycle, gateway.directConnectGatewayState, 'deleteAsked'),
      since: now,
    }
    await tx.gateways.update(deleting)
    return { directConnectGateway: toWire(deleting) }
  },
})
