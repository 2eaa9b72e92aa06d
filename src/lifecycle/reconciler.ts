// What comes next, and who makes it so. A reconciler takes no hint of what changed: it looks at
// the rows, moves those whose time has come, and says how many it moved. It may run at any time,
// any number of times, in several processes at once.
import type { Random } from '#domain/ids.ts'
import type { Settings } from '#domain/settings.ts'
import type { Drawer, Store, Tx } from '#store/tx.ts'

/** What `moveDue` needs of a drawer. */
export type Worklist<Row> = Pick<Drawer<Row>, 'due' | 'update'>

/** Steps that take time, each with a delay of its own. */
export type Step =
  | 'reserve a port'
  | 'bring up the link'
  | 'provision a hosted connection'
  | 'take a port down'
  | 'verify public addresses'
  | 'prepare a gateway'
  | 'take a gateway down'
  | 'associate'
  | 'exchange a MACsec key'
  | 'program a router'
  | 'join a resiliency group'

export interface World {
  readonly store: Store
  /** Epoch milliseconds. */
  readonly now: number
  readonly random: Random
  readonly settings: Settings
  /** Milliseconds that a step takes at least. */
  readonly delay: (step: Step) => number
}

export type Reconciler = (world: World) => Promise<number>

const batch = 100

/**
 * Moves the rows of one drawer that have been in one of `states` for the length of `step`. It looks
 * before it locks, since most of the time there is nothing to do.
 */
export async function moveDue<Row>(
  world: World,
  drawer: (tx: Tx) => Worklist<Row>,
  states: readonly string[],
  step: Step,
  next: (row: Row, tx: Tx) => Promise<Row | undefined> | Row | undefined,
): Promise<number> {
  const upTo = world.now - world.delay(step)
  const waiting = await world.store.read((tx) => drawer(tx).due(states, upTo, 1))
  if (waiting.length === 0) return 0
  return world.store.write(async (tx) => {
    let moved = 0
    for (const row of await drawer(tx).due(states, upTo, batch)) {
      const changed = await next(row, tx)
      if (changed === undefined || changed === row) continue
      await drawer(tx).update(changed)
      moved += 1
    }
    return moved
  })
}
