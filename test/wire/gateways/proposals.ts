// Proposals between blue, whose gateways of the cloud they are about, and partner's Direct Connect gateways.
import type {
  CreateDirectConnectGatewayAssociationProposalRequest,
  DescribeDirectConnectGatewayAssociationProposalsRequest,
  DirectConnectGatewayAssociationProposal,
} from '@aws-sdk/client-direct-connect'
import type { TestHouse, Who } from '../../support/house.ts'

export const prefixes = (...cidrs: readonly string[]) => cidrs.map((cidr) => ({ cidr }))

type Wish = Omit<CreateDirectConnectGatewayAssociationProposalRequest, 'directConnectGatewayOwnerAccount'>

export async function propose(
  house: TestHouse,
  region: string,
  wish: Wish,
  directConnectGatewayOwnerAccount: string = house.accountId.partner,
): Promise<DirectConnectGatewayAssociationProposal> {
  const request = { directConnectGatewayOwnerAccount, ...wish }
  const { directConnectGatewayAssociationProposal } = await house.as('blue', region).createDirectConnectGatewayAssociationProposal(request)
  if (directConnectGatewayAssociationProposal === undefined) throw new Error('There is no proposal in the answer.')
  return directConnectGatewayAssociationProposal
}

/** Partner accepts blue's proposal. */
export async function accept(
  house: TestHouse,
  region: string,
  { proposalId, directConnectGatewayId }: DirectConnectGatewayAssociationProposal,
  overridden?: readonly string[],
) {
  const { directConnectGatewayAssociation } = await house.as('partner', region).acceptDirectConnectGatewayAssociationProposal({
    directConnectGatewayId,
    proposalId,
    associatedGatewayOwnerAccount: house.accountId.blue,
    ...(overridden && { overrideAllowedPrefixesToDirectConnectGateway: prefixes(...overridden) }),
  })
  return directConnectGatewayAssociation
}

export async function proposals(
  house: TestHouse,
  who: Who,
  filters: DescribeDirectConnectGatewayAssociationProposalsRequest = {},
  region?: string,
): Promise<readonly DirectConnectGatewayAssociationProposal[]> {
  const answer = await house.as(who, region).describeDirectConnectGatewayAssociationProposals(filters)
  return answer.directConnectGatewayAssociationProposals ?? []
}
