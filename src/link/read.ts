// A document read from bytes: every member has the kind it says, and nothing is believed beyond that.
// What a value means is checked where it is used, interface by interface, so that one bad interface
// does not hold up the others; a document of the wrong shape is refused as a whole.
import { linkVersion } from '#link/desired.ts'
import type { Desired, DesiredGateway, DesiredInterface, DesiredPeer, DesiredPort, DesiredPublicSide } from '#link/desired.ts'

export type Members = Readonly<Record<string, unknown>>

export const wrong = (path: string, kind: string): never => {
  throw new TypeError(`${path} must be ${kind}`)
}

export const members = (value: unknown, path: string): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : wrong(path, 'an object')

export const text = (value: unknown, path: string): string => (typeof value === 'string' ? value : wrong(path, 'a text'))

export const yesNo = (value: unknown, path: string): boolean => (typeof value === 'boolean' ? value : wrong(path, 'true or false'))

export const whole = (value: unknown, path: string): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : wrong(path, 'a whole number')

export const oneOf = <T extends string>(value: unknown, path: string, words: readonly T[]): T =>
  words.find((word) => word === value) ?? wrong(path, words.join(' or '))

export const list = <T>(value: unknown, path: string, read: (item: unknown, path: string) => T): T[] =>
  Array.isArray(value) ? value.map((item, index) => read(item, `${path}[${index}]`)) : wrong(path, 'a list')

export const when = <T>(value: unknown, read: (value: unknown) => T): T | undefined => (value === undefined ? undefined : read(value))

/** An object without its absent members. */
export const present = <T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T

function readPort(value: unknown, path: string): DesiredPort {
  const port = members(value, path)
  const keyIn = (item: unknown, at: string) => {
    const key = members(item, at)
    return { ckn: text(key['ckn'], `${at}.ckn`), cak: text(key['cak'], `${at}.cak`) }
  }
  return present<DesiredPort>({
    portId: text(port['portId'], `${path}.portId`),
    members: list(port['members'], `${path}.members`, text),
    lacp: yesNo(port['lacp'], `${path}.lacp`),
    minimumLinks: whole(port['minimumLinks'], `${path}.minimumLinks`),
    jumbo: yesNo(port['jumbo'], `${path}.jumbo`),
    macSec: when(port['macSec'], (given) => {
      const macSec = members(given, `${path}.macSec`)
      return {
        mode: oneOf(macSec['mode'], `${path}.macSec.mode`, ['should_encrypt', 'must_encrypt'] as const),
        keys: list(macSec['keys'], `${path}.macSec.keys`, keyIn),
      }
    }),
  })
}

function readGateway(value: unknown, path: string): DesiredGateway {
  const gateway = members(value, path)
  return { gatewayId: text(gateway['gatewayId'], `${path}.gatewayId`), prefixes: list(gateway['prefixes'], `${path}.prefixes`, text) }
}

function readPeer(value: unknown, path: string): DesiredPeer {
  const peer = members(value, path)
  return present<DesiredPeer>({
    bgpPeerId: text(peer['bgpPeerId'], `${path}.bgpPeerId`),
    addressFamily: oneOf(peer['addressFamily'], `${path}.addressFamily`, ['ipv4', 'ipv6'] as const),
    asn: whole(peer['asn'], `${path}.asn`),
    providerAddress: text(peer['providerAddress'], `${path}.providerAddress`),
    customerAddress: text(peer['customerAddress'], `${path}.customerAddress`),
    authKey: text(peer['authKey'], `${path}.authKey`),
    ttlSecurity: when(peer['ttlSecurity'], (given) => yesNo(given, `${path}.ttlSecurity`)) || undefined,
    heldDownUntil: when(peer['heldDownUntil'], (given) => whole(given, `${path}.heldDownUntil`)),
    since: whole(peer['since'], `${path}.since`),
  })
}

function readInterface(value: unknown, path: string): DesiredInterface {
  const one = members(value, path)
  const limit = members(one['prefixLimit'], `${path}.prefixLimit`)
  return present<DesiredInterface>({
    virtualInterfaceId: text(one['virtualInterfaceId'], `${path}.virtualInterfaceId`),
    type: oneOf(one['type'], `${path}.type`, ['private', 'public', 'transit'] as const),
    portId: text(one['portId'], `${path}.portId`),
    vlan: whole(one['vlan'], `${path}.vlan`),
    mtu: whole(one['mtu'], `${path}.mtu`),
    gatewayId: when(one['gatewayId'], (given) => text(given, `${path}.gatewayId`)),
    providerAsn: whole(one['providerAsn'], `${path}.providerAsn`),
    siteLink: yesNo(one['siteLink'], `${path}.siteLink`),
    acceptedPrefixes: list(one['acceptedPrefixes'], `${path}.acceptedPrefixes`, text),
    prefixLimit: { ipv4: whole(limit['ipv4'], `${path}.prefixLimit.ipv4`), ipv6: whole(limit['ipv6'], `${path}.prefixLimit.ipv6`) },
    rateLimit: when(one['rateLimit'], (given) => whole(given, `${path}.rateLimit`)),
    peers: list(one['peers'], `${path}.peers`, readPeer),
    since: whole(one['since'], `${path}.since`),
  })
}

function readPublicSide(value: unknown): DesiredPublicSide {
  const side = members(value, 'publicSide')
  const scopes = ['region', 'continent', 'world'] as const
  return {
    prefixes: list(side['prefixes'], 'publicSide.prefixes', (item, path) => {
      const one = members(item, path)
      return { prefix: text(one['prefix'], `${path}.prefix`), scope: oneOf(one['scope'], `${path}.scope`, scopes) }
    }),
    ownSpace: list(side['ownSpace'], 'publicSide.ownSpace', text),
  }
}

function mustNameEachOnce(desired: Desired): void {
  const removed = new Set(desired.removed)
  const seen = new Set<string>()
  for (const { virtualInterfaceId } of desired.interfaces) {
    if (seen.has(virtualInterfaceId)) throw new TypeError('an interface stands in the document twice')
    if (removed.has(virtualInterfaceId)) throw new TypeError('an interface is both wanted and removed')
    seen.add(virtualInterfaceId)
  }
}

/** Reads the text of a document; throws a TypeError that names the member which is wrong. */
export function readDesired(document: string): Desired {
  const value = members(JSON.parse(document), 'the document')
  if (value['version'] !== linkVersion)
    throw new TypeError(`the document has version ${String(value['version'])}, this agent speaks ${linkVersion}`)
  const desired = present<Desired>({
    version: linkVersion,
    edge: text(value['edge'], 'edge'),
    revision: whole(value['revision'], 'revision'),
    issuedAt: whole(value['issuedAt'], 'issuedAt'),
    complete: yesNo(value['complete'], 'complete'),
    base: when(value['base'], (given) => whole(given, 'base')),
    publicSide: when(value['publicSide'], readPublicSide),
    mayRemoveMany: when(value['mayRemoveMany'], (given) => yesNo(given, 'mayRemoveMany')) || undefined,
    ports: list(value['ports'], 'ports', readPort),
    gateways: list(value['gateways'], 'gateways', readGateway),
    interfaces: list(value['interfaces'], 'interfaces', readInterface),
    removed: list(value['removed'], 'removed', text),
  })
  mustNameEachOnce(desired)
  return desired
}
