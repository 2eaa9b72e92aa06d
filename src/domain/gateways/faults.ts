// What callers are told about Direct Connect gateways, what is associated with them, and proposals.
// Sentences never name what only another account may know, such as the gateway a foreign virtual
// private gateway is associated with.
import { fault } from '#domain/fault.ts'

const uuid = '5f294f92-bafb-4011-916d-9b0bdexample'
const vgw = 'vgw-efe6dcf1'
const tgw = 'tgw-02f776b1a7EXAMPLE'

export const gatewayFaults = {
  notFound: fault({
    source: 'partly observed',
    aws: (directConnectGatewayId: string) => `Direct Connect Gateway ${directConnectGatewayId} does not exist.`,
    example: [uuid],
  }),
  noVirtualGateway: fault({
    source: 'observed',
    aws: (gatewayId: string) => `The VirtualGateway ${gatewayId} does not exist.`,
    example: [vgw],
  }),
  noTransitGateway: fault({
    source: 'ours',
    aws: (gatewayId: string) => `The TransitGateway ${gatewayId} does not exist.`,
    example: [tgw],
  }),
  badAsn: fault({
    source: 'documented',
    aws: (asn: number) => `amazonSideAsn ${asn} is not in the private ranges 64512 to 65534 and 4200000000 to 4294967294.`,
    example: [65535],
  }),
  badName: fault({
    source: 'ours',
    aws: (member: string) => `${member} must have 1 to 100 characters.`,
    example: ['directConnectGatewayName'],
  }),
  wrongState: fault({
    source: 'ours',
    aws: (operation: string, directConnectGatewayId: string, state: string) =>
      `${operation} failed. ${directConnectGatewayId} is in state ${state}`,
    example: ['CreatePrivateVirtualInterface', uuid, 'deleting'],
  }),
  inUse: fault({
    source: 'documented',
    aws: (directConnectGatewayId: string) =>
      `Direct Connect Gateway ${directConnectGatewayId} cannot be deleted until its virtual interfaces are deleted and its gateways are disassociated.`,
    example: [uuid],
  }),
  kindMixed: fault({
    source: 'documented',
    aws: (directConnectGatewayId: string, has: string, wanted: string) =>
      `Direct Connect Gateway ${directConnectGatewayId} has ${has}; it cannot take ${wanted} as well.`,
    example: [uuid, 'a transit gateway or transit virtual interface', 'a private virtual interface'],
  }),
  noAttachmentFilter: fault({
    source: 'documented',
    aws: () => 'At least one of directConnectGatewayId and virtualInterfaceId is required.',
    example: [],
  }),
  poolExceeded: fault({
    source: 'documented',
    aws: (directConnectGatewayId: string, wanted: number, left: number, most: number) =>
      `Direct Connect Gateway ${directConnectGatewayId} has ${left} of its ${most} prefixes left to allocate; this virtual interface takes ${wanted}.`,
    example: [uuid, 200, 100, 10_000],
  }),
}

export const associationFaults = {
  badId: fault({
    source: 'observed',
    aws: (associationId: string) => `Association ID ${associationId} has an invalid format.`,
    example: ['foo'],
  }),
  notFound: fault({
    source: 'partly observed',
    aws: (associationId: string) => `Association ${associationId} does not exist.`,
    example: [uuid],
  }),
  noSuchPair: fault({
    source: 'partly observed',
    aws: (gatewayId: string, directConnectGatewayId: string) =>
      `The association of ${gatewayId} with Direct Connect Gateway ${directConnectGatewayId} does not exist.`,
    example: [vgw, uuid],
  }),
  noFilter: fault({
    source: 'documented',
    aws: () => 'At least one of associationId, associatedGatewayId, directConnectGatewayId and virtualGatewayId is required.',
    example: [],
  }),
  whichGateway: fault({
    source: 'documented',
    aws: () => 'Exactly one of gatewayId and virtualGatewayId is required.',
    example: [],
  }),
  whichAssociation: fault({
    source: 'documented',
    aws: () => 'associationId is required, or virtualGatewayId together with directConnectGatewayId.',
    example: [],
  }),
  notOwnGateway: fault({
    source: 'documented',
    aws: (associationId: string) =>
      `Association ${associationId} is changed by the owner of the Direct Connect gateway; propose the change with CreateDirectConnectGatewayAssociationProposal.`,
    example: [uuid],
  }),
  wrongState: fault({
    source: 'ours',
    aws: (operation: string, associationId: string, state: string) => `${operation} failed. ${associationId} is in state ${state}`,
    example: ['UpdateDirectConnectGatewayAssociation', uuid, 'associating'],
  }),
  taken: fault({
    source: 'documented',
    aws: (gatewayId: string) => `The VirtualGateway ${gatewayId} is already associated with a Direct Connect gateway.`,
    example: [vgw],
  }),
  associated: fault({
    source: 'ours',
    aws: (gatewayId: string, directConnectGatewayId: string) =>
      `The TransitGateway ${gatewayId} is already associated with Direct Connect Gateway ${directConnectGatewayId}.`,
    example: [tgw, uuid],
  }),
  noVpc: fault({
    source: 'documented',
    aws: (gatewayId: string) => `The VirtualGateway ${gatewayId} is not attached to a VPC.`,
    example: [vgw],
  }),
  sameAsn: fault({
    source: 'documented',
    aws: (gatewayId: string, directConnectGatewayId: string, asn: number) =>
      `The TransitGateway ${gatewayId} and Direct Connect Gateway ${directConnectGatewayId} both have ASN ${asn}; theirs must differ.`,
    example: [tgw, uuid, 64_512],
  }),
  prefixesMissing: fault({
    source: 'documented',
    aws: (member: string) => `${member} is required for a transit gateway.`,
    example: ['addAllowedPrefixesToDirectConnectGateway'],
  }),
  noPrefixLeft: fault({
    source: 'ours',
    aws: (gatewayId: string) => `At least one prefix must stay allowed for ${gatewayId}.`,
    example: [vgw],
  }),
  cidrOverlaps: fault({
    source: 'documented',
    aws: (gatewayId: string, cidr: string, directConnectGatewayId: string, other: string) =>
      `The CIDR ${cidr} of the VPC behind ${gatewayId} overlaps one behind ${other}, which is associated with Direct Connect Gateway ${directConnectGatewayId}.`,
    example: [vgw, '10.0.0.0/16', uuid, 'vgw-6efe725e'],
  }),
  prefixOverlaps: fault({
    source: 'documented',
    aws: (gatewayId: string, cidr: string, directConnectGatewayId: string, other: string, taken: string) =>
      `The allowed prefix ${cidr} for ${gatewayId} overlaps ${taken}, which is allowed for ${other} on Direct Connect Gateway ${directConnectGatewayId}.`,
    example: [tgw, '10.0.0.0/16', uuid, 'tgw-0f776b1a7EXAMPLE2', '10.0.0.0/8'],
  }),
}

export const proposalFaults = {
  notFound: fault({
    source: 'partly observed',
    aws: (proposalId: string) => `Direct Connect Gateway Association Proposal ${proposalId} is not found`,
    example: [uuid],
  }),
  elsewhere: fault({
    source: 'observed',
    aws: (proposalId: string) => `The Virtual Gateway in the Direct Connect Gateway Association Proposal ${proposalId} is not found`,
    example: [uuid],
  }),
  accepted: fault({
    source: 'observed',
    // Two blanks, where an id was meant to be: clients match on it.
    aws: () => 'Direct Connect Gateway Association Proposal  has been accepted!',
    example: [],
  }),
}
