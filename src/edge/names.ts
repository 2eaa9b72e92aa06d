// Names that the edge gives: to kernel links, to routing tables, to BIRD's protocols. All are made of our
// own ids after these passed their pattern, carry a prefix of ours, and fit where they go (a Linux
// link has 15 characters, a BIRD symbol letters, digits and underscores).
import { createHash } from 'node:crypto'

const suffixed =
  (pattern: RegExp, kind: string) =>
  (id: string): string => {
    const suffix = pattern.exec(id)?.[1]
    if (suffix === undefined) throw new Error(`${JSON.stringify(id.slice(0, 40))} is not the id of ${kind}`)
    return suffix
  }

const interfaceSuffix = suffixed(/^dxvif-([0-9a-z]{8})$/, 'an interface')
const peerSuffix = suffixed(/^dxpeer-([0-9a-z]{8})$/, 'a peer')
const portSuffix = suffixed(/^dx(?:con|lag)-([0-9a-z]{8})$/, 'a port')

/** The kernel link of an interface: `vif-fabc1234`. */
export const linkOf = (virtualInterfaceId: string): string => `vif-${interfaceSuffix(virtualInterfaceId)}`

/** The id of the interface that a link is for. */
export const interfaceOfLink = (link: string): string | undefined => (/^vif-[0-9a-z]{8}$/.test(link) ? `dx${link}` : undefined)

/** The bond of a port with several members, or with LACP. */
export const bondOf = (portId: string): string => `lag-${portSuffix(portId)}`

/** The encrypted link above a port. */
export const macSecLinkOf = (portId: string): string => `mac-${portSuffix(portId)}`

/** BIRD's protocol of a peer. */
export const protocolOf = (bgpPeerId: string): string => `peer_${peerSuffix(bgpPeerId)}`

export const peerOfProtocol = (protocol: string): string | undefined =>
  /^peer_[0-9a-z]{8}$/.test(protocol) ? `dxpeer-${protocol.slice(5)}` : undefined

/** The routing instance that all public interfaces share. */
export const publicInstance = 'public'

/** Where one gateway's routes live. */
export interface Instance {
  readonly gatewayId: string
  /** Goes into names: ten hexadecimal digits. */
  readonly tag: string
  readonly vrf: string
  /** The kernel's number of the routing table. */
  readonly table: number
}

const firstTable = 0x1000_0000
const tables = 0x4000_0000

/**
 * The instances of all gateways, by gateway id. Tags and table numbers are digests, so they need no bookkeeping and stay when
 * other gateways come and go; should two fall on one number, the later id moves to the next.
 */
export function instancesOf(gatewayIds: readonly string[]): Map<string, Instance> {
  const taken = new Set<number>()
  const instances = new Map<string, Instance>()
  for (const gatewayId of [...new Set(gatewayIds)].toSorted()) {
    const digest = createHash('sha256').update(gatewayId).digest()
    let table = firstTable + (digest.readUInt32BE(0) % tables)
    while (taken.has(table)) table += 1
    taken.add(table)
    const tag = (BigInt(table) * 256n + BigInt(digest[4] ?? 0)).toString(16).padStart(10, '0')
    instances.set(gatewayId, { gatewayId, tag, vrf: `vrf-${tag}`, table })
  }
  return instances
}

/** A table number that one of our instances may have. */
export const isOurTable = (table: number): boolean => table >= firstTable && table < firstTable + tables * 2

/** The link of a port's member as the settings name it, or under its own name. */
export function memberLink(member: string, members: Readonly<Record<string, string>>): string {
  const link = Object.hasOwn(members, member) ? members[member] : member
  if (link === undefined || !/^[a-zA-Z][a-zA-Z0-9_.]{0,14}$/.test(link) || link === 'lo') {
    throw new Error('a member of its port is not a link of this router')
  }
  return link
}
