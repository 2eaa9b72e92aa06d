// One resource of each kind that carries tags, of Blue's, and its ARN.
import type { TestHouse } from '../../support/house.ts'

export const kinds = ['dxcon', 'dxvif', 'dx-gateway'] as const
export type Kind = (typeof kinds)[number]

const tags = [{ key: 'born', value: 'with' }]

export async function taggedArn(house: TestHouse, kind: Kind): Promise<string> {
  const { blue } = house.accountId
  if (kind === 'dxcon') {
    const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'tagged', tags }
    const { connectionId } = await house.as('blue').createConnection(order)
    return `arn:aws:directconnect:us-east-1:${blue}:dxcon/${connectionId}`
  }
  if (kind === 'dxvif') {
    const connectionId = await house.connection('partner')
    const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'tagged', vlan: 1, asn: 65_001, tags }
    const { virtualInterfaceId } = await house
      .as('partner')
      .allocatePrivateVirtualInterface({ connectionId, ownerAccount: blue, newPrivateVirtualInterfaceAllocation })
    return `arn:aws:directconnect:us-east-1:${blue}:dxvif/${virtualInterfaceId}`
  }
  const { directConnectGateway } = await house.as('blue').createDirectConnectGateway({ directConnectGatewayName: 'tagged', tags })
  return `arn:aws:directconnect::${blue}:dx-gateway/${directConnectGateway?.directConnectGatewayId}`
}

/** ARNs that lead nowhere for Blue, each wrong in one way. */
export const wrongArns = (arn: string): readonly string[] => [
  'foo',
  '',
  arn.replace(/[^/]+$/, 'dxcon-fzzzzzzz'),
  arn.replace(/:\d{12}:/, ':777788889999:'),
  arn.replace(/:\d{12}:/, ':1:'),
  arn.replace('arn:aws:', 'arn:aws-cn:'),
  arn.replace('directconnect', 'ec2'),
  arn.replace(/directconnect:[a-z0-9-]*:/, 'directconnect:us-west-2:'),
  `${arn}/more`,
]
