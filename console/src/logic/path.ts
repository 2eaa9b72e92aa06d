// The way from the customer's router to the prefixes as a row of hops, each with what is known of
// it. What the API says is all that is drawn: a hop about which it says nothing is shown as not
// reported, never as good. The first hop that is broken is the one to look at.
import type { Association, Attachment, BgpPeer, Connection, Gateway, Lag, Route, VirtualInterface } from '../api/contract.ts'
import { asnOf } from './asn.ts'
import { shownState, type Sign } from './states.ts'

export interface Hop {
  readonly key: string
  readonly title: string
  /** Two or three short lines that fit below the title. */
  readonly lines: readonly string[]
  readonly sign: Sign
  readonly word: string
  /** What is known and what to do, for the hop that is looked at. */
  readonly known: readonly string[]
}

export interface PathFacts {
  readonly virtualInterface: VirtualInterface
  readonly connection?: Connection | undefined
  readonly lag?: Lag | undefined
  readonly gateway?: Gateway | undefined
  readonly attachment?: Attachment | undefined
  readonly associations?: readonly Association[] | undefined
  readonly routes?: readonly Route[] | undefined
}

const filled = (...lines: readonly (string | undefined | false)[]): readonly string[] =>
  lines.filter((line): line is string => typeof line === 'string' && line !== '')

function hop(key: string, title: string, state: string | undefined, lines: readonly string[], known: readonly string[] = []): Hop {
  const { sign, word, meaning } = shownState(state)
  return { key, title, lines, sign, word, known: filled(meaning, ...known) }
}

const bgpOf = (peers: readonly BgpPeer[]): string | undefined => {
  if (peers.some(({ bgpStatus }) => bgpStatus === 'up')) return 'up'
  return peers.some(({ bgpStatus }) => bgpStatus === 'down') ? 'down' : undefined
}

function routerHop(vi: VirtualInterface, bgp: string | undefined): Hop {
  const asn = asnOf(vi)
  const lines = filled(vi.customerAddress, asn !== undefined && `AS ${asn}`)
  const heard = bgp === 'up' ? 'up' : undefined
  return hop(
    'router',
    'Your router',
    heard,
    lines,
    heard === undefined ? ['Nothing is heard from it over BGP at the moment.'] : ['It speaks BGP with the provider’s router.'],
  )
}

function portHops({ connection, lag }: PathFacts): readonly Hop[] {
  if (lag !== undefined) {
    const members = lag.connections ?? []
    const up = members.filter(({ connectionState }) => connectionState === 'available').length
    const worst =
      up === members.length && up > 0 ? 'available' : members.some(({ connectionState }) => connectionState === 'down') ? 'down' : 'pending'
    const broken = members
      .filter(({ connectionState }) => connectionState !== 'available')
      .map((m) => `${m.connectionName ?? m.connectionId} is ${m.connectionState}.`)
    return [
      hop('cross', 'Cross connects', members.length === 0 ? undefined : worst, [`${up} of ${members.length} up`], broken),
      hop(
        'lag',
        'LAG',
        lag.lagState,
        filled(lag.lagName, lag.lagId, `${members.length} × ${lag.connectionsBandwidth}, min ${lag.minimumLinks ?? 0}`),
      ),
    ]
  }
  if (connection === undefined) return [hop('cross', 'Cross connect', undefined, ['not visible to this account'])]
  const hosted = connection.partnerName !== undefined
  const state = connection.connectionState
  const missing =
    state === 'pending' && !hosted
      ? ['Have the cross connect made with the LOA-CFA.']
      : state === 'down'
        ? ['The port sees no light: check the cross connect and your optics.']
        : []
  return [
    hop(
      'cross',
      hosted ? 'Partner’s trunk' : 'Cross connect',
      state,
      filled(hosted ? connection.partnerName : connection.location, connection.bandwidth),
      missing,
    ),
    hop('port', 'Port', state === 'available' ? 'available' : state === 'down' ? 'down' : undefined, deviceLines(connection), [
      ...(connection.portEncryptionStatus === undefined ? [] : [`MACsec: ${shownState(connection.portEncryptionStatus).word}.`]),
    ]),
  ]
}

function deviceLines({ awsDeviceV2, awsDevice, awsLogicalDeviceId }: Connection): readonly string[] {
  const device = awsDeviceV2 ?? awsDevice
  return filled(device, awsLogicalDeviceId !== device && awsLogicalDeviceId)
}

function vlanHop(vi: VirtualInterface): Hop {
  const state = vi.virtualInterfaceState
  // Down is BGP's word, not the VLAN's: the VLAN itself is set up then.
  const own = state === 'down' || state === 'testing' ? 'available' : state
  return hop('vlan', 'VLAN', own, filled(`VLAN ${vi.vlan}`, vi.virtualInterfaceName), [`MTU ${vi.mtu ?? 1500}.`])
}

