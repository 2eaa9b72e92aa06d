// What callers of EC2's operations are told, in EC2's codes.
import { fault } from '#domain/fault.ts'

const vgw = 'vgw-efe6dcf1'
const vpc = 'vpc-0a1b2c3d4e5f60718'
const tgw = 'tgw-02f776b1a7EXAMPLE'

export const cloudFaults = {
  noVpnGateway: fault({
    code: 'InvalidVpnGatewayID.NotFound',
    source: 'partly observed',
    aws: (id: string) => `The vpnGateway ID '${id}' does not exist`,
    example: [vgw],
  }),
  noTransitGateway: fault({
    code: 'InvalidTransitGatewayID.NotFound',
    source: 'partly observed',
    aws: (id: string) => `Transit Gateway ${id} was deleted or does not exist.`,
    example: [tgw],
  }),
  noVpc: fault({
    code: 'InvalidVpcID.NotFound',
    source: 'partly observed',
    aws: (id: string) => `The vpc ID '${id}' does not exist`,
    example: [vpc],
  }),
  noResource: fault({
    code: 'InvalidID',
    source: 'partly observed',
    aws: (id: string) => `The ID '${id}' is not valid`,
    example: ['subnet-1'],
  }),
  notAttached: fault({
    code: 'InvalidVpnGatewayAttachment.NotFound',
    source: 'partly observed',
    aws: (vpnGatewayId: string, vpcId: string) =>
      `The attachment with vpn gateway ID '${vpnGatewayId}' and vpc ID '${vpcId}' does not exist`,
    example: [vgw, vpc],
  }),
  attached: fault({
    code: 'VpnGatewayAttachmentLimitExceeded',
    source: 'ours',
    aws: (vpnGatewayId: string, vpcId: string) =>
      `${vpnGatewayId} is attached to ${vpcId}; a gateway and a VPC have one attachment at most.`,
    example: [vgw, vpc],
  }),
  vpnGatewayInUse: fault({
    code: 'IncorrectState',
    source: 'ours',
    aws: (vpnGatewayId: string, by: string) => `The vpnGateway '${vpnGatewayId}' is in use: it is still ${by}.`,
    example: [vgw, `attached to ${vpc}`],
  }),
  transitGatewayInUse: fault({
    code: 'IncorrectState',
    source: 'observed',
    aws: (transitGatewayId: string, attachments: string) =>
      `${transitGatewayId} has non-deleted DirectConnect Gateway Attachments: ${attachments}.`,
    example: [tgw, 'tgw-attach-0a1b2c3d4e5f60718'],
  }),
  vpcInUse: fault({
    code: 'DependencyViolation',
    source: 'partly observed',
    aws: (vpcId: string) => `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
    example: [vpc],
  }),
  missing: fault({
    code: 'MissingParameter',
    source: 'partly observed',
    aws: (parameter: string) => `The request must contain the parameter ${parameter}`,
    example: ['vpcId'],
  }),
  badValue: fault({
    code: 'InvalidParameterValue',
    source: 'ours',
    aws: (parameter: string, value: string, rule: string) => `Value (${value}) for parameter ${parameter} is invalid. ${rule}`,
    example: ['amazonSideAsn', '1', '64512 to 65534 or 4200000000 to 4294967294 is expected.'],
  }),
}
