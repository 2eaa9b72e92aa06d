import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'
import { hostedInterface, peersOf, privateInterface } from './interfaces.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** So many tests of one interface, the last still running. Their ids, oldest first. */
async function tested(house: TestHouse, virtualInterfaceId: string, times: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let nth = 1; nth <= times; nth += 1) {
    const { virtualInterfaceTest } = await house.as('blue').startBgpFailoverTest({ virtualInterfaceId, testDurationInMinutes: nth })
    ids.push(virtualInterfaceTest?.testId as string)
    await house.pass(1000)
    if (nth < times) await house.as('blue').stopBgpFailoverTest({ virtualInterfaceId })
  }
  return ids
}

describe('ListVirtualInterfaceTestHistory', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('tests are listed oldest first, page by page', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const ids = await tested(house, virtualInterfaceId, 5)
      const list = (more: object = {}) => house.as('blue').listVirtualInterfaceTestHistory({ maxResults: 2, ...more })

      for (const filter of [{}, { virtualInterfaceId }]) {
        const seen: (string | undefined)[] = []
        let nextToken: string | undefined
        do {
          const page = await list({ ...filter, ...(nextToken !== undefined && { nextToken }) })
          expect(page.virtualInterfaceTestHistory?.length).toBeLessThanOrEqual(2)
          seen.push(...(page.virtualInterfaceTestHistory ?? []).map(({ testId }) => testId))
          nextToken = page.nextToken
        } while (nextToken !== undefined)
        expect(seen).toEqual(ids)
      }
      const { nextToken } = await list()
      await expect(list({ nextToken, virtualInterfaceId })).rejects.toMatchObject(refusal('Invalid nextToken'))
      await expect(list({ nextToken: 'x' })).rejects.toMatchObject(refusal('Invalid nextToken'))
      const all = await house.call('blue', 'ListVirtualInterfaceTestHistory')
      expect(all.json).not.toHaveProperty('nextToken')
      expect(all.json.virtualInterfaceTestHistory).toHaveLength(5)
      expect(all.json.virtualInterfaceTestHistory[0].startTime).toBeTypeOf('number')
      expect(house.faults).toEqual([])
    })

    test('each filter leaves what it names', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const [one, two] = [await privateInterface(house, 'blue', connectionId, 1), await privateInterface(house, 'blue', connectionId, 2)]
      const [first, second] = await tested(house, one, 2)
      const [third] = await tested(house, two, 1)
      const [peer] = await peersOf(house, 'blue', two)
      const found = async (filters: object) => {
        const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory(filters)
        return virtualInterfaceTestHistory?.map(({ testId }) => testId)
      }
      expect(await found({ testId: second })).toEqual([second])
      expect(await found({ virtualInterfaceId: one })).toEqual([first, second])
      expect(await found({ bgpPeers: [peer?.bgpPeerId] })).toEqual([third])
      expect(await found({ status: 'CANCELLED' })).toEqual([first])
      expect(await found({ status: 'In progress' })).toEqual([second, third])
      expect(await found({ status: 'IN_PROGRESS', virtualInterfaceId: two })).toEqual([third])
      expect(await found({ testId: first, virtualInterfaceId: two })).toEqual([])
      for (const nothing of [{ testId: 'x' }, { virtualInterfaceId: 'dxvif-fzzzzzzz' }, { status: 'nonsense' }, { bgpPeers: ['x'] }]) {
        expect(await found(nothing)).toEqual([])
      }
    })

    test('only the owner of the interface sees its tests', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await hostedInterface(house, 'blue')
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      for (const [who, region] of [
        ['partner', 'us-east-1'],
        ['green', 'us-east-1'],
        ['blue', 'eu-west-1'],
      ] as const) {
        const { virtualInterfaceTestHistory } = await house.as(who, region).listVirtualInterfaceTestHistory({ virtualInterfaceId })
        expect(virtualInterfaceTestHistory).toEqual([])
      }
    })

    test('a test whose interface went another way has failed', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      await tested(house, virtualInterfaceId, 1)
      await house.store.write(async (tx) => {
        const vi = await tx.virtualInterfaces.lock(virtualInterfaceId)
        if (vi !== undefined) await tx.virtualInterfaces.update({ ...vi, virtualInterfaceState: 'rejected' })
      })
      await house.pass(2 * minute)
      const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory({})
      expect(virtualInterfaceTestHistory).toMatchObject([{ status: 'FAILED', endTime: expect.any(Date) }])
      expect(house.faults).toEqual([])
    })

    test('a test stays for 365 days, the interface long gone, and is then forgotten', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      await tested(house, virtualInterfaceId, 1)
      await house.as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await house.pass(364 * day)
      expect((await house.as('blue').listVirtualInterfaceTestHistory({})).virtualInterfaceTestHistory).toHaveLength(1)
      await house.pass(2 * day)
      expect((await house.as('blue').listVirtualInterfaceTestHistory({})).virtualInterfaceTestHistory).toEqual([])
      const kept = await house.store.read((tx) => tx.failoverTests.ownedBy(house.accountId.blue, 'us-east-1'))
      expect(kept).toEqual([])
      expect(house.faults).toEqual([])
    })
  })
})
