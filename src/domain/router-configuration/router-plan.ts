// The only way from an interface to a template. Everything is read, checked and printed again here,
// so that a template may put any text of a plan into any dialect: ids, numbers, canonical addresses,
// and keys of the strict alphabet. What does not fit is a fault of ours, since the API refused it
// before, and ends the rendering.
import { parseInterfaceAddress, parsePrefix, printCidr } from '#domain/addresses/cidr.ts'
import type { Cidr } from '#domain/addresses/cidr.ts'
import { type AddressFamily, printAddress } from '#domain/addresses/ip.ts'
import type { RouterInput, RouterPeer } from '#domain/router-configuration/router-input.ts'
import type { VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'

/** Seconds, milliseconds and counts that both sides of every session agree on (user guide, BGP and BFD defaults). */
export const terms = { holdTime: 90, keepalive: 30, connectRetry: 10, bfdInterval: 300, bfdMultiplier: 3 }

export interface Prefix {
  /** `203.0.113.0/24` */
  readonly cidr: string
  readonly address: string
  readonly length: number
  /** Dotted; empty for IPv6. */
  readonly mask: string
}

export interface Session {
  readonly bgpPeerId: string
  readonly version: 4 | 6
  readonly asn: number
  /** The session's own number differs from the router's, the interface's first. */
  readonly needsLocalAs: boolean
  readonly authKey: string
  /** The customer's address on the wire. */
  readonly local: Prefix
  /** The provider's address, without length. */
  readonly neighbor: string
}

export interface FamilyPlan {
  readonly version: 4 | 6
  readonly sessions: readonly Session[]
  /** What a public interface announces; empty elsewhere. */
  readonly announced: readonly Prefix[]
  /** For a commented line where nothing is announced yet. */
  readonly example: Prefix
}

export interface RouterPlan {
  readonly id: string
  readonly type: VirtualInterfaceType
  readonly vlan: number
  readonly mtu: number
  readonly jumbo: boolean
  readonly bfd: boolean
  /** The customer's ASN: the router's own. */
  readonly asn: number
  readonly providerAsn: number
  /** Dotted; the first IPv4 address, or made from the VLAN where there is none. */
  readonly routerId: string
  /** Those that have a session, IPv4 first. */
  readonly families: readonly FamilyPlan[]
  readonly sessions: readonly Session[]
  /** Prefixes per session that the customer accepts at most. */
  readonly acceptAtMost: number
  /** Prefixes per session above which the provider takes the session down. */
  readonly announceAtMost: number
  /** The port below is encrypted, under this key name. */
  readonly ckn?: string
  /** The text sets MACsec up: the port is encrypted and the type of router has a part for that. */
  readonly macSecPart: boolean
}

/** Text that could break out of a configuration; never with what was wrong in it, which may be a key. */
const unsafe = (what: string): never => {
  throw new Error(`A router configuration cannot be rendered: ${what} is not of the strict form.`)
}

const matching = (what: string, form: RegExp, text: string): string => (form.test(text) ? text : unsafe(what))

const whole = (what: string, value: number, least: number, most: number): number =>
  Number.isInteger(value) && value >= least && value <= most ? value : unsafe(what)

const asnOf = (what: string, asn: number): number => whole(what, asn, 1, 4_294_967_295)

const maskOf = ({ addressFamily, mask }: Cidr): string =>
  addressFamily === 'ipv6' ? '' : printAddress({ addressFamily, bits: (0xffff_ffffn << BigInt(32 - mask)) & 0xffff_ffffn })

const printed = (cidr: Cidr): Prefix => ({ cidr: printCidr(cidr), address: printAddress(cidr), length: cidr.mask, mask: maskOf(cidr) })

const examples = { 4: '10.20.0.0/16', 6: '2001:db8:20::/48' } as const

const exampleOf = (version: 4 | 6): Prefix => printed(parsePrefix(examples[version]) ?? unsafe('the example'))

function addressOf(what: string, text: string, addressFamily: AddressFamily): Prefix {
  const cidr = parseInterfaceAddress(text)
  return cidr?.addressFamily === addressFamily ? printed(cidr) : unsafe(what)
}

function sessionOf(peer: RouterPeer, routerAsn: number): Session {
  const asn = asnOf('asn', peer.asn)
  return {
    bgpPeerId: matching('bgpPeerId', /^dxpeer-[0-9A-Za-z]{8}$/, peer.bgpPeerId),
    version: peer.addressFamily === 'ipv4' ? 4 : 6,
    asn,
    needsLocalAs: asn !== routerAsn,
    authKey: matching('authKey', /^[!#-~]{6,80}$/, peer.authKey),
    local: addressOf('customerAddress', peer.customerAddress, peer.addressFamily),
    neighbor: addressOf('amazonAddress', peer.amazonAddress, peer.addressFamily).address,
  }
}

const announcedOf = (input: RouterInput): readonly Cidr[] =>
  input.virtualInterfaceType === 'public' ? input.routeFilterPrefixes.map((text) => parsePrefix(text) ?? unsafe('routeFilterPrefixes')) : []

function familyPlan(version: 4 | 6, sessions: readonly Session[], announced: readonly Cidr[]): FamilyPlan {
  const family = version === 4 ? 'ipv4' : 'ipv6'
  return {
    version,
    sessions: sessions.filter((session) => session.version === version),
    announced: announced.filter(({ addressFamily }) => addressFamily === family).map(printed),
    example: exampleOf(version),
  }
}

/** Checks and prints everything anew; an Error where something is not of the strict form. At least one peer is expected. */
export function planOf(input: RouterInput, hasMacSecPart: boolean): RouterPlan {
  const asn = asnOf('asn', input.peers[0]?.asn ?? 0)
  const sessions = input.peers.map((peer) => sessionOf(peer, asn))
  const announced = announcedOf(input)
  const vlan = whole('vlan', input.vlan, 1, 4094)
  const isPublic = input.virtualInterfaceType === 'public'
  return {
    id: matching('virtualInterfaceId', /^dxvif-[0-9A-Za-z]{8}$/, input.virtualInterfaceId),
    type: (['private', 'public', 'transit'] as const).find((type) => type === input.virtualInterfaceType) ?? unsafe('virtualInterfaceType'),
    vlan,
    mtu: whole('mtu', input.mtu, 1280, 9216),
    jumbo: input.mtu > 1500,
    bfd: input.bfd,
    asn,
    providerAsn: asnOf('amazonSideAsn', input.amazonSideAsn),
    // From the shared address space of RFC 6598: nobody's own, and no router asks it for more than being a number.
    routerId: sessions.find(({ version }) => version === 4)?.local.address ?? `100.64.${vlan >> 8}.${vlan & 255}`,
    families: ([4, 6] as const).map((version) => familyPlan(version, sessions, announced)).filter((family) => family.sessions.length > 0),
    sessions,
    acceptAtMost: isPublic ? 20_000 : 1000,
    announceAtMost: isPublic ? 1000 : 100,
    macSecPart: hasMacSecPart && input.macSec !== undefined,
    ...(input.macSec === undefined ? {} : { ckn: matching('ckn', /^[0-9A-Fa-f]{64}$/, input.macSec.ckn) }),
  }
}
