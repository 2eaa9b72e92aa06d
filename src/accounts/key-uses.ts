// When keys were used last. Noted in memory and written down about once a minute, so that a request
// does not become a write; what is lost in a crash is a minute of it.
import type { KeyUse, Store } from '#store/tx.ts'

const minute = 60_000

export interface Uses {
  note(use: KeyUse): void
  /** Writes down what was noted, unless that was done less than a minute ago; `now` in epoch milliseconds. */
  writeDue(now: number): Promise<void>
  /** Writes down what was noted. */
  write(): Promise<void>
}

export function noteUses(store: Store): Uses {
  let noted = new Map<string, KeyUse>()
  let writtenAt = Number.NEGATIVE_INFINITY

  async function write(): Promise<void> {
    if (noted.size === 0) return
    const uses = [...noted.values()].toSorted((a, b) => (a.accessKeyId < b.accessKeyId ? -1 : 1))
    noted = new Map()
    await store.write(async (tx) => {
      for (const use of uses) await tx.keyUses.put(use)
    })
  }

  return {
    note: (use) => void noted.set(use.accessKeyId, use),
    write,
    async writeDue(now) {
      if (now - writtenAt < minute) return
      writtenAt = now
      await write()
    },
  }
}
