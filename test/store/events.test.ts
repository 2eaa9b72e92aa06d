import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openPostgres } from '#store/postgres.ts'
import { engines } from '../support/engines.ts'
import { hasPostgres, migratedDatabase } from '../support/postgres.ts'
import { testOptions } from '../support/stores.ts'
import * as rows from './rows.ts'
import { alice, bob, noon } from './rows.ts'

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: events`, () => {
    test('tell which aggregates each commit touched, when, and whose business they are', async () => {
      using database = await engine.database()
      let now = noon
      await using store = await database.open({ clock: () => now })
      await store.write(async (tx) => {
        await tx.virtualInterfaces.insert(rows.virtualInterface({ ownerAccount: bob }))
        await tx.vlans.claim('dxcon-f0000001', 101, 'dxvif-f0000001')
        await tx.connections.insert(rows.connection())
        await tx.connections.update(rows.connection({ parentOwner: bob }))
      })
      now = noon + 1
      await store.write((tx) => tx.proposals.insert(rows.proposal()))
      await store.write((tx) => tx.devices.put(rows.device()))
      await store.write((tx) => tx.virtualInterfaces.remove('dxvif-f0000001'))
      await store.write((tx) => tx.virtualInterfaces.remove('dxvif-f0000001'))
      expect(await store.read((tx) => tx.events.after(0, 100))).toEqual([
        { seq: 1, at: noon, drawer: 'virtualInterfaces', id: 'dxvif-f0000001', accounts: [bob, alice] },
        { seq: 2, at: noon, drawer: 'connections', id: 'dxcon-f0000001', accounts: [alice, bob] },
        { seq: 3, at: noon + 1, drawer: 'proposals', id: rows.proposal().proposalId, accounts: [bob, alice] },
        { seq: 4, at: noon + 1, drawer: 'devices', id: 'EqDC2-1', accounts: [] },
        { seq: 5, at: noon + 1, drawer: 'virtualInterfaces', id: 'dxvif-f0000001', accounts: [bob, alice] },
      ])
    })

    test('are read on from where one was, and from now on', async () => {
      using database = await engine.database()
      await using store = await database.open()
      expect(await store.read((tx) => tx.events.latest())).toBe(0)
      const touch = (count: number) =>
        store.write(async (tx) => {
          for (let index = 0; index < count; index += 1) await tx.lags.insert(rows.lag({ lagId: `${count}-${index}` }))
        })
      await touch(50)
      const seqs = async (after: number, limit: number) => (await store.read((tx) => tx.events.after(after, limit))).map(({ seq }) => seq)
      expect(await seqs(0, 3)).toEqual([1, 2, 3])
      expect(await seqs(48, 30)).toEqual([49, 50])
      expect(await seqs(50, 30)).toEqual([])
      const latest = await store.read((tx) => tx.events.latest())
      await touch(1)
      expect(await seqs(latest, 30)).toEqual([51])
    })

    test('are forgotten in portions, and their numbers do not come again', async () => {
      using database = await engine.database()
      let now = noon
      await using store = await database.open({ clock: () => now })
      for (const id of ['a', 'b', 'c']) {
        await store.write((tx) => tx.lags.insert(rows.lag({ lagId: id })))
        now += 1
      }
      expect(await store.write((tx) => tx.events.forget(noon + 3, 2))).toBe(2)
      expect((await store.read((tx) => tx.events.after(0, 10))).map(({ id }) => id)).toEqual(engine.engine === 'sqlite' ? ['c'] : [])
      expect(await store.write((tx) => tx.events.forget(noon + 3, 2))).toBe(1)
      await store.write((tx) => tx.lags.remove('a'))
      now += 60_000
      expect((await store.read((tx) => tx.events.after(0, 10))).map(({ seq }) => seq)).toEqual([4])
    })
  })
}

describe.skipIf(!hasPostgres)('events of several processes on PostgreSQL', () => {
  test('one that commits late is not skipped, and a gap that stays is passed after ten seconds', async () => {
    const url = await migratedDatabase()
    let now = noon
    await using store = await openPostgres({ ...testOptions, url, clock: () => now })
    const seqs = async () => (await store.read((tx) => tx.events.after(0, 10))).map(({ seq }) => seq)
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    const append = `insert into events (at, drawer, id, accounts) values (${noon}, 'lags', 'x', '[]')`

    await store.write((tx) => tx.lags.insert(rows.lag({ lagId: 'before' })))
    await other.query('begin')
    await other.query(append)
    await store.write((tx) => tx.lags.insert(rows.lag({ lagId: 'after' })))
    expect(await seqs()).toEqual([1])
    expect(await store.read((tx) => tx.events.latest())).toBe(1)
    await other.query('commit')
    expect(await seqs()).toEqual([1, 2, 3])
    expect(await store.read((tx) => tx.events.latest())).toBe(3)

    await other.query('begin')
    await other.query(append)
    await other.query('rollback')
    await other.end()
    await store.write((tx) => tx.lags.insert(rows.lag({ lagId: 'behind the gap' })))
    expect(await seqs()).toEqual([1, 2, 3])
    now = noon + 10_000
    expect(await seqs()).toEqual([1, 2, 3, 5])
    expect(await store.read((tx) => tx.events.latest())).toBe(5)
  })
})
