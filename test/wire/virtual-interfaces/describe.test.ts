import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { hostedConnection } from './rows.ts'

describe('DescribeVirtualInterfaces', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const allocate = async (house: TestHouse, connectionId: string, vlan: number, ownerAccount = house.accountId.blue) => {
      const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: `vlan ${vlan}`, vlan, asn: 65_001 }
      const vi = await house
        .as('partner')
        .allocatePrivateVirtualInterface({ connectionId, ownerAccount, newPrivateVirtualInterfaceAllocation })
      return vi.virtualInterfaceId ?? ''
    }

    describe('of few', () => {
      const house = sharedHouse({ engine })
      const ids = async (who: 'partner' | 'blue' | 'green', input = {}, region?: string) => {
        const { virtualInterfaces = [] } = await house().as(who, region).describeVirtualInterfaces(input)
        return virtualInterfaces.map(({ virtualInterfaceId }) => virtualInterfaceId)
      }

      test('an account without any gets an empty list, byte for byte', async () => {
        expect((await house().call('green', 'DescribeVirtualInterfaces')).text).toBe('{"virtualInterfaces":[]}')
      })

      test('ids that are unknown, malformed or foreign are an empty list', async () => {
        const foreign = await allocate(house(), await house().connection('partner'), 1)
        for (const virtualInterfaceId of ['dxvif-fzzzzzzz', 'foo', '', foreign])
          expect(await ids('green', { virtualInterfaceId })).toEqual([])
        for (const connectionId of ['dxcon-fzzzzzzz', 'foo', '', 'dxlag-fzzzzzzz'])
          expect(await ids('partner', { connectionId })).toEqual([])
      })

      test('a connection filters, for its owner and for the owner of an interface on it', async () => {
        const [first, second] = [await house().connection('partner'), await house().connection('partner')]
        const [onFirst, onSecond] = [await allocate(house(), first, 1), await allocate(house(), second, 2)]
        const others = await allocate(house(), first, 3, house().accountId.green)
        expect(await ids('partner', { connectionId: first })).toEqual([onFirst, others])
        expect(await ids('blue', { connectionId: first })).toEqual([onFirst])
        expect(await ids('green', { connectionId: first })).toEqual([others])
        expect(await ids('blue', { connectionId: second, virtualInterfaceId: onSecond })).toEqual([onSecond])
        expect(await ids('blue', { connectionId: second, virtualInterfaceId: onFirst })).toEqual([])
      })

      test('they come in the order of their making', async () => {
        const connectionId = await house().connection('partner')
        const made = []
        for (const vlan of [30, 10, 20]) {
          made.push(await allocate(house(), connectionId, vlan))
          await house().pass(1)
        }
        expect(await ids('partner', { connectionId })).toEqual(made)
      })

      test('only those of the region of the call', async () => {
        const region = 'us-west-2'
        const connectionId = await house().connection('partner', { region, location: 'EqSe2' })
        const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'west', vlan: 1, asn: 65_001 }
        const vi = await house()
          .as('partner', region)
          .allocatePrivateVirtualInterface({ connectionId, ownerAccount: house().accountId.blue, newPrivateVirtualInterfaceAllocation })
        expect(vi).toMatchObject({ region, location: 'EqSe2' })
        expect(await ids('blue', {}, region)).toEqual([vi.virtualInterfaceId])
        expect(await ids('blue')).not.toContain(vi.virtualInterfaceId)
        expect(await ids('blue', { virtualInterfaceId: vi.virtualInterfaceId })).toEqual([])
      })

      test('one on a hosted connection is seen by the customer alone, not by the partner below', async () => {
        const connectionId = await hostedConnection(house(), 'green', { vlan: 77 })
        const { virtualGateways = [] } = await house().as('green').describeVirtualGateways()
        const newPrivateVirtualInterface = {
          virtualInterfaceName: 'x',
          vlan: 77,
          asn: 65_001,
          virtualGatewayId: virtualGateways[0]?.virtualGatewayId,
        }
        const { virtualInterfaceId } = await house().as('green').createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
        expect(await ids('green', { connectionId })).toEqual([virtualInterfaceId])
        expect(await ids('partner', { connectionId })).toEqual([])
        expect(await ids('partner', { virtualInterfaceId })).toEqual([])
      })

      test('the same answer whoever asks again', async () => {
        const virtualInterfaceId = await allocate(house(), await house().connection('partner'), 1)
        const ask = async () => (await house().call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })).text
        expect(await ask()).toBe(await ask())
      })

      test.for([0, -1])('a page of %d is refused', async (maxResults) => {
        await expect(house().as('blue').describeVirtualInterfaces({ maxResults })).rejects.toMatchObject(
          refusal(`maxResults ${maxResults} is not 1 or more.`),
        )
      })

      test.for(['garbage', '', 'eyJ2IjoxLCJzIjoxfQ=='])('%j is no token of ours', async (nextToken) => {
        await expect(house().as('blue').describeVirtualInterfaces({ nextToken })).rejects.toMatchObject(refusal('Invalid nextToken'))
      })

      test('wrong kinds are refused before anything is looked up', async () => {
        const says = async (input: object) => (await house().call('blue', 'DescribeVirtualInterfaces', input)).json.message as string
        expect(await says({ virtualInterfaceId: 7 })).toBe('NUMBER_VALUE can not be converted to a String')
        expect(await says({ connectionId: ['dxcon-fzzzzzzz'] })).toBe('START_ARRAY can not be converted to a String')
        expect(await says({ maxResults: '10' })).toBe('STRING_VALUE can not be converted to an Integer')
      })
    })

    describe('of many', () => {
      const house = sharedHouse({ engine })
      const many = 105
      let made: Promise<{ readonly connectionId: string; readonly ids: readonly string[] }> | undefined
      const scene = () =>
        (made ??= (async () => {
          const connectionId = await house().connection('partner', { bandwidth: '100Gbps' })
          const ids = await Promise.all(Array.from({ length: many }, (_, at) => allocate(house(), connectionId, at + 1)))
          return { connectionId, ids }
        })())
      const page = async (who: 'partner' | 'blue', input: object) => {
        const { virtualInterfaces = [], nextToken } = await house().as(who).describeVirtualInterfaces(input)
        return { ids: virtualInterfaces.map(({ virtualInterfaceId = '' }) => virtualInterfaceId), nextToken }
      }

      test('a call that speaks of no page gets all, since clients have no paginator', async () => {
        const { connectionId, ids } = await scene()
        expect(await page('blue', {})).toEqual({ ids: expect.arrayContaining([...ids]) as string[], nextToken: undefined })
        expect((await page('partner', { connectionId })).ids).toHaveLength(many)
      })

      test('a page has at most 100', async () => {
        await scene()
        expect((await page('blue', { maxResults: 1000 })).ids).toHaveLength(100)
        expect((await page('blue', { maxResults: 101 })).ids).toHaveLength(100)
        expect((await page('blue', { maxResults: 99 })).ids).toHaveLength(99)
      })

      test.for([{}, { byConnection: true }])(
        'pages together are the whole list, each once, and the last has no token %o',
        async (filter) => {
          const { connectionId } = await scene()
          const input = 'byConnection' in filter ? { connectionId } : {}
          const whole = (await page('blue', input)).ids
          const seen: string[] = []
          let nextToken: string | undefined
          let pages = 0
          do {
            const answer = await page('blue', { ...input, maxResults: 40, ...(nextToken !== undefined && { nextToken }) })
            seen.push(...answer.ids)
            nextToken = answer.nextToken
            pages += 1
          } while (nextToken !== undefined)
          expect({ seen, pages }).toEqual({ seen: whole, pages: 3 })
        },
      )

      test('the last page says so by having no nextToken at all', async () => {
        await scene()
        const answer = await house().call('blue', 'DescribeVirtualInterfaces', { maxResults: 100 })
        const last = await house().call('blue', 'DescribeVirtualInterfaces', { nextToken: answer.json.nextToken })
        expect(Object.keys(last.json)).toEqual(['virtualInterfaces'])
        expect(last.json.virtualInterfaces).toHaveLength(many - 100)
      })

      test('a full last page has no token either', async () => {
        await scene()
        const { nextToken } = await page('blue', { maxResults: 100 })
        expect(await page('blue', { maxResults: many - 100, nextToken })).toMatchObject({ nextToken: undefined })
      })

      test('a token is of use to its account, operation, region and filter alone', async () => {
        const { connectionId } = await scene()
        const { nextToken } = await page('blue', { maxResults: 10 })
        const bad = refusal('Invalid nextToken')
        await expect(house().as('partner').describeVirtualInterfaces({ nextToken })).rejects.toMatchObject(bad)
        await expect(house().as('blue').describeConnections({ nextToken })).rejects.toMatchObject(bad)
        await expect(house().as('blue', 'us-west-2').describeVirtualInterfaces({ nextToken })).rejects.toMatchObject(bad)
        await expect(house().as('blue').describeVirtualInterfaces({ connectionId, nextToken })).rejects.toMatchObject(bad)
        const changed = `${nextToken?.slice(0, -4)}AAAA`
        await expect(house().as('blue').describeVirtualInterfaces({ nextToken: changed })).rejects.toMatchObject(bad)
        expect((await page('blue', { nextToken })).ids).toHaveLength(many - 10)
      })

      test('what is made meanwhile comes after, and nothing is seen twice', async () => {
        const { connectionId } = await scene()
        const first = await page('partner', { connectionId, maxResults: 100 })
        await house().pass(1)
        const late = await allocate(house(), connectionId, 4000)
        const rest = await page('partner', { connectionId, nextToken: first.nextToken })
        expect(rest.ids).toHaveLength(many - 100 + 1)
        expect(rest.ids.at(-1)).toBe(late)
        expect(first.ids).not.toContain(late)
      })
    })

    test('deleted ones leave the list of all after fifteen minutes, also from pages', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      const [gone, kept] = [await allocate(house, connectionId, 1), await allocate(house, connectionId, 2)]
      await house.as('partner').deleteVirtualInterface({ virtualInterfaceId: gone })
      await house.pass(2 * delay)
      const shown = async (input = {}) => {
        const { virtualInterfaces = [] } = await house.as('blue').describeVirtualInterfaces(input)
        return virtualInterfaces.map(({ virtualInterfaceId, virtualInterfaceState }) => [virtualInterfaceId, virtualInterfaceState])
      }
      for (const input of [{}, { connectionId }, { maxResults: 10 }]) {
        expect(await shown(input)).toEqual([
          [gone, 'deleted'],
          [kept, 'confirming'],
        ])
      }
      await house.pass(15 * 60_000)
      for (const input of [{}, { connectionId }, { maxResults: 10 }]) expect(await shown(input)).toEqual([[kept, 'confirming']])
      expect(house.faults).toEqual([])
    })
  })
})
