// MACsec keys come into use and go out of it, each after its time. Those of a LAG move on the LAG,
// and from there to its members.
import type { Connection } from '#domain/connections/connection.ts'
import type { Lag } from '#domain/lags/lag.ts'
import { withLagKeys } from '#domain/lags/maker.ts'
import { exchanged } from '#domain/macsec/keys.ts'
import type { Reconciler, World } from '#lifecycle/reconciler.ts'
import type { Tx } from '#store/tx.ts'

const batch = 100

type Due<Row> = (tx: Tx, sinceUpTo: number, limit: number) => Promise<readonly Row[]>

async function exchangeKeys<Row extends Connection | Lag>(
  world: World,
  due: Due<Row>,
  write: (tx: Tx, row: Row) => Promise<void>,
): Promise<number> {
  const { store, now } = world
  const upTo = now - world.delay('exchange a MACsec key')
  const waiting = await store.read((tx) => due(tx, upTo, 1))
  if (waiting.length === 0) return 0
  return store.write(async (tx) => {
    const rows = await due(tx, upTo, batch)
    for (const row of rows) await write(tx, { ...row, macSecKeys: exchanged(row.macSecKeys, upTo, now) })
    return rows.length
  })
}

export const connectionKeysAreExchanged: Reconciler = (world) =>
  exchangeKeys(
    world,
    (tx, sinceUpTo, limit) => tx.connections.keysDue(sinceUpTo, limit),
    (tx, row) => tx.connections.update(row),
  )

export const lagKeysAreExchanged: Reconciler = (world) =>
  exchangeKeys(
    world,
    (tx, sinceUpTo, limit) => tx.lags.keysDue(sinceUpTo, limit),
    async (tx, lag) => {
      await tx.lags.update(lag)
      for (const { connectionId } of await tx.connections.membersOf(lag.lagId)) {
        const member = await tx.connections.lock(connectionId)
        if (member?.lagId === lag.lagId) await tx.connections.update(withLagKeys(member, lag))
      }
    },
  )
