// Stores for tests: each its own database, closed by `await using`. Nothing is sealed unless a test
// brings a sealer, and the clock stands still unless it brings one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Sealer } from '#store/sealer.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Pause, StoreOptions } from '#store/store-options.ts'
import type { Store } from '#store/tx.ts'

/** Seals nothing: what is stored is the secret itself. For tests only. */
export const plainSealer: Sealer = { seal: (_, plain) => plain, open: (_, sealed) => sealed }

/** Real waiting, as `main` gives it. */
export const realPause: Pause = async (milliseconds, signal) => {
  if (milliseconds === 0) await setImmediate()
  else await setTimeout(milliseconds, undefined, signal && { signal })
}

export const testOptions: StoreOptions = { sealer: plainSealer, clock: () => 1_700_000_000_000, pause: realPause }

/** An empty store in memory. */
export const memoryStore = (options: Partial<StoreOptions> = {}): Promise<Store> =>
  openSqlite({ ...testOptions, ...options, path: ':memory:' })

/** A folder that goes when the test is over. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'demarc-store-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
