import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { dxGateway, regions, unknownUuid, virtualGateway } from './ground.ts'
import { accept, proposals, propose } from './proposals.ts'

const hour = 60 * 60_000
const day = 24 * hour

describe('DescribeDirectConnectGatewayAssociationProposals', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    test('both accounts find it by each id, alone and together, from any region; nobody else does', async () => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const proposal = await propose(house(), region, { directConnectGatewayId, gatewayId })
      const { proposalId } = proposal
      const filters = [
        { proposalId },
        { directConnectGatewayId },
        { associatedGatewayId: gatewayId },
        { proposalId, directConnectGatewayId, associatedGatewayId: gatewayId },
        { proposalId: '', directConnectGatewayId, associatedGatewayId: '' },
      ]
      for (const each of filters) {
        for (const who of ['blue', 'partner'] as const) expect(await proposals(house(), who, each, next())).toEqual([proposal])
        expect(await proposals(house(), 'green', each)).toEqual([])
      }
      expect(await proposals(house(), 'blue', { proposalId, directConnectGatewayId: unknownUuid })).toEqual([])
      expect(await proposals(house(), 'blue', { proposalId, associatedGatewayId: 'vgw-0000abcd' })).toEqual([])
      expect(await proposals(house(), 'blue', { proposalId: unknownUuid })).toEqual([])
    })

    test('without an id all are listed, made and received', async () => {
      await using own = await openHouse({ engine })
      const region = 'us-east-1'
      const gatewayId = await virtualGateway(own, 'blue', region)
      const [one, two] = [await dxGateway(own, 'partner'), await dxGateway(own, 'blue')]
      const made = [
        await propose(own, region, { directConnectGatewayId: one, gatewayId }),
        await propose(own, region, { directConnectGatewayId: two, gatewayId }, own.accountId.blue),
      ]
      const idsOf = async (who: 'blue' | 'partner' | 'green') =>
        (await proposals(own, who)).map(({ proposalId = '' }) => proposalId).toSorted()
      expect(await idsOf('blue')).toEqual(made.map(({ proposalId = '' }) => proposalId).toSorted())
      expect(await idsOf('partner')).toEqual([made[0]?.proposalId])
      expect(await idsOf('green')).toEqual([])
      expect(own.faults).toEqual([])
    })

    test('answered ones are in sight for three days', async () => {
      await using own = await openHouse({ engine })
      const region = 'us-east-1'
      const directConnectGatewayId = await dxGateway(own, 'partner')
      const accepted = await propose(own, region, { directConnectGatewayId, gatewayId: await virtualGateway(own, 'blue', region, 0) })
      const withdrawn = await propose(own, region, { directConnectGatewayId, gatewayId: await virtualGateway(own, 'blue', region, 1) })
      await accept(own, region, accepted)
      await own.as('blue').deleteDirectConnectGatewayAssociationProposal({ proposalId: withdrawn.proposalId })
      const states = async () => (await proposals(own, 'blue')).map(({ proposalState = 'requested' }) => proposalState).toSorted()
      await own.pass(3 * day - hour)
      expect(await states()).toEqual(['accepted', 'deleted'])
      await own.pass(hour)
      expect(await states()).toEqual([])
      expect(await proposals(own, 'partner', { proposalId: accepted.proposalId })).toEqual([])
      expect(await own.store.read((tx) => tx.proposals.find(accepted.proposalId as string))).toBeUndefined()
      expect(own.faults).toEqual([])
    })

    test('one that nobody answers is deleted after seven days and in sight for three more', async () => {
      await using own = await openHouse({ engine })
      const region = 'us-east-1'
      const directConnectGatewayId = await dxGateway(own, 'partner')
      const { proposalId } = await propose(own, region, { directConnectGatewayId, gatewayId: await virtualGateway(own, 'blue', region) })
      const states = async () => (await proposals(own, 'partner', { proposalId })).map(({ proposalState }) => proposalState)
      await own.pass(7 * day - hour)
      expect(await states()).toEqual(['requested'])
      await own.pass(hour)
      expect(await states()).toEqual(['deleted'])
      await own.pass(3 * day - hour)
      expect(await states()).toEqual(['deleted'])
      await own.pass(hour)
      expect(await states()).toEqual([])
      expect(own.faults).toEqual([])
    })

    test.for([
      ['all of them', false],
      ['those of one gateway', true],
    ] as const)('pages of %s follow each other', async ([, filtered]) => {
      const region = next()
      const directConnectGatewayId = await dxGateway(house(), 'green')
      const gatewayId = await virtualGateway(house(), 'blue', region)
      const made: (string | undefined)[] = []
      for (const _ of [1, 2, 3])
        made.push((await propose(house(), region, { directConnectGatewayId, gatewayId }, house().accountId.green)).proposalId)
      const filter = filtered ? { directConnectGatewayId } : {}
      const page = (nextToken?: string) =>
        house()
          .as('green')
          .describeDirectConnectGatewayAssociationProposals({ ...filter, maxResults: 2, ...(nextToken !== undefined && { nextToken }) })
      const seen: (string | undefined)[] = []
      for (let last = await page(); ; last = await page(last.nextToken)) {
        seen.push(...(last.directConnectGatewayAssociationProposals ?? []).map(({ proposalId }) => proposalId))
        if (last.nextToken === undefined) break
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(made))
      const { nextToken } = await page()
      await expect(proposals(house(), 'green', { associatedGatewayId: gatewayId, nextToken })).rejects.toMatchObject(
        refusal('Invalid nextToken'),
      )
      await expect(proposals(house(), 'blue', { ...filter, nextToken })).rejects.toMatchObject(refusal('Invalid nextToken'))
    })
  })
})
