import { describe, expect, test } from 'vitest'
import { enginesHere, refusal, type Who } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { dxGateway, regions, unknownUuid, virtualGateway } from './ground.ts'
import { accept, proposals, propose } from './proposals.ts'

const day = 24 * 60 * 60_000

describe('DeleteDirectConnectGatewayAssociationProposal', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    const proposed = async (region = next()) => {
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      return propose(house(), region, { directConnectGatewayId, gatewayId: await virtualGateway(house(), 'blue', region) })
    }
    const remove = (who: Who, proposalId: string | undefined, region?: string) =>
      house().as(who, region).deleteDirectConnectGatewayAssociationProposal({ proposalId })
    const lost = (id?: string) => refusal(`Direct Connect Gateway Association Proposal ${id} is not found`)

    test.for(['blue', 'partner'] as const)('%s, being one of the two, deletes it from any region', async (who) => {
      const proposal = await proposed()
      const { directConnectGatewayAssociationProposal: deleted } = await remove(who, proposal.proposalId, next())
      expect(deleted).toEqual({ ...proposal, proposalState: 'deleted' })
      for (const each of ['blue', 'partner'] as const) {
        expect(await proposals(house(), each, { proposalId: proposal.proposalId })).toMatchObject([{ proposalState: 'deleted' }])
      }
    })

    test('one that is deleted, accepted or lapsed is not found', async () => {
      const region = next()
      const [deleted, accepted] = [await proposed(), await proposed(region)]
      await remove('blue', deleted.proposalId)
      await expect(remove('blue', deleted.proposalId)).rejects.toMatchObject(lost(deleted.proposalId))
      await accept(house(), region, accepted)
      for (const who of ['blue', 'partner'] as const) {
        await expect(remove(who, accepted.proposalId)).rejects.toMatchObject(lost(accepted.proposalId))
      }
      const lapsed = await proposed()
      await house().pass(7 * day)
      await expect(remove('blue', lapsed.proposalId)).rejects.toMatchObject(lost(lapsed.proposalId))
    })

    test("someone else's is answered like one that does not exist", async () => {
      const { proposalId: foreign = '' } = await proposed()
      const call = (proposalId: string) => house().call('green', 'DeleteDirectConnectGatewayAssociationProposal', { proposalId })
      const unknown = await call(unknownUuid)
      expect((await call(foreign)).text.replace(foreign, unknownUuid)).toBe(unknown.text)
      await expect(remove('green', 'foo')).rejects.toMatchObject(lost('foo'))
      expect(await proposals(house(), 'blue', { proposalId: foreign })).toMatchObject([{ proposalState: 'requested' }])
    })
  })
})
