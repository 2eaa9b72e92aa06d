// UpdateConnectionsBillingMode: what the charges of up to 200 ports are based on. All of them
// change, or none.
import { billedAs, mustHaveBilling, mustOfferBillingMode } from '#domain/billing/rules.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { noUsage } from '#domain/parents/usage.ts'
import { toWire } from '#operations/connections/wire.ts'
import { operation } from '#operations/operation.ts'

export const updateConnectionsBillingMode = operation('UpdateConnectionsBillingMode', {
  access: 'write',
  resources: ({ connectionIds }) => connectionIds.map((connectionId) => `dxcon/${connectionId}`),

  async run({ input, caller, tx }) {
    const { billingMode } = input
    const ids = [...new Set(input.connectionIds)]

    // Read: the ports, locked in one order by everybody. Decide at each.
    const updated = new Map<string, Connection>()
    for (const id of ids.toSorted()) {
      const connection = mustBeOwnConnection(await tx.connections.lock(id), caller, id)
      mustHaveBilling(connection)
      const location = await tx.locations.find(connection.region, connection.location)
      mustOfferBillingMode(location, connection.location, connection.bandwidth, billingMode)
      updated.set(id, { ...connection, billingMode })
    }

    // Write, then answer with what was written, in the order of the request.
    for (const connection of updated.values()) await tx.connections.update(connection)
    for (const lagId of new Set([...updated.values()].flatMap((connection) => connection.lagId ?? []))) {
      const lag = await tx.lags.lock(lagId)
      const billed = lag && billedAs(lag, await tx.connections.membersOf(lagId))
      if (billed !== undefined && billed !== lag) await tx.lags.update(billed)
    }
    const usage = await tx.virtualInterfaces.usageOf(ids)
    const connections = ids.flatMap((id) => updated.get(id) ?? [])
    return { billingMode, connections: connections.map((connection) => toWire(connection, usage.get(connection.connectionId) ?? noUsage)) }
  },
})
