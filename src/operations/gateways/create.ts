// CreateDirectConnectGateway: a global hub, `pending` for a moment and usable at once.
import { mustBeGatewayAsn, mustBeGatewayName } from '#domain/gateways/rules.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import { newUuid } from '#domain/ids.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import { mustBeTags } from '#domain/tags/rules.ts'
import { toWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'

export const createDirectConnectGateway = operation('CreateDirectConnectGateway', {
  access: 'write',
  resources: () => [],

  async run({ input, caller, tx, now, random, settings }) {
    const quota = settings.quotas.gatewaysPerAccount
    if (quota !== undefined) {
      const own = await tx.gateways.ownedBy(caller.accountId)
      mustStayBelow(
        own.filter((row) => row.directConnectGatewayState !== 'deleted').length,
        quota,
        caller.accountId,
        'Direct Connect gateways',
      )
    }
    const created: DirectConnectGateway = {
      directConnectGatewayId: newUuid(random),
      directConnectGatewayName: mustBeGatewayName('directConnectGatewayName', input.directConnectGatewayName),
      amazonSideAsn: mustBeGatewayAsn(input.amazonSideAsn),
      ownerAccount: caller.accountId,
      directConnectGatewayState: 'pending',
      since: now,
      createdAt: now,
      tags: mustBeTags(input.tags),
    }

    await tx.gateways.insert(created)
    return { directConnectGateway: toWire(created) }
  },
})
