// What the page shows as Terraform: a resource block for each thing, with an import block that
// takes the existing one over. Secrets are left to the reader's own variables.
import { hclString, hclValue, type Json } from './values.ts'
import type { Where } from './commands.ts'

export interface Block {
  readonly type: string
  readonly name: string
  readonly importId?: string
  readonly arguments: { readonly [name: string]: Json | undefined }
  readonly remark?: string
}

type Thing = Readonly<Record<string, unknown>>

const textOf = (thing: Thing, member: string): string | undefined => {
  const value = thing[member]
  return typeof value === 'string' && value !== '' ? value : undefined
}
const numberOf = (thing: Thing, member: string): number | undefined => (typeof thing[member] === 'number' ? thing[member] : undefined)
const listOf = (thing: Thing, member: string): readonly Thing[] => (Array.isArray(thing[member]) ? (thing[member] as Thing[]) : [])

function tagsOf(thing: Thing): Json | undefined {
  const tags = listOf(thing, 'tags')
  return tags.length === 0 ? undefined : Object.fromEntries(tags.map((tag) => [String(tag['key']), textOf(tag, 'value') ?? '']))
}

/** A name that Terraform takes, made from what people call the thing and its id, so that it is unique. */
export function labelOf(name: string | undefined, id: string): string {
  const words = `${name ?? ''}_${id}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(words) ? words : `r_${words}`
}

function connection(thing: Thing): Block {
  const id = textOf(thing, 'connectionId') ?? ''
  const name = textOf(thing, 'connectionName')
  if (textOf(thing, 'partnerName') !== undefined || thing['vlan'] !== undefined) {
    return {
      type: 'aws_dx_connection_confirmation',
      name: labelOf(name, id),
      arguments: { connection_id: id },
      remark: 'A hosted connection belongs to the partner; the customer only accepts it.',
    }
  }
  return {
    type: 'aws_dx_connection',
    name: labelOf(name, id),
    importId: id,
    arguments: {
      name,
      bandwidth: textOf(thing, 'bandwidth'),
      location: textOf(thing, 'location'),
      provider_name: textOf(thing, 'providerName'),
      request_macsec: thing['macSecCapable'] === true ? true : undefined,
      encryption_mode: textOf(thing, 'encryptionMode'),
      tags: tagsOf(thing),
    },
  }
}

function lag(thing: Thing): Block {
  const id = textOf(thing, 'lagId') ?? ''
  const name = textOf(thing, 'lagName')
  return {
    type: 'aws_dx_lag',
    name: labelOf(name, id),
    importId: id,
    arguments: {
      name,
      connections_bandwidth: textOf(thing, 'connectionsBandwidth'),
      location: textOf(thing, 'location'),
      tags: tagsOf(thing),
    },
  }
}

function virtualInterface(thing: Thing, accountId: string): Block {
  const id = textOf(thing, 'virtualInterfaceId') ?? ''
  const name = textOf(thing, 'virtualInterfaceName')
  const type = textOf(thing, 'virtualInterfaceType') ?? 'private'
  const owner = textOf(thing, 'ownerAccount')
  const hosted = owner !== undefined && owner !== accountId
  const mtu = numberOf(thing, 'mtu')
  const prefixes = listOf(thing, 'routeFilterPrefixes').map((prefix) => textOf(prefix, 'cidr') ?? '')
  return {
    type: `aws_dx_${hosted ? 'hosted_' : ''}${type}_virtual_interface`,
    name: labelOf(name, id),
    importId: id,
    arguments: {
      connection_id: textOf(thing, 'connectionId'),
      owner_account_id: hosted ? owner : undefined,
      name,
      vlan: numberOf(thing, 'vlan'),
      address_family: textOf(thing, 'addressFamily') ?? 'ipv4',
      bgp_asn: numberOf(thing, 'asnLong') ?? numberOf(thing, 'asn'),
      amazon_address: textOf(thing, 'addressFamily') === 'ipv6' ? undefined : textOf(thing, 'amazonAddress'),
      customer_address: textOf(thing, 'addressFamily') === 'ipv6' ? undefined : textOf(thing, 'customerAddress'),
      mtu: mtu === undefined || mtu === 1500 ? undefined : mtu,
      dx_gateway_id: textOf(thing, 'directConnectGatewayId'),
      vpn_gateway_id: textOf(thing, 'virtualGatewayId'),
      sitelink_enabled: thing['siteLinkEnabled'] === true ? true : undefined,
      route_filter_prefixes: type === 'public' ? prefixes : undefined,
      tags: hosted ? undefined : tagsOf(thing),
    },
  }
}

function gateway(thing: Thing): Block {
  const id = textOf(thing, 'directConnectGatewayId') ?? ''
  const name = textOf(thing, 'directConnectGatewayName')
  return {
    type: 'aws_dx_gateway',
    name: labelOf(name, id),
    importId: id,
    arguments: { name, amazon_side_asn: String(numberOf(thing, 'amazonSideAsn') ?? ''), tags: tagsOf(thing) },
  }
}

function association(thing: Thing): Block | undefined {
  const id = textOf(thing, 'directConnectGatewayId') ?? ''
  const associated = textOf((thing['associatedGateway'] as Thing | undefined) ?? {}, 'id')
  if (associated === undefined) return undefined
  const prefixes = listOf(thing, 'allowedPrefixesToDirectConnectGateway').map((prefix) => textOf(prefix, 'cidr') ?? '')
  return {
    type: 'aws_dx_gateway_association',
    name: labelOf(undefined, `${id}_${associated}`),
    importId: `${id}/${associated}`,
    arguments: { dx_gateway_id: id, associated_gateway_id: associated, allowed_prefixes: prefixes.length === 0 ? undefined : prefixes },
  }
}

function blockOf(thing: Thing, accountId: string): Block | undefined {
  if (textOf(thing, 'virtualInterfaceId') !== undefined && thing['virtualInterfaceType'] !== undefined)
    return virtualInterface(thing, accountId)
  if (textOf(thing, 'associationId') !== undefined) return association(thing)
  if (textOf(thing, 'lagId') !== undefined && thing['lagName'] !== undefined) return lag(thing)
  if (textOf(thing, 'connectionId') !== undefined && thing['connectionName'] !== undefined) return connection(thing)
  if (textOf(thing, 'directConnectGatewayId') !== undefined && thing['directConnectGatewayName'] !== undefined) return gateway(thing)
  return undefined
}

const stateMembers = ['virtualInterfaceState', 'connectionState', 'lagState', 'directConnectGatewayState', 'associationState']
const isGone = (thing: Thing): boolean =>
  stateMembers.some((member) => ['deleting', 'deleted', 'rejected', 'disassociated'].includes(String(thing[member])))

/** The things in an answer that have a Terraform resource; the members of a LAG among them. */
export function blocksOf(answer: unknown, accountId: string): readonly Block[] {
  if (Array.isArray(answer)) return answer.flatMap((item) => blocksOf(item, accountId))
  if (typeof answer !== 'object' || answer === null) return []
  const thing = answer as Thing
  if (isGone(thing)) return []
  const own = blockOf(thing, accountId)
  const inner = Object.values(thing)
    .filter((value) => typeof value === 'object')
    .flatMap((value) => blocksOf(value, accountId))
  return own === undefined ? inner : [own, ...inner]
}

function printBlock({ type, name, importId, arguments: args, remark }: Block): string {
  const given = Object.entries(args).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  const width = Math.max(0, ...given.map(([argument]) => argument.length))
  const lines = given.map(([argument, value]) => `  ${argument.padEnd(width)} = ${hclValue(value, 2)}\n`).join('')
  // What does not exist yet has no id to take over.
  const takeOver = importId === undefined || importId === '' ? '' : `import {\n  to = ${type}.${name}\n  id = ${hclString(importId)}\n}\n\n`
  return `${remark === undefined ? '' : `# ${remark}\n`}${takeOver}resource "${type}" "${name}" {\n${lines}}\n`
}

export function terraformOf(answers: readonly unknown[], accountId: string, { endpoint, region }: Where): string {
  const unique = new Map(answers.flatMap((answer) => blocksOf(answer, accountId)).map((block) => [`${block.type}.${block.name}`, block]))
  if (unique.size === 0) return '# Nothing on this page has a Terraform resource of its own.\n'
  const provider = `provider "aws" {\n  region = ${hclString(region)}\n\n  endpoints {\n    directconnect = ${hclString(endpoint)}\n  }\n}\n`
  return [provider, ...[...unique.values()].map(printBlock)].join('\n')
}
