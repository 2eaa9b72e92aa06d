// The managed policies that AWS has for Direct Connect, by their name.
export interface ManagedPolicy {
  readonly policyName: string
  readonly document: string
}

const allowing = (...action: readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })

const cloud = ['ec2:DescribeVpnGateways', 'ec2:DescribeTransitGateways']

const managed: readonly ManagedPolicy[] = [
  { policyName: 'AWSDirectConnectFullAccess', document: allowing('directconnect:*', ...cloud) },
  {
    policyName: 'AWSDirectConnectReadOnlyAccess',
    document: allowing('directconnect:Describe*', 'directconnect:List*', 'directconnect:Get*', ...cloud),
  },
]

const arnForm = /^arn:aws[a-z-]*:iam::aws:policy\/([\w+=,.@-]+)$/

export function managedPolicy(arn: string): ManagedPolicy | undefined {
  const name = arnForm.exec(arn)?.[1]
  return managed.find(({ policyName }) => policyName === name)
}
