// An observation read from bytes, as strictly as a document: an edge may be broken or taken over, too.
import { linkVersion } from '#link/desired.ts'
import type { Observed, ObservedInterface, ObservedPeer, ObservedPort, ObservedRoute } from '#link/observed.ts'
import { list, members, oneOf, present, text, when, whole, yesNo } from '#link/read.ts'

/** Words from a router are shown to people; they need not be longer than this. */
const mostWords = 300
const words = (value: unknown, path: string): string => text(value, path).slice(0, mostWords)

function readRoute(value: unknown, path: string): ObservedRoute {
  const route = members(value, path)
  return {
    cidr: text(route['cidr'], `${path}.cidr`),
    direction: oneOf(route['direction'], `${path}.direction`, ['accepted', 'advertised'] as const),
    asPath: list(route['asPath'], `${path}.asPath`, whole),
    communities: list(route['communities'], `${path}.communities`, text),
    installedAt: whole(route['installedAt'], `${path}.installedAt`),
  }
}

function readPeer(value: unknown, path: string): ObservedPeer {
  const peer = members(value, path)
  return present<ObservedPeer>({
    bgpPeerId: text(peer['bgpPeerId'], `${path}.bgpPeerId`),
    status: oneOf(peer['status'], `${path}.status`, ['up', 'down'] as const),
    since: whole(peer['since'], `${path}.since`),
    prefixesAccepted: whole(peer['prefixesAccepted'], `${path}.prefixesAccepted`),
    prefixesRefused: when(peer['prefixesRefused'], (given) => whole(given, `${path}.prefixesRefused`)),
    prefixesAdvertised: whole(peer['prefixesAdvertised'], `${path}.prefixesAdvertised`),
    lastError: when(peer['lastError'], (given) => words(given, `${path}.lastError`)),
    md5Failures: when(peer['md5Failures'], (given) => whole(given, `${path}.md5Failures`)),
    routes: when(peer['routes'], (given) => list(given, `${path}.routes`, readRoute)),
  })
}

function readInterface(value: unknown, path: string): ObservedInterface {
  const one = members(value, path)
  return present<ObservedInterface>({
    virtualInterfaceId: text(one['virtualInterfaceId'], `${path}.virtualInterfaceId`),
    programmed: yesNo(one['programmed'], `${path}.programmed`),
    fault: when(one['fault'], (given) => words(given, `${path}.fault`)),
    peers: list(one['peers'], `${path}.peers`, readPeer),
  })
}

function readPort(value: unknown, path: string): ObservedPort {
  const port = members(value, path)
  return present<ObservedPort>({
    portId: text(port['portId'], `${path}.portId`),
    light: yesNo(port['light'], `${path}.light`),
    lacp: when(port['lacp'], (given) => oneOf(given, `${path}.lacp`, ['up', 'down'] as const)),
    encrypted: when(port['encrypted'], (given) => yesNo(given, `${path}.encrypted`)),
  })
}

/** Reads the text of an observation; throws a TypeError that names the member which is wrong. */
export function readObserved(body: string): Observed {
  const value = members(JSON.parse(body), 'the observation')
  if (value['version'] !== linkVersion) throw new TypeError(`version must be ${linkVersion}`)
  return present<Observed>({
    version: linkVersion,
    edge: text(value['edge'], 'edge'),
    revision: whole(value['revision'], 'revision'),
    at: whole(value['at'], 'at'),
    ports: list(value['ports'], 'ports', readPort),
    interfaces: list(value['interfaces'], 'interfaces', readInterface),
    removed: list(value['removed'], 'removed', text),
    refused: when(value['refused'], (given) => words(given, 'refused')),
  })
}
