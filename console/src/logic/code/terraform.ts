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

/** Who looks, and which connections and LAGs are that account's; absent where that is not known. */
export interface Whose {
  readonly accountId: string
  readonly ports?: ReadonlySet<string> | undefined
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

/** The other side of a hosted interface: the account that it was given to only accepts it. */
function accepter(thing: Thing): Block {
  const id = textOf(thing, 'virtualInterfaceId') ?? ''
  return {
    type: `aws_dx_hosted_${textOf(thing, 'virtualInterfaceType') ?? 'private'}_virtual_interface_accepter`,
    name: labelOf(textOf(thing, 'virtualInterfaceName'), id),
    importId: id,
    arguments: {
      virtual_interface_id: id,
      dx_gateway_id: textOf(thing, 'directConnectGatewayId'),
      vpn_gateway_id: textOf(thing, 'virtualGatewayId'),
      tags: tagsOf(thing),
    },
  }
}

function virtualInterface(thing: Thing, { accountId, ports }: Whose): Block {
  const foreignPort = ports !== undefined && !ports.has(textOf(thing, 'connectionId') ?? '')
  if (foreignPort && textOf(thing, 'ownerAccount') === accountId) return accepter(thing)
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
    ...(thing['associationId'] !== '' && { importId: `${id}/${associated}` }),
    arguments: { dx_gateway_id: id, associated_gateway_id: associated, allowed_prefixes: prefixes.length === 0 ? undefined : prefixes },
  }
}

/** An id may be empty: then the thing does not exist yet. */
const has = (thing: Thing, ...members: readonly string[]): boolean => members.every((member) => thing[member] !== undefined)

function blockOf(thing: Thing, whose: Whose): Block | undefined {
  if (has(thing, 'virtualInterfaceId', 'virtualInterfaceType')) return virtualInterface(thing, whose)
  if (has(thing, 'associationId')) return association(thing)
  if (has(thing, 'lagId', 'lagName')) return lag(thing)
  if (has(thing, 'connectionId', 'connectionName')) return connection(thing)
  if (has(thing, 'directConnectGatewayId', 'directConnectGatewayName')) return gateway(thing)
  return undefined
}

const stateMembers = ['virtualInterfaceState', 'connectionState', 'lagState', 'directConnectGatewayState', 'associationState']
const isGone = (thing: Thing): boolean =>
  stateMembers.some((member) => ['deleting', 'deleted', 'rejected', 'disassociated'].includes(String(thing[member])))

/** The things in an answer that have a Terraform resource; the members of a LAG among them. */
export function blocksOf(answer: unknown, whose: Whose): readonly Block[] {
  if (Array.isArray(answer)) return answer.flatMap((item) => blocksOf(item, whose))
  if (typeof answer !== 'object' || answer === null) return []
  const thing = answer as Thing
  if (isGone(thing)) return []
  const own = blockOf(thing, whose)
  const inner = Object.values(thing)
    .filter((value) => typeof value === 'object')
    .flatMap((value) => blocksOf(value, whose))
  return own === undefined ? inner : [own, ...inner]
}

function printBlock({ type, name, importId, arguments: args, remark }: Block): string {
  const given = Object.entries(args).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  // As terraform fmt has it: one-line arguments in a column, maps by themselves behind them.
  const isMap = (value: Json) => typeof value === 'object' && !Array.isArray(value)
  const plain = given.filter(([, value]) => !isMap(value))
  const width = Math.max(0, ...plain.map(([argument]) => argument.length))
  const column = plain.map(([argument, value]) => `  ${argument.padEnd(width)} = ${hclValue(value, 2)}\n`).join('')
  const maps = given.filter(([, value]) => isMap(value)).map(([argument, value]) => `\n  ${argument} = ${hclValue(value, 2)}\n`)
  const lines = `${column}${maps.join('')}`
  // What does not exist yet has no id to take over.
  const takeOver = importId === undefined || importId === '' ? '' : `import {\n  to = ${type}.${name}\n  id = ${hclString(importId)}\n}\n\n`
  return `${remark === undefined ? '' : `# ${remark}\n`}${takeOver}resource "${type}" "${name}" {\n${lines}}\n`
}

export function terraformOf(blocks: readonly Block[], { endpoint, region }: Where): string {
  const unique = new Map(blocks.map((block) => [`${block.type}.${block.name}`, block]))
  if (unique.size === 0) return '# Nothing here has a Terraform resource of its own.\n'
  const provider = `provider "aws" {\n  region = ${hclString(region)}\n\n  endpoints {\n    directconnect = ${hclString(endpoint)}\n  }\n}\n`
  return [provider, ...[...unique.values()].map(printBlock)].join('\n')
}