function bgpHop(vi: VirtualInterface, peers: readonly BgpPeer[], bgp: string | undefined): Hop {
  const lines = peers.map((peer) => `${peer.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4'} ${shownState(peer.bgpStatus).word.toLowerCase()}`)
  const sides = `The provider’s side is ${vi.amazonAddress ?? 'not set'}, AS ${vi.amazonSideAsn}; yours is ${vi.customerAddress ?? 'not set'}, AS ${asnOf(vi)}.`
  // Until it is set up there is no session to be down.
  if (['confirming', 'verifying', 'pending'].includes(vi.virtualInterfaceState ?? ''))
    return hop('bgp', 'BGP', undefined, ['not set up yet'], [sides])
  if (vi.virtualInterfaceState === 'testing') return hop('bgp', 'BGP', 'testing', lines, [sides])
  const advice = 'Compare VLAN, both addresses, both ASNs and the BGP key with the router configuration of this interface.'
  return hop('bgp', 'BGP', bgp, lines, bgp === 'down' ? [sides, advice] : [sides])
}

function gatewayHops(facts: PathFacts): readonly Hop[] {
  const { virtualInterface: vi, gateway, attachment, associations = [] } = facts
  if (vi.virtualInterfaceType === 'public')
    return [
      hop('gateway', 'Public network', vi.virtualInterfaceState === 'available' ? 'available' : undefined, [`AS ${vi.amazonSideAsn}`]),
    ]
  const id = vi.directConnectGatewayId === '' ? vi.virtualGatewayId : vi.directConnectGatewayId
  if (id === undefined || id === '') return [hop('gateway', 'Gateway', undefined, ['chosen on acceptance'])]
  const state = attachment?.attachmentState ?? (gateway?.directConnectGatewayState as string | undefined)
  const behind = associations.map(({ associatedGateway }) => associatedGateway?.id ?? '').filter((name) => name !== '')
  const first = hop(
    'gateway',
    vi.virtualGatewayId === id ? 'Virtual gateway' : 'Gateway',
    state ?? (vi.virtualInterfaceState === 'available' ? 'available' : undefined),
    filled(gateway?.directConnectGatewayName, shorten(id), `AS ${vi.amazonSideAsn}`),
  )
  if (vi.virtualGatewayId === id) return [first]
  const joined = associations.some(({ associationState }) => associationState === 'associated')
  const clouds = hop(
    'clouds',
    'Cloud side',
    joined ? 'associated' : associations[0]?.associationState,
    behind.length === 0 ? ['none associated'] : behind.slice(0, 2),
    behind.length === 0 ? ['Associate a virtual gateway: without one nothing lies behind this gateway.'] : [],
  )
  return [first, clouds]
}

const shorten = (id: string): string => (id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id)

function prefixHop({ routes }: PathFacts, bgp: string | undefined): Hop {
  if (routes === undefined) return hop('prefixes', 'Prefixes', undefined, ['not visible to this account'])
  const count = (direction: string) => routes.filter(({ routeDirection }) => routeDirection === direction).length
  const [accepted, advertised] = [count('accepted'), count('advertised')]
  const state = bgp === 'up' ? (accepted > 0 ? 'available' : 'pending') : undefined
  return {
    ...hop(
      'prefixes',
      'Prefixes',
      state,
      [`${accepted} accepted`, `${advertised} advertised`],
      accepted === 0 && bgp === 'up' ? ['Your router announces nothing that is accepted.'] : [],
    ),
    ...(state === 'pending' && { word: 'None accepted', sign: 'warning' as const }),
  }
}

export function pathOf(facts: PathFacts): readonly Hop[] {
  const vi = facts.virtualInterface
  const peers = (vi.bgpPeers ?? []).filter(({ bgpPeerState }) => bgpPeerState !== 'deleted' && bgpPeerState !== 'deleting')
  const bgp = bgpOf(peers)
  return [routerHop(vi, bgp), ...portHops(facts), vlanHop(vi), bgpHop(vi, peers, bgp), ...gatewayHops(facts), prefixHop(facts, bgp)]
}

/** Where to look: the first hop that is broken, or else the first that is not finished. The router itself is never blamed. */
export function firstBroken(hops: readonly Hop[]): number | undefined {
  const candidates = hops.map(({ key, sign }, index) => ({ index, sign: key === 'router' ? ('info' as const) : sign }))
  for (const signs of [['error'], ['warning', 'pending', 'in-progress']]) {
    const found = candidates.find(({ sign }) => signs.includes(sign))
    if (found !== undefined) return found.index
  }
  return undefined
}

/** The whole picture in sentences. */
export function describePath(hops: readonly Hop[]): string {
  const broken = firstBroken(hops)
  const all = hops.map(({ title, lines, word }) => `${title}: ${word}${lines.length === 0 ? '' : ` (${lines.join(', ')})`}`).join('; ')
  const verdict = broken === undefined ? 'No hop is reported broken.' : `Look at ${hops[broken]?.title}: ${hops[broken]?.known.join(' ')}`
  return `${all}. ${verdict}`
}
