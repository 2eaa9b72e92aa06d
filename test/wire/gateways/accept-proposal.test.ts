import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import {
  associate,
  changeCloudGateway,
  cidrsOf,
  crossAccount,
  dxGateway,
  moreCloudGateway,
  regions,
  transitGateway,
  unknownUuid,
  virtualGateway,
} from './ground.ts'
import { accept, prefixes, proposals, propose } from './proposals.ts'

const day = 24 * 60 * 60_000

describe('AcceptDirectConnectGatewayAssociationProposal', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const next = regions()

    const proposed = async (region: string, nth = 0) => {
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const gatewayId = await virtualGateway(house(), 'blue', region, nth)
      return propose(house(), region, { directConnectGatewayId, gatewayId })
    }

    test('the two are associated as proposed', async () => {
      const region = next()
      const proposal = await proposed(region)
      const gatewayId = proposal.associatedGateway?.id as string
      expect(await accept(house(), region, proposal)).toEqual({
        directConnectGatewayId: proposal.directConnectGatewayId,
        directConnectGatewayOwnerAccount: house().accountId.partner,
        associationState: 'associating',
        associatedGateway: { id: gatewayId, type: 'virtualPrivateGateway', ownerAccount: house().accountId.blue, region },
        associationId: expect.any(String),
        allowedPrefixesToDirectConnectGateway: prefixes(...(await cidrsOf(house(), gatewayId))),
        virtualGatewayId: gatewayId,
        virtualGatewayRegion: region,
        virtualGatewayOwnerAccount: house().accountId.blue,
      })
      for (const who of ['partner', 'blue'] as const) {
        expect(await proposals(house(), who, { proposalId: proposal.proposalId })).toMatchObject([{ proposalState: 'accepted' }])
      }
      await house().pass(delay)
      const { directConnectGatewayAssociations } = await house()
        .as('blue')
        .describeDirectConnectGatewayAssociations({ associatedGatewayId: gatewayId })
      expect(directConnectGatewayAssociations).toMatchObject([{ associationState: 'associated' }])
    })

    test('or with the prefixes that the accepting side wants, which the proposal then shows', async () => {
      const region = next()
      const proposal = await proposed(region)
      const allowed = prefixes('10.0.0.0/8', '2001:db8::/32')
      expect(await accept(house(), region, proposal, ['10.0.0.0/8', '2001:DB8::/32'])).toMatchObject({
        allowedPrefixesToDirectConnectGateway: allowed,
      })
      expect(await proposals(house(), 'blue', { proposalId: proposal.proposalId })).toMatchObject([
        { proposalState: 'accepted', requestedAllowedPrefixesToDirectConnectGateway: allowed },
      ])
      const other = await proposed(region, 1)
      await expect(accept(house(), region, other, ['10.0.0.1/8'])).rejects.toMatchObject(
        refusal('overrideAllowedPrefixesToDirectConnectGateway: 10.0.0.1/8 has host bits set; its network is 10.0.0.0/8.'),
      )
      expect(await accept(house(), region, other, [])).toMatchObject({ associationState: 'associating' })
    })

    test('an association that is there already changes', async () => {
      const region = next()
      const { directConnectGatewayId, gatewayId, associationId } = await crossAccount(house(), region)
      const proposal = await propose(house(), region, {
        directConnectGatewayId,
        gatewayId,
        addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8'),
      })
      const allowed = prefixes(...(await cidrsOf(house(), gatewayId)), '10.0.0.0/8')
      const changed = { associationId, allowedPrefixesToDirectConnectGateway: allowed }
      expect(await accept(house(), region, proposal)).toMatchObject({ ...changed, associationState: 'updating' })
      await house().pass(delay)
      const { directConnectGatewayAssociations } = await house()
        .as('partner')
        .describeDirectConnectGatewayAssociations({ directConnectGatewayId })
      expect(directConnectGatewayAssociations).toMatchObject([{ ...changed, associationState: 'associated' }])
    })

    test('but not while it is being changed or is going, and the proposal stays open', async () => {
      const region = next()
      const { directConnectGatewayId, gatewayId, associationId } = await crossAccount(house(), region)
      const proposal = await propose(house(), region, { directConnectGatewayId, gatewayId })
      await house().as('partner').deleteDirectConnectGatewayAssociation({ associationId })
      const text = `AcceptDirectConnectGatewayAssociationProposal failed. ${associationId} is in state disassociating`
      await expect(accept(house(), region, proposal)).rejects.toMatchObject(refusal(text))
      await house().pass(delay)
      const fresh = await accept(house(), region, proposal)
      expect(fresh).toMatchObject({ associationState: 'associating' })
      expect(fresh?.associationId).not.toBe(associationId)
    })

    test('it is accepted once', async () => {
      const region = next()
      const proposal = await proposed(region)
      await accept(house(), region, proposal)
      const text = 'Direct Connect Gateway Association Proposal  has been accepted!'
      await expect(accept(house(), region, proposal)).rejects.toMatchObject(refusal(text))
    })

    test('also by two who do it at the same time', async () => {
      const region = next()
      const proposal = await proposed(region)
      const outcomes = await Promise.allSettled([accept(house(), region, proposal), accept(house(), region, proposal)])
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const { directConnectGatewayId } = proposal
      const { directConnectGatewayAssociations } = await house()
        .as('partner')
        .describeDirectConnectGatewayAssociations({ directConnectGatewayId })
      expect(directConnectGatewayAssociations).toHaveLength(1)
    })

    test('in the region of the gateway, whatever its kind', async () => {
      const region = next()
      const elsewhere = next()
      const proposal = await proposed(region)
      const lost = (id?: string) => refusal(`The Virtual Gateway in the Direct Connect Gateway Association Proposal ${id} is not found`)
      await expect(accept(house(), elsewhere, proposal)).rejects.toMatchObject(lost(proposal.proposalId))
      const gatewayId = await transitGateway(house(), 'blue', region)
      const directConnectGatewayId = await dxGateway(house(), 'partner')
      const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
      const transit = await propose(house(), region, wish)
      await expect(accept(house(), elsewhere, transit)).rejects.toMatchObject(lost(transit.proposalId))
      expect(await accept(house(), region, transit)).toMatchObject({ associatedGateway: { type: 'transitGateway' } })
    })

    test('not when the gateway has gone', async () => {
      const region = next()
      const proposal = await proposed(region)
      const gatewayId = proposal.associatedGateway?.id as string
      await changeCloudGateway(house(), gatewayId, (row) => ({ ...row, state: 'deleted' }))
      await expect(accept(house(), region, proposal)).rejects.toMatchObject(refusal(`The VirtualGateway ${gatewayId} does not exist.`))
      await house().store.write((tx) => tx.cloudGateways.remove(gatewayId))
      await expect(accept(house(), region, proposal)).rejects.toMatchObject(refusal(`The VirtualGateway ${gatewayId} does not exist.`))
    })

    test('what joins what is judged now', async () => {
      const region = next()
      const proposal = await proposed(region)
      const { directConnectGatewayId } = proposal
      const gatewayId = await transitGateway(house(), 'partner', region)
      const wish = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') }
      await associate(house(), 'partner', region, wish)
      const text = `Direct Connect Gateway ${directConnectGatewayId} has a transit gateway or transit virtual interface; it cannot take a virtual private gateway as well.`
      await expect(accept(house(), region, proposal)).rejects.toMatchObject(refusal(text))
    })

    test('a virtual private gateway that joined elsewhere meanwhile stays there', async () => {
      const region = next()
      const [one, two] = [await proposed(region), await proposed(region)]
      await accept(house(), region, one)
      const text = `The VirtualGateway ${one.associatedGateway?.id} is already associated with a Direct Connect gateway.`
      await expect(accept(house(), region, two)).rejects.toMatchObject(refusal(text))
      expect(await proposals(house(), 'blue', { proposalId: two.proposalId })).toMatchObject([{ proposalState: 'requested' }])
    })

    test("overlaps with another account's VPC are refused", async () => {
      const region = next()
      const proposal = await proposed(region)
      const { directConnectGatewayId, associatedGateway } = proposal
      const cidrs = await cidrsOf(house(), associatedGateway?.id as string)
      const gatewayId = await moreCloudGateway(house(), {
        gatewayId: 'vgw-0000f001',
        region,
        ownerAccount: house().accountId.partner,
        cidrs,
      })
      await associate(house(), 'partner', region, { directConnectGatewayId, gatewayId })
      const text = `The CIDR ${cidrs[0]} of the VPC behind ${associatedGateway?.id} overlaps one behind ${gatewayId}, which is associated with Direct Connect Gateway ${directConnectGatewayId}.`
      await expect(accept(house(), region, proposal)).rejects.toMatchObject(refusal(text))
    })

    test('a withdrawn one and one that has lapsed are not found', async () => {
      const region = next()
      const [one, two] = [await proposed(region), await proposed(region, 1)]
      await house().as('blue').deleteDirectConnectGatewayAssociationProposal({ proposalId: one.proposalId })
      const lost = (id?: string) => refusal(`Direct Connect Gateway Association Proposal ${id} is not found`)
      await expect(accept(house(), region, one)).rejects.toMatchObject(lost(one.proposalId))
      await house().pass(7 * day)
      await expect(accept(house(), region, two)).rejects.toMatchObject(lost(two.proposalId))
    })

    test('one that was not made to this gateway, or not by that account, is answered like an unknown one', async () => {
      const region = next()
      const { proposalId: real, directConnectGatewayId } = await proposed(region)
      const { blue, green } = house().accountId
      const other = await dxGateway(house(), 'partner')
      const call = (body: object) => house().call('partner', 'AcceptDirectConnectGatewayAssociationProposal', body, { region })
      const asked = { proposalId: real, directConnectGatewayId, associatedGatewayOwnerAccount: blue }
      const unknown = await call({ ...asked, proposalId: unknownUuid })
      expect(unknown.json.message).toBe(`Direct Connect Gateway Association Proposal ${unknownUuid} is not found`)
      for (const wrong of [{ directConnectGatewayId: other }, { associatedGatewayOwnerAccount: green }]) {
        expect((await call({ ...asked, ...wrong })).text.replace(real as string, unknownUuid)).toBe(unknown.text)
      }
    })

    test("and neither does somebody else's gateway exist for it", async () => {
      const region = next()
      const { proposalId, directConnectGatewayId } = await proposed(region)
      const call = (id?: string) =>
        house().call(
          'green',
          'AcceptDirectConnectGatewayAssociationProposal',
          { proposalId, directConnectGatewayId: id, associatedGatewayOwnerAccount: house().accountId.blue },
          { region },
        )
      const unknown = await call(unknownUuid)
      expect((await call(directConnectGatewayId)).text.replace(directConnectGatewayId as string, unknownUuid)).toBe(unknown.text)
      expect(unknown.json.message).toBe(`Direct Connect Gateway ${unknownUuid} does not exist.`)
    })
  })
})
