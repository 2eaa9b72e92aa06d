import { describe, expect, test } from 'vitest'
import { StoreUnavailable } from '#store/failure.ts'
import type { Pause } from '#store/store-options.ts'
import type { Tx } from '#store/tx.ts'
import { engines } from '../support/engines.ts'
import { memoryStore, realPause } from '../support/stores.ts'
import { alice, bob, connection, lag, region, virtualInterface } from './rows.ts'

const memory = {
  name: 'SQLite in memory',
  engine: 'sqlite' as const,
  skipped: false,
  database: async () => ({ open: memoryStore, [Symbol.dispose]: () => undefined }),
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)

for (const engine of [...engines, memory]) {
  describe.skipIf(engine.skipped)(`${engine.name}: units of work`, () => {
    test('a unit is written whole or not at all', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const failing = store.write(async (tx) => {
        await tx.connections.insert(connection())
        await tx.vlans.claim('dxcon-f0000001', 1, 'x')
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await store.read((tx) => tx.connections.find('dxcon-f0000001'))).toBeUndefined()
      expect(await store.read((tx) => tx.vlans.on('dxcon-f0000001'))).toEqual([])
      expect(await store.read((tx) => tx.events.after(0, 10))).toEqual([])
    })

    test('a unit sees what it has written itself', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const seen = await store.write(async (tx) => {
        await tx.connections.insert(connection({ connectionName: 'a' }))
        await tx.connections.update(connection({ connectionName: 'b' }))
        return [await tx.connections.find('dxcon-f0000001'), await tx.connections.ownedBy(alice, region)]
      })
      const expected = connection({ connectionName: 'b' })
      expect(seen).toEqual([expected, [expected]])
    })

    test('of units that run together, one that fails takes no other with it', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const units = numbered(50).map((id) =>
        store.write(async (tx) => {
          await tx.connections.insert(connection({ connectionId: id }))
          if (Number(id) % 3 === 0) throw new Error(`not ${id}`)
          return id
        }),
      )
      const results = await Promise.allSettled(units)
      const written = (await store.read((tx) => tx.connections.ownedBy(alice, region))).map((row) => row.connectionId)
      const expected = numbered(50).filter((id) => Number(id) % 3 !== 0)
      expect(written.toSorted()).toEqual(expected.toSorted())
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual(
        numbered(50).map((id) => (Number(id) % 3 === 0 ? `Error: not ${id}` : id)),
      )
    })

    test('nobody sees what is not committed', async () => {
      using database = await engine.database()
      await using store = await database.open()
      let meanwhile: Promise<unknown> | undefined
      await store
        .write(async (tx) => {
          await tx.connections.insert(connection())
          await tx.connections.find('dxcon-f0000001')
          meanwhile = store.read((other) => other.connections.find('dxcon-f0000002'))
          throw new Error('undone')
        })
        .catch(() => undefined)
      expect(await meanwhile).toBeUndefined()
    })

    test('a locked row is changed by one after the other, and no change is lost', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write((tx) => tx.lags.insert(lag({ requestedMembers: 0 })))
      const addOne = async (tx: Tx) => {
        const row = await tx.lags.lock('dxlag-f0000001')
        if (row) await tx.lags.update({ ...row, requestedMembers: row.requestedMembers + 1 })
      }
      await Promise.all(numbered(64).map(() => store.write(addOne)))
      expect((await store.read((tx) => tx.lags.find('dxlag-f0000001')))?.requestedMembers).toBe(64)
    })

    test('a unit that always meets a row in its way is given up after five runs', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write((tx) => tx.connections.insert(connection()))
      let runs = 0
      const stubborn = store.write(async (tx) => {
        runs += 1
        await tx.connections.insert(connection())
      })
      await expect(stubborn).rejects.toThrow(/unique/i)
      expect(runs).toBe(5)
    })

    test('two who lock the same rows in opposite order both get through', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        for (const id of ['a', 'b']) await tx.connections.insert(connection({ connectionId: id, loaIssueTime: 0 }))
      })
      // Where two can hold locks at all, both take their first before either takes the second.
      const bothHoldOne = Promise.withResolvers<void>()
      let holding = engine.engine === 'sqlite' ? 1 : 0
      let runs = 0
      const lockBoth = (first: string, second: string) =>
        store.write(async (tx) => {
          runs += 1
          await tx.connections.lock(first)
          holding += 1
          if (holding === 2) bothHoldOne.resolve()
          await bothHoldOne.promise
          const row = await tx.connections.lock(second)
          if (row) await tx.connections.update({ ...row, loaIssueTime: (row.loaIssueTime ?? 0) + 1 })
        })
      await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')])
      expect((await store.read((tx) => tx.connections.ownedBy(alice, region))).map((row) => row.loaIssueTime)).toEqual([1, 1])
      expect(runs).toBe(engine.engine === 'sqlite' ? 2 : 3)
    })

    test('a reading unit can neither change nor lock', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const only = 'A unit given to `read` may neither change nor lock rows; give it to `write`.'
      await expect(store.read((tx) => tx.connections.insert(connection()))).rejects.toThrow(only)
      await expect(store.read((tx) => tx.connections.remove('x'))).rejects.toThrow(only)
      await expect(store.read((tx) => tx.connections.lock('x'))).rejects.toThrow(only)
      await expect(store.read((tx) => tx.ranges.lockScope('x'))).rejects.toThrow(only)
    })

    test.each(['read', 'write'] as const)('a transaction kept after the end of its unit is of no use (%s)', async (mode) => {
      using database = await engine.database()
      await using store = await database.open()
      let kept: Tx | undefined
      await store[mode](async (tx) => {
        kept = tx
      })
      await expect(kept?.connections.find('x')).rejects.toThrow('This unit of work has ended')
      if (mode === 'write') await expect(kept?.connections.insert(connection())).rejects.toThrow('This unit of work has ended')
    })

    test('listeners hear which drawers a commit touched, and nothing of reads, failures and after they left', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const heard: string[][] = []
      const stop = store.onCommit((touched) => heard.push([...touched].toSorted()))
      await store.write(async (tx) => {
        await tx.virtualInterfaces.insert(virtualInterface())
        await tx.vlans.claim('dxcon-f0000001', 1, 'dxvif-f0000001')
      })
      await store.write((tx) => tx.virtualInterfaces.find('x'))
      await store.read((tx) => tx.virtualInterfaces.find('x'))
      await store.write((tx) => tx.vlans.claim('dxcon-f0000001', 1, 'x')).catch(() => undefined)
      await store.write((tx) => tx.virtualInterfaces.remove('dxvif-f0000001'))
      stop()
      await store.write((tx) => tx.connections.insert(connection()))
      expect(heard).toEqual([['virtualInterfaces', 'vlans'], ['virtualInterfaces']])
    })

    test('a unit that waits for something else than the store is cut off, and others go on', async () => {
      using database = await engine.database()
      const late = Promise.withResolvers<void>()
      let deadlines = 0
      const impatient: Pause = (milliseconds, signal) =>
        milliseconds === 10_000 && deadlines++ === 0 ? late.promise : realPause(milliseconds, signal)
      await using store = await database.open({ pause: impatient })
      let go: () => void = () => undefined
      const hanging = store.write(async (tx) => {
        await tx.connections.insert(connection())
        late.resolve()
        await new Promise<void>((resolve) => (go = resolve))
        await tx.connections.insert(connection({ connectionId: 'too late' }))
      })
      await expect(hanging).rejects.toMatchObject({ reason: 'too slow' })
      go()
      expect(await store.read((tx) => tx.connections.ownedBy(alice, region))).toEqual([])
    })

    test('closing waits for units that run, and refuses new ones', async () => {
      using database = await engine.database()
      const store = await database.open()
      const running = numbered(20).map((id) =>
        store.write((tx) => tx.connections.insert(connection({ connectionId: id, ownerAccount: bob }))),
      )
      await store[Symbol.asyncDispose]()
      expect((await Promise.allSettled(running)).map(({ status }) => status)).toEqual(numbered(20).map(() => 'fulfilled'))
      await expect(store.write((tx) => tx.lags.find('x'))).rejects.toBeInstanceOf(StoreUnavailable)
      await expect(store.read((tx) => tx.lags.find('x'))).rejects.toBeInstanceOf(StoreUnavailable)
      await store[Symbol.asyncDispose]()
    })
  })
}
