import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse, fault } from '#domain/fault.ts'
import type { AddressRange, Store } from '#store/tx.ts'
import { engines } from '../support/engines.ts'

const taken = fault({ source: 'ours', aws: (by: string) => `It is taken by ${by}.`, example: ['x'] })
const racers = Array.from({ length: 64 }, (_, index) => `dxvif-${index}`)
const range = (first: number, last: number): AddressRange => ({
  first: `4${String(first).padStart(3, '0')}`,
  last: `4${String(last).padStart(3, '0')}`,
})

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: claims`, () => {
    let database: Awaited<ReturnType<typeof engine.database>>
    let store: Store
    beforeAll(async () => {
      database = await engine.database()
      store = await database.open()
    })
    afterAll(async () => {
      await store[Symbol.asyncDispose]()
      database[Symbol.dispose]()
    })

    async function claimVlan(parentId: string, vlan: number, holderId: string): Promise<string> {
      return store.write(async (tx) => {
        const holder = await tx.vlans.holder(parentId, vlan)
        if (holder !== undefined) refuse(taken, holder)
        await tx.vlans.claim(parentId, vlan, holderId)
        return holderId
      })
    }

    async function claimRange(scope: string, wanted: AddressRange, holderId: string): Promise<string> {
      return store.write(async (tx) => {
        await tx.ranges.lockScope(scope)
        const holder = await tx.ranges.overlapping(scope, wanted)
        if (holder !== undefined) refuse(taken, holder)
        await tx.ranges.claim(scope, wanted, holderId)
        return holderId
      })
    }

    /** All results by kind: the winners' ids, and what the losers were told. */
    async function race(claims: readonly Promise<string>[]) {
      const results = await Promise.allSettled(claims)
      return {
        winners: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
        told: new Set(results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))),
      }
    }

    test('of 64 who claim one VLAN at once exactly one gets it, and the others are told who', async () => {
      const { winners, told } = await race(racers.map((id) => claimVlan('dxcon-race', 101, id)))
      expect(winners).toHaveLength(1)
      expect(told).toEqual(new Set([`ClientFault: It is taken by ${winners[0]}.`]))
      expect(await store.read((tx) => tx.vlans.on('dxcon-race'))).toEqual([{ vlan: 101, holderId: winners[0] }])
    })

    test('of 64 who claim overlapping ranges at once exactly one gets it, even in a scope that nobody used before', async () => {
      const { winners, told } = await race(racers.map((id, index) => claimRange('race', range(100 - index, 100 + index), id)))
      expect(winners).toHaveLength(1)
      expect(told).toEqual(new Set([`ClientFault: It is taken by ${winners[0]}.`]))
    })

    test('different VLANs and parents do not disturb one another', async () => {
      const { winners } = await race(racers.map((id, index) => claimVlan(`dxcon-${index % 4}`, index, id)))
      expect(winners).toHaveLength(racers.length)
    })

    test('a VLAN without a check in words is refused by the index all the same', async () => {
      await claimVlan('dxcon-index', 7, 'a')
      await expect(store.write((tx) => tx.vlans.claim('dxcon-index', 7, 'b'))).rejects.toThrow(/unique/i)
    })

    test('a released VLAN is free again, within the same transaction too', async () => {
      await claimVlan('dxcon-free', 7, 'a')
      await store.write(async (tx) => {
        await tx.vlans.release('a')
        await tx.vlans.claim('dxcon-free', 7, 'b')
      })
      expect(await store.read((tx) => tx.vlans.holder('dxcon-free', 7))).toBe('b')
    })

    test('VLANs move with their holder, and not where one of them is taken', async () => {
      await store.write(async (tx) => {
        await tx.vlans.claim('from', 1, 'm')
        await tx.vlans.claim('from', 2, 'm')
        await tx.vlans.claim('from', 3, 'other')
        await tx.vlans.claim('clash', 2, 'someone')
      })
      await expect(store.write((tx) => tx.vlans.move('m', 'clash'))).rejects.toThrow(/unique/i)
      expect(await store.read((tx) => tx.vlans.on('clash'))).toEqual([{ vlan: 2, holderId: 'someone' }])
      await store.write((tx) => tx.vlans.move('m', 'to'))
      expect(await store.read((tx) => tx.vlans.on('to'))).toEqual([
        { vlan: 1, holderId: 'm' },
        { vlan: 2, holderId: 'm' },
      ])
      expect(await store.read((tx) => tx.vlans.on('from'))).toEqual([{ vlan: 3, holderId: 'other' }])
    })

    test('ranges move and are released with their holder, and a scope knows nothing of another', async () => {
      await claimRange('here', range(10, 20), 'h')
      await claimRange('here', range(21, 30), 'h')
      expect(await store.read((tx) => tx.ranges.overlapping('there', range(15, 15)))).toBeUndefined()
      await store.write((tx) => tx.ranges.move('h', 'there'))
      expect(await store.read((tx) => tx.ranges.overlapping('here', range(0, 99)))).toBeUndefined()
      expect(await store.read((tx) => tx.ranges.overlapping('there', range(20, 20)))).toBe('h')
      expect(await store.read((tx) => tx.ranges.heldBy('h'))).toEqual([range(10, 20), range(21, 30)])
      await store.write((tx) => tx.ranges.release('h'))
      expect(await store.read((tx) => tx.ranges.heldBy('h'))).toEqual([])
    })

    test('an overlap is found exactly when there is one, whatever was claimed before', async () => {
      let scopes = 0
      const wish = fc.tuple(fc.nat(60), fc.nat(8)).map(([first, more]) => [first, first + more] as const)
      await fc.assert(
        fc.asyncProperty(fc.array(wish, { maxLength: 25 }), async (wishes) => {
          scopes += 1
          const held: (readonly [number, number, string])[] = []
          await store.write(async (tx) => {
            held.length = 0
            for (const [index, [first, last]] of wishes.entries()) {
              const expected = held.filter(([a, b]) => a <= last && b >= first).map(([, , holder]) => holder)
              const found = await tx.ranges.overlapping(`model ${scopes}`, range(first, last))
              if (expected.length === 0) expect(found).toBeUndefined()
              else expect(expected).toContain(found)
              if (found !== undefined) continue
              await tx.ranges.claim(`model ${scopes}`, range(first, last), `${index}`)
              held.push([first, last, `${index}`])
            }
          })
        }),
        { numRuns: 40 },
      )
    })
  })
}
