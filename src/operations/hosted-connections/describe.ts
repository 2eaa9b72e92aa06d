// DescribeHostedConnections: what a partner's interconnect or LAG carries, as the partner sees it:
// without the customers' tags. AWS refuses the id of a hosted connection here; Terraform before 6.5
// reads by that very id, so it answers its partner with that one connection.
import { mustBePartner } from '#domain/accounts/rules.ts'
import { isShown } from '#domain/connections/rules.ts'
import { refuseUnless } from '#domain/fault.ts'
import { hostedFaults } from '#domain/hosted-connections/faults.ts'
import { isHostedBy } from '#domain/hosted-connections/rules.ts'
import { isOwnInterconnect } from '#domain/interconnects/rules.ts'
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { isForgotten, shownSince } from '#domain/visibility.ts'
import { toWire } from '#operations/connections/wire.ts'
import { type Caller, operation } from '#operations/operation.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import type { Tx } from '#store/tx.ts'

async function isHostInSight(tx: Tx, caller: Caller, id: string, now: number): Promise<boolean> {
  if (!id.startsWith('dxlag-')) {
    const row = await tx.connections.find(id)
    return isOwnInterconnect(row, caller) && isShown(row, now)
  }
  const lag = await tx.lags.find(id)
  const own = lag !== undefined && lag.ownerAccount === caller.accountId && lag.region === caller.region
  return own && lag.allowsHostedConnections && !isForgotten(lag.lagState, lag.since, now)
}

export const describeHostedConnections = operation('DescribeHostedConnections', {
  access: 'read',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, tokens }) {
    mustBePartner(await tx.accounts.find(caller.accountId), caller)
    const { connectionId } = input
    const purpose = `DescribeHostedConnections|${caller.accountId}|${caller.region}|${connectionId}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    const itself = await tx.connections.find(connectionId)
    if (isHostedBy(itself, caller) && isShown(itself, now)) return { connections: [toWire(itself, undefined, caller.accountId)] }
    refuseUnless(
      await isHostInSight(tx, caller, connectionId, now),
      hostedFaults.noParent,
      caller.accountId,
      'DescribeHostedConnections',
      connectionId,
    )

    const found = await tx.connections.hostedOn(connectionId, {
      ...(after && { after }),
      ...(size !== undefined && { limit: size + 1 }),
      deletedSince: shownSince(now),
    })
    const { rows, nextToken } = pageOf(found, size, (row) => ({ createdAt: row.createdAt, id: row.connectionId }), purpose, tokens)
    return { connections: rows.map((row) => toWire(row, undefined, caller.accountId)), nextToken }
  },
})
