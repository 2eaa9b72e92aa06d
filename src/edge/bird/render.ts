// BIRD's whole file for one router, from one document: pure, sorted, without a clock inside, so that the same
// wish gives the same bytes and nothing is configured when nothing changed. The file carries its own
// digest as BIRD's host name, which is how an agent that was away sees what the router runs.
import { createHash } from 'node:crypto'
import { gatewayText } from '#edge/bird/gateway.ts'
import { ownSpaceOf, planned } from '#edge/bird/plan.ts'
import type { Planned } from '#edge/bird/plan.ts'
import { policy } from '#edge/bird/policy.ts'
import { address, number, ofFamily, prefixSet, quoted } from '#edge/bird/print.ts'
import { sessionText } from '#edge/bird/session.ts'
import type { Instance } from '#edge/names.ts'
import { protocolOf } from '#edge/names.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired, DesiredInterface, DesiredPeer } from '#link/desired.ts'

export interface RenderArguments {
  readonly settings: EdgeSettings
  /** Epoch milliseconds: decides which failover tests still hold. */
  readonly now: number
  /** Opens a peer's key, or throws. */
  readonly openKey: (peer: DesiredPeer) => string
  /** Interfaces to leave out, with the reason. */
  readonly without?: ReadonlyMap<string, string>
  /** With isolation `netns`: the one gateway (or `public`) that this file is for. */
  readonly only?: string
}

/** One session as it stands in the file. */
export interface Block {
  readonly protocol: string
  readonly virtualInterfaceId: string
  readonly bgpPeerId: string
  readonly text: string
}

export interface Rendered {
  readonly text: string
  /** Twelve hexadecimal digits over everything else in the file. */
  readonly digest: string
  readonly blocks: readonly Block[]
  readonly planned: Planned
  /** When the file would differ without any new wish: the next end of a failover test (epoch ms). */
  readonly nextChange?: number
}

const hostPrefix = 'demarc-'

/** The first line of a file. */
export const hostLine = (digest: string): string => `hostname "${hostPrefix}${digest}";\n`

/** The digest in the host name that BIRD reports. */
export const digestIn = (hostname: string | undefined): string | undefined => /^demarc-([0-9a-f]{12})$/.exec(hostname ?? '')?.[1]

function head(desired: Desired, settings: EdgeSettings): string {
  const own = ownSpaceOf(desired)
  const rpki = settings.rpki.map(({ host, port }, index) => {
    const remote = `remote ${address(host, 'the RTR server')} port ${number(port, 1, 65_535, 'its port')};`
    return `protocol rpki dm_rpki_${index + 1} { roa4 { table dm_roa_4; }; roa6 { table dm_roa_6; }; ${remote} retry keep 5; refresh keep 30; expire keep 172800; }\n`
  })
  const bfd = settings.bfd && settings.isolation !== 'vrf'
  return `log ${settings.birdLog === undefined ? 'syslog' : quoted(settings.birdLog)} { info, remote, warning, error, auth, fatal, bug };
debug protocols { states };
router id ${address(settings.routerId, 'the router id')};
timeformat protocol iso long us;
timeformat route iso long us;
timeformat log iso long us;
graceful restart wait 60;
protocol device dm_device { scan time 10; }
${rpki.length > 0 ? 'roa4 table dm_roa_4;\nroa6 table dm_roa_6;\n' : ''}${rpki.join('')}${policy(
    { 4: prefixSet(ofFamily(own, 4), true), 6: prefixSet(ofFamily(own, 6), true) },
    rpki.length > 0,
  )}template bgp dm_session {
  strict bind on;
  direct;
  enforce first as on;
  hold time 90;
  keepalive time 30;
  min hold time 3;
  connect delay time 1;
  connect retry time 5;
  error wait time 1, 30;
  error forget time 300;
  graceful restart on;
  graceful restart time 120;
${settings.bfd ? '  bfd { interval 300 ms; multiplier 3; passive on; };\n' : ''}}
${bfd ? 'protocol bfd dm_bfd { interface "vif-*" { interval 300 ms; multiplier 3; passive on; }; }\n' : ''}`
}

const isHeldDown = (peer: DesiredPeer, now: number): boolean => peer.heldDownUntil !== undefined && peer.heldDownUntil > now

interface Known {
  readonly settings: EdgeSettings
  readonly openKey: RenderArguments['openKey']
  readonly tag: string
  readonly held: string
  readonly blocks: readonly Block[]
}

/** Opening a sealed key costs more than all the rest, so a session is rendered once for each form it has. */
const sessionsKnown = new WeakMap<DesiredInterface, Known>()

function sessions(one: DesiredInterface, instance: Instance, given: RenderArguments): readonly Block[] {
  const { settings, openKey, now } = given
  const held = one.peers.map((peer) => (isHeldDown(peer, now) ? '1' : '0')).join('')
  const known = sessionsKnown.get(one)
  if (known?.settings === settings && known.openKey === openKey && known.tag === instance.tag && known.held === held) return known.blocks
  const blocks = freshSessions(one, instance, given)
  sessionsKnown.set(one, { settings, openKey, tag: instance.tag, held, blocks })
  return blocks
}

function freshSessions(one: DesiredInterface, instance: Instance, given: RenderArguments): Block[] {
  const peers = one.peers.toSorted((a, b) => (a.bgpPeerId < b.bgpPeerId ? -1 : 1))
  return peers.map((peer) => ({
    protocol: protocolOf(peer.bgpPeerId),
    virtualInterfaceId: one.virtualInterfaceId,
    bgpPeerId: peer.bgpPeerId,
    text: sessionText({ interface: one, peer, instance, key: given.openKey(peer), heldDown: isHeldDown(peer, given.now) }, given.settings),
  }))
}

export function render(desired: Desired, given: RenderArguments): Rendered {
  const { settings, now } = given
  const texts = new Map<string, readonly Block[]>()
  const plan = planned(desired, settings, given.without ?? new Map(), given.only, (one, instance) => {
    texts.set(one.virtualInterfaceId, sessions(one, instance, given))
  })
  const gateways = plan.gateways.map((part) => gatewayText(part, settings.isolation, settings.bfd))
  const front = head(desired, settings) + gateways.join('')
  const blocks = plan.interfaces.flatMap((one) => texts.get(one.interface.virtualInterfaceId) ?? [])
  const body = front + blocks.map((block) => block.text).join('')
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const ends = plan.interfaces.flatMap((one) => one.interface.peers.map((peer) => peer.heldDownUntil ?? 0)).filter((end) => end > now)
  return {
    text: hostLine(digest) + body,
    digest,
    blocks,
    planned: plan,
    ...(ends.length > 0 && { nextChange: Math.min(...ends) }),
  }
}

/** The interface whose session stands on a line of the file (from 1), or undefined for the shared part. */
export function ownerOfLine(rendered: Rendered, line: number): string | undefined {
  // Sessions stand last, so their lines are counted from the end.
  let end = rendered.text.split('\n').length - 1
  for (const block of rendered.blocks.toReversed()) {
    const first = end - block.text.split('\n').length + 2
    if (first <= line && line <= end) return block.virtualInterfaceId
    end = first - 1
  }
  return undefined
}
