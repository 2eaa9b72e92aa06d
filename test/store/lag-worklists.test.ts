import { describe, expect, test } from 'vitest'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import { engines } from '../support/engines.ts'
import { connection, lag, noon } from './rows.ts'

const names = (rows: readonly { readonly connectionId: string }[]) => rows.map((row) => row.connectionId)
const key = (state: MacSecKey['state'], since: number): MacSecKey => ({
  secretARN: `arn:${since}`,
  ckn: 'c',
  cak: 'k',
  state,
  startOn: 1,
  since,
})

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: LAGs`, () => {
    test('find the members of many at once, each in the order of creation, and none for an empty one', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        for (const [index, lagId] of ['b', 'a', 'b', 'a', 'b'].entries()) {
          await tx.connections.insert(connection({ connectionId: `${index}`, lagId, createdAt: noon - index }))
        }
        await tx.connections.insert(connection({ connectionId: 'alone' }))
      })
      const found = await store.read((tx) => tx.connections.membersOfAll(['a', 'empty', 'b']))
      expect(Object.fromEntries([...found].map(([lagId, rows]) => [lagId, names(rows)]))).toEqual({ a: ['3', '1'], b: ['4', '2', '0'] })
      expect(await store.read((tx) => tx.connections.membersOfAll([]))).toEqual(new Map())
      const many = Array.from({ length: 250 }, (_, index) => `lag${index}`)
      expect([...(await store.read((tx) => tx.connections.membersOfAll([...many, 'a']))).keys()]).toEqual(['a'])
    })

    test('are behind with the ports that went up, down or away since they counted', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const up = connection({ connectionId: 'up', lagId: 'lag', since: noon + 2 })
      const counted = connection({ connectionId: 'counted', lagId: 'lag', countedIn: 'lag' })
      const gone = connection({ connectionId: 'gone', countedIn: 'lag', since: noon + 1 })
      await store.write(async (tx) => {
        for (const row of [up, counted, gone, connection({ connectionId: 'alone' })]) await tx.connections.insert(row)
      })
      const behind = (limit: number) => store.write(async (tx) => names(await tx.connections.miscounted(limit)))
      expect(await behind(10)).toEqual(['gone', 'up'])
      expect(await behind(1)).toEqual(['gone'])
      await store.write((tx) => tx.connections.update({ ...up, countedIn: 'lag' }))
      expect(await behind(10)).toEqual(['gone'])
      await store.write((tx) => tx.connections.update({ ...counted, connectionState: 'down' }))
      expect(await behind(10)).toEqual(['counted', 'gone'])
    })

    test('and ports have MACsec keys that wait, longest first; those of a member wait with its LAG', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        const keyed = (connectionId: string, ...macSecKeys: readonly MacSecKey[]) => connection({ connectionId, macSecKeys })
        await tx.connections.insert(keyed('late', key('associated', 1), key('associating', noon + 5)))
        await tx.connections.insert(keyed('early', key('associating', noon + 9), key('disassociating', noon + 1)))
        await tx.connections.insert(keyed('in use', key('associated', 1)))
        await tx.connections.insert({ ...keyed('member', key('associating', 1)), lagId: 'lag' })
        await tx.lags.insert(lag({ lagId: 'lag', macSecKeys: [key('associating', noon + 3)] }))
        await tx.lags.insert(lag({ lagId: 'plain', macSecKeys: [] }))
      })
      const due = (upTo: number, limit = 10) => store.write(async (tx) => names(await tx.connections.keysDue(upTo, limit)))
      expect(await due(noon + 5)).toEqual(['early', 'late'])
      expect(await due(noon + 5, 1)).toEqual(['early'])
      expect(await due(noon + 4)).toEqual(['early'])
      expect(await due(noon)).toEqual([])
      const lags = async (upTo: number) => (await store.write((tx) => tx.lags.keysDue(upTo, 10))).map(({ lagId }) => lagId)
      expect([await lags(noon + 2), await lags(noon + 3)]).toEqual([[], ['lag']])
    })
  })
}
