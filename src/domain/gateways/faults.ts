import { fault } from '#domain/fault.ts'

const uuid = '5f294f92-bafb-4011-916d-9b0bdexample'

export const gatewayFaults = {
  notFound: fault({
    source: 'partly observed',
    aws: (directConnectGatewayId: string) => `Direct Connect Gateway ${directConnectGatewayId} does not exist.`,
    example: [uuid],
  }),
  noVirtualGateway: fault({
    source: 'observed',
    aws: (gatewayId: string) => `The VirtualGateway ${gatewayId} does not exist.`,
    example: ['vgw-efe6dcf1'],
  }),
  noTransitGateway: fault({
    source: 'ours',
    aws: (gatewayId: string) => `The TransitGateway ${gatewayId} does not exist.`,
    example: ['tgw-02f776b1a7EXAMPLE'],
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
    aws: (operation: string, directConnectGatewayId: string, state: string) => `${operation} failed. ${directConnectGatewayId} is in state ${state}`,
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
}
