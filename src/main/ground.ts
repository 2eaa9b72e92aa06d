// The database and the key of a real server, opened or refused: a key that cannot open the canary is
// a wrong one, and nothing is written with it.
import { vault, type KeyRing } from '#accounts/vault.ts'
import type { Config } from '#config.ts'
import { readKeyRing, StartFault } from '#main/key-file.ts'
import { clock, pause, random } from '#main/world.ts'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import type { Store } from '#store/tx.ts'

export interface Ground {
  readonly ring: KeyRing
  readonly store: Store
}

export async function openGround(
  config: Pick<Config, 'database' | 'keyFile'>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Ground> {
  const ring = readKeyRing(config.keyFile, environment, random)
  const options = { sealer: vault(ring), clock, pause }
  const { database } = config
  const store = database.startsWith('sqlite:')
    ? await openSqlite({ ...options, path: database.slice('sqlite:'.length) })
    : await openPostgres({ ...options, url: database })
  return { ring, store }
}

/** @throws StartFault when the database was never prepared, or another key sealed it. */
export async function mustSing(store: Store): Promise<void> {
  const sings = await store.read((tx) => tx.canaries.sings())
  if (sings === undefined) throw new StartFault('The database is empty; demarc init prepares it.')
  if (!sings) throw new StartFault('The key-encryption key is not the one that this database was sealed with; nothing was changed.')
}
