// A request as the AWS CLI and boto3 send it, with the endpoint of this installation.
import { pythonValue, shellWord, type Json } from './values.ts'

export interface Request {
  readonly operation: string
  readonly input: object
}

export interface Where {
  readonly endpoint: string
  readonly region: string
}

/** `createBGPPeer` as botocore spells it: `create-bgp-peer`. */
export const kebab = (name: string): string =>
  name
    // Botocore's own exceptions to its rule, as far as this service has them.
    .replace('MACSec', 'MacSec')
    .replace('BGPPeer', 'BgpPeer')
    .replace('bgpPeers', 'bgpPeers')
    .replace('ARN', 'Arn')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()

const snake = (name: string): string => kebab(name).replaceAll('-', '_')

const newerOperations = new Set([
  'AssociateConnectionsToResiliencyGroup',
  'CreateResiliencyGroup',
  'DeleteResiliencyGroup',
  'DisassociateConnectionsFromResiliencyGroup',
  'GetResiliencyGroup',
  'ListResiliencyGroupAssociations',
  'ListResiliencyGroups',
  'ListVirtualInterfaceRoutes',
  'UpdateConnectionsBillingMode',
  'UpdateResiliencyGroup',
])

const membersOf = (input: object) =>
  Object.entries(input as Record<string, Json | undefined>).filter((entry): entry is [string, Json] => entry[1] !== undefined)

function cliOption(name: string, value: Json): string {
  const option = `--${kebab(name)}`
  if (typeof value === 'boolean') return value ? option : `--no-${kebab(name)}`
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return [option, ...value.map((item) => shellWord(String(item)))].join(' ')
  if (typeof value === 'object') return `${option} ${shellWord(JSON.stringify(value))}`
  return `${option} ${shellWord(String(value))}`
}

export function cliOf({ operation, input }: Request, { endpoint, region }: Where): string {
  const newer = newerOperations.has(operation) ? '# Needs a version of the AWS CLI that knows the operations of 2026.\n' : ''
  const words = [
    `aws directconnect ${kebab(operation)}`,
    `--endpoint-url ${shellWord(endpoint)}`,
    `--region ${shellWord(region)}`,
    ...membersOf(input).map(([name, value]) => cliOption(name, value)),
  ]
  return `${newer}${words.join(' \\\n  ')}`
}

export function boto3Of(requests: readonly Request[], { endpoint, region }: Where): string {
  const client = `import boto3

directconnect = boto3.client(
    "directconnect",
    region_name=${pythonValue(region)},
    endpoint_url=${pythonValue(endpoint)},
)
`
  const calls = requests.map(({ operation, input }) => {
    const members = membersOf(input)
    const body = members.map(([name, value]) => `    ${name}=${pythonValue(value, 4)},\n`).join('')
    return `answer = directconnect.${snake(operation)}(${body === '' ? '' : `\n${body}`})`
  })
  return `${client}\n${calls.join('\n\n')}\n`
}
