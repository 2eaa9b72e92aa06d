import { describe, expect, test } from 'vitest'
import { readPdf } from '../../domain/loa/pdf-text.ts'
import { lag } from '../../store/rows.ts'
import { delay, enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'

const dxcon = 'dxcon-fzzzzzzz'
const order = async (house: TestHouse) => {
  const { connectionId } = await house.as('blue').createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'new' })
  return connectionId as string
}

describe('DescribeLoa', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a letter of one page names the customer, its provider, the place and the connection', async () => {
      await using house = await openHouse({ engine, settings: { operatorName: 'Harbor Networks' } })
      const connectionId = await house.connection('blue', { bandwidth: '10Gbps' })
      const { loaContent, loaContentType } = await house.as('blue').describeLoa({ connectionId, providerName: 'Équipe Réseau' })
      expect(loaContentType).toBe('application/pdf')
      const { pages, texts } = await readPdf(loaContent as Uint8Array)
      expect(pages).toBe(1)
      expect(texts).toEqual(expect.arrayContaining([connectionId, 'Harbor Networks', 'Blue Customer', 'Équipe Réseau', '10Gbps']))
      const { json } = await house.call('blue', 'DescribeLoa', { connectionId })
      expect(Object.keys(json)).toEqual(['loaContent', 'loaContentType'])
      expect(Buffer.from(json.loaContent, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
      expect(house.faults).toEqual([])
    })

    test('each call is noted with the connection', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const issued = async () => (await house.as('blue').describeConnections({ connectionId })).connections?.[0]?.loaIssueTime?.getTime()
      expect(await issued()).toBeUndefined()
      await house.as('blue').describeLoa({ connectionId })
      const first = await issued()
      expect(first).toBeLessThanOrEqual(house.now())
      await house.pass(delay)
      await house.as('blue').describeLoa({ connectionId })
      expect((await issued()) ?? 0).toBeGreaterThanOrEqual((first ?? Infinity) + delay)
      const { json } = await house.call('blue', 'DescribeConnections', { connectionId })
      expect(json.connections[0].loaIssueTime).toBeTypeOf('number')
    })

    test('it is ready as soon as a port is assigned, and not before', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await order(house)
      await expect(house.as('blue').describeLoa({ connectionId })).rejects.toMatchObject(
        refusal(`The LOA-CFA of ${connectionId} is not ready: no port is assigned yet, it is in state requested.`),
      )
      await house.pass(delay)
      expect((await house.as('blue').describeConnections({ connectionId })).connections).toMatchObject([{ connectionState: 'pending' }])
      await house.as('blue').describeLoa({ connectionId })
      await house.as('blue').deleteConnection({ connectionId })
      await expect(house.as('blue').describeLoa({ connectionId })).rejects.toMatchObject(
        refusal(`DescribeLoa failed. ${connectionId} is in state deleting`),
      )
    })

    test('for a LAG it lists the ports of its members, and is noted with each', async () => {
      await using house = await openHouse({ engine })
      const ids = [await house.connection('blue'), await house.connection('blue'), await order(house)] as const
      const lagId = 'dxlag-f0000001'
      await house.store.write(async (tx) => {
        await tx.lags.insert(lag({ lagId, ownerAccount: house.accountId.blue, region: 'us-east-1', connectionsBandwidth: '1Gbps' }))
        for (const id of ids) {
          const member = await tx.connections.lock(id)
          if (member !== undefined) await tx.connections.update({ ...member, lagId, lagSince: house.now() })
        }
      })
      const { loaContent } = await house.as('blue').describeLoa({ connectionId: lagId })
      const { texts } = await readPdf(loaContent as Uint8Array)
      expect(texts).toEqual(expect.arrayContaining([lagId, '2 × 1Gbps', ids[0], ids[1]]))
      expect(texts).not.toContain(ids[2])
      const { connections } = await house.as('blue').describeConnections({})
      const noted = connections?.filter(({ loaIssueTime }) => loaIssueTime !== undefined).map(({ connectionId }) => connectionId)
      expect(noted?.toSorted()).toEqual([ids[0], ids[1]].toSorted())
      await expect(house.as('blue').describeLoa({ connectionId: 'dxlag-fzzzzzzz' })).rejects.toMatchObject(
        refusal('Could not find Lag with ID dxlag-fzzzzzzz'),
      )
      expect(house.faults).toEqual([])
    })

    test('only as PDF', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const ask = (loaContentType: string) => house.call('blue', 'DescribeLoa', { connectionId, loaContentType })
      expect(await ask('application/pdf')).toMatchObject({ status: 200 })
      expect(await ask('text/plain')).toMatchObject({ status: 400, json: { __type: 'ValidationException' } })
    })

    test('a name of any letters and any length makes a letter', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      for (const providerName of ['東京ネットワーク', '\u0001\u202e', '😀'.repeat(5000), '', ' ']) {
        const { loaContent } = await house.as('blue').describeLoa({ connectionId, providerName })
        expect(await readPdf(loaContent as Uint8Array)).toMatchObject({ pages: 1 })
      }
      expect(house.faults).toEqual([])
    })

    test("someone else's connection is answered like one that does not exist", async () => {
      await using house = await openHouse({ engine })
      const foreign = await house.connection('partner')
      for (const operation of ['DescribeLoa', 'DescribeConnectionLoa'] as const) {
        const refused = await house.call('green', operation, { connectionId: foreign })
        const unknown = await house.call('green', operation, { connectionId: dxcon })
        expect(refused.text.replace(foreign, dxcon)).toBe(unknown.text)
        expect(unknown).toMatchObject({ status: 400, json: { message: `Could not find Connection with ID ${dxcon}` } })
      }
    })
  })
})
