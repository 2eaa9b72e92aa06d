import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '#config.ts'
import { restore } from '#main/restore.ts'
import { provider } from '../support/serving.ts'
import { memoryStore, temporaryFolder } from '../support/stores.ts'

/** Made anew, worth nothing later, or gone within the hour. */
const leftOut = ['events', 'scopes', 'sessions', 'migrations', 'sqlite_sequence']

describe('a backup', () => {
  test('has every table but those that are worth nothing later', async () => {
    await using house = await provider()
    using database = new DatabaseSync(join(house.folder, 'demarc.sqlite'), { readOnly: true })
    const tables = database
      .prepare(`select name from sqlite_master where type = 'table'`)
      .all()
      .map(({ name }) => String(name))
    await using store = await memoryStore()
    const copied = await store.read(async (tx) => tx.copies.tables)
    expect([...copied, ...leftOut].toSorted()).toEqual([...new Set([...tables, ...leftOut])].toSorted())
  })

  test('holds no secret that could be read without the key', async () => {
    await using house = await provider()
    const { secretAccessKey } = await house.json('accounts', 'create', 'Blue')
    using folder = temporaryFolder()
    const file = join(folder.path, 'backup.gz')
    await house.cli('backup', file)
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    expect(text).toContain('"Blue')
    for (const secret of [secretAccessKey, house.key.secretAccessKey]) expect(text).not.toContain(secret)
  })

  test('is not restored under another key, nor any of it', async () => {
    await using house = await provider()
    using folder = temporaryFolder()
    const file = join(folder.path, 'backup.gz')
    await house.cli('backup', file)
    await using other = await provider()
    const settings = { ...house.settings, database: `sqlite:${join(folder.path, 'other.sqlite')}` }
    const wrong = readConfig({ ...settings, keyFile: other.settings['keyFile'] }, {})
    await expect(restore(wrong, {}, file)).rejects.toThrow(
      'The key-encryption key is not the one that this backup was sealed with; nothing was restored.',
    )
    expect(await restore(readConfig(settings, {}), {}, file)).toBeGreaterThan(2)
  })
})
