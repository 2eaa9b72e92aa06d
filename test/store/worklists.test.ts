import { describe, expect, test } from 'vitest'
import { engines } from '../support/engines.ts'
import { noon, virtualInterface } from './rows.ts'

const names = (rows: readonly { readonly virtualInterfaceId: string }[]) => rows.map((row) => row.virtualInterfaceId)

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: a lifecycle's worklist`, () => {
    test('holds the rows that entered one of the states by then, oldest first, and no more than asked for', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        for (const [index, virtualInterfaceState] of (['pending', 'deleting', 'available', 'pending', 'deleting'] as const).entries()) {
          await tx.virtualInterfaces.insert(
            virtualInterface({ virtualInterfaceId: `${index}`, virtualInterfaceState, since: noon - index }),
          )
        }
      })
      const due = (states: readonly string[], upTo: number, limit = 10) =>
        store.write(async (tx) => names(await tx.virtualInterfaces.due(states, upTo, limit)))
      expect(await due(['pending', 'deleting'], noon)).toEqual(['4', '3', '1', '0'])
      expect(await due(['pending', 'deleting'], noon - 1)).toEqual(['4', '3', '1'])
      expect(await due(['pending', 'deleting'], noon, 2)).toEqual(['4', '3'])
      expect(await due(['pending'], noon)).toEqual(['3', '0'])
      expect(await due([], noon)).toEqual([])
    })

    test('holds the unsettled interfaces, oldest first', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        for (const index of [0, 1, 2, 3]) {
          await tx.virtualInterfaces.insert(
            virtualInterface({ virtualInterfaceId: `${index}`, unsettled: index !== 1, since: noon - index }),
          )
        }
      })
      const awaiting = (limit: number) => store.write(async (tx) => names(await tx.virtualInterfaces.awaitingEdge(limit)))
      expect(await awaiting(10)).toEqual(['3', '2', '0'])
      expect(await awaiting(1)).toEqual(['3'])
      await store.write((tx) => tx.virtualInterfaces.update(virtualInterface({ virtualInterfaceId: '3', unsettled: false })))
      expect(await awaiting(10)).toEqual(['2', '0'])
    })

    test('is shared out: two who ask at once never get the same row', async () => {
      using database = await engine.database()
      await using one = await database.open()
      await using other = await database.open()
      const total = 40
      await one.write(async (tx) => {
        for (let index = 0; index < total; index += 1) {
          await tx.virtualInterfaces.insert(
            virtualInterface({ virtualInterfaceId: `${index}`, virtualInterfaceState: 'deleting', unsettled: true }),
          )
        }
      })
      /** Takes portions and finishes them, as a reconciler does, until none is left. */
      async function work(store: typeof one): Promise<readonly string[]> {
        const mine: string[] = []
        for (;;) {
          const taken = await store.write(async (tx) => {
            const rows = await tx.virtualInterfaces.due(['deleting'], noon, 3)
            for (const row of rows) await tx.virtualInterfaces.update({ ...row, virtualInterfaceState: 'deleted', unsettled: false })
            return names(rows)
          })
          if (taken.length === 0) return mine
          mine.push(...taken)
        }
      }
      const shares = await Promise.all([work(one), work(other), work(one), work(other)])
      expect(shares.flat().toSorted()).toEqual(Array.from({ length: total }, (_, index) => `${index}`).toSorted())
      expect(await one.write((tx) => tx.virtualInterfaces.awaitingEdge(100))).toEqual([])
    })
  })

  describe.skipIf(engine.skipped)(`${engine.name}: what parents give away`, () => {
    test('counts the live interfaces of each parent and what they take of its pools', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const onPort = { parentId: 'port', prefixPoolAllocatedCountIpv4: 100, prefixPoolAllocatedCountIpv6: 50 }
      await store.write(async (tx) => {
        const insert = (virtualInterfaceId: string, more: Parameters<typeof virtualInterface>[0]) =>
          tx.virtualInterfaces.insert(virtualInterface({ virtualInterfaceId, ...more }))
        await insert('a', { ...onPort, rateLimit: '500Mbps' })
        await insert('b', { ...onPort, rateLimit: '1Gbps', virtualInterfaceState: 'down' })
        await insert('c', { ...onPort, virtualInterfaceState: 'confirming' })
        await insert('d', { parentId: 'port', virtualInterfaceType: 'public' })
        await insert('e', { ...onPort, rateLimit: '1Gbps', virtualInterfaceState: 'deleted' })
        await insert('f', { ...onPort, rateLimit: '1Gbps', virtualInterfaceState: 'deleting' })
        await insert('g', { parentId: 'other', virtualInterfaceState: 'rejected' })
        await insert('h', { parentId: 'third' })
      })
      const port = { interfaces: 4, rateLimiters: 2, rateLimitedMegabits: 1500, ipv4: 300, ipv6: 150 }
      const third = { interfaces: 1, rateLimiters: 0, rateLimitedMegabits: 0, ipv4: 0, ipv6: 0 }
      expect(await store.read((tx) => tx.virtualInterfaces.usageOf(['port']))).toEqual(new Map([['port', port]]))
      expect(await store.read((tx) => tx.virtualInterfaces.usageOf([]))).toEqual(new Map())
      expect(await store.read((tx) => tx.virtualInterfaces.usageOf(['other', 'port', 'third', 'nobody']))).toEqual(
        new Map([
          ['port', port],
          ['third', third],
        ]),
      )
      const many = Array.from({ length: 250 }, (_, index) => `parent ${index}`)
        .with(120, 'port')
        .with(249, 'third')
      expect(await store.read((tx) => tx.virtualInterfaces.usageOf(many))).toEqual(
        new Map([
          ['port', port],
          ['third', third],
        ]),
      )
    })
  })
}
