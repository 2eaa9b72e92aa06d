// UpdateDirectConnectGateway: another name; nothing else about a gateway changes.
import { mustBeGatewayName, mustBeOwnGateway, mustTakeMore } from '#domain/gateways/rules.ts'
import { toWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'

export const updateDirectConnectGateway = operation('UpdateDirectConnectGateway', {
  access: 'write',
  resources: ({ directConnectGatewayId }) => [`dx-gateway/${directConnectGatewayId}`],

  async run({ input, caller, tx }) {
    const id = input.directConnectGatewayId
    const gateway = mustBeOwnGateway(await tx.gateways.lock(id), caller.accountId, id)
    mustTakeMore(gateway, 'UpdateDirectConnectGateway')
    const directConnectGatewayName = mustBeGatewayName('newDirectConnectGatewayName', input.newDirectConnectGatewayName)

    const updated = { ...gateway, directConnectGatewayName }
    await tx.gateways.update(updated)
    const allocations = await tx.virtualInterfaces.prefixesOnGateways([id])
    return { directConnectGateway: toWire(updated, allocations.get(id)) }
  },
})
