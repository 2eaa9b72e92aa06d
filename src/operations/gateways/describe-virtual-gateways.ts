// DescribeVirtualGateways: the account's virtual private gateways in the region, from our registry.
import { virtualGatewayToWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'

export const describeVirtualGateways = operation('DescribeVirtualGateways', {
  access: 'read',
  resources: () => [],

  async run({ caller, tx }) {
    const own = await tx.cloudGateways.ownedBy(caller.accountId, caller.region)
    const shown = own.filter(({ kind, state }) => kind === 'virtualPrivateGateway' && state !== 'deleted')
    return { virtualGateways: shown.map(virtualGatewayToWire) }
  },
})
