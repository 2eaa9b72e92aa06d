// `demarc restore`: a backup into an empty database, all of it or nothing. The key that sealed it must
// be there, too; the canary says whether it is the right one.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Config } from '#config.ts'
import { mustSing, openGround } from '#main/ground.ts'
import { StartFault } from '#main/key-file.ts'
import type { CopiedRow } from '#store/operator-drawers.ts'
import type { Tx } from '#store/tx.ts'

interface Head {
  readonly demarcBackup?: number
  readonly migrations?: readonly string[]
}

interface Line {
  readonly table: string
  readonly row: CopiedRow
}

/** How many rows there are now. */
export async function restore(config: Config, environment: Readonly<Record<string, string | undefined>>, file: string): Promise<number> {
  const [first = '{}', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
  const { demarcBackup, migrations = [] } = JSON.parse(first) as Head
  if (demarcBackup !== 1) throw new StartFault(`${file} is not a backup of Demarc.`)
  const { store } = await openGround(config, environment)
  await using _ = store
  if ((await store.read((tx) => tx.canaries.sings())) !== undefined)
    throw new StartFault('The database is not empty; a backup goes into an empty one.')
  const present = await store.read((tx) => tx.copies.migrations())
  if (present.join() !== migrations.join())
    throw new StartFault(
      `The backup was made by another version: its newest migration is ${migrations.at(-1)}, and this version's is ${present.at(-1)}.`,
    )
  await store.write(async (tx) => {
    for (const line of lines) await put(tx, JSON.parse(line) as Line)
    if ((await tx.canaries.sings()) !== true)
      throw new StartFault('The key-encryption key is not the one that this backup was sealed with; nothing was restored.')
  })
  await mustSing(store)
  return lines.length
}

const put = (tx: Tx, { table, row }: Line): Promise<void> => tx.copies.put(table, row)
