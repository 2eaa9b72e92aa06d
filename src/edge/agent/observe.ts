// What the router is seen to be, in the control plane's terms: sessions by peer, ports by light and partner,
// errors in words. Facts only; what is not known is left out.
import type { Applied } from '#edge/agent/apply.ts'
import type { World } from '#edge/agent/ports.ts'
import type { RouteSeen, SessionSeen } from '#edge/bird/read.ts'
import { bondOf, linkOf, memberLink, protocolOf } from '#edge/names.ts'
import type { KernelState } from '#edge/kernel/state.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired, DesiredInterface, DesiredPeer, DesiredPort } from '#link/desired.ts'
import type { Observed, ObservedInterface, ObservedPeer, ObservedPort, ObservedRoute } from '#link/observed.ts'

/** What one look leaves for the next. */
export interface Glance {
  readonly md5Failures: number
  /** By protocol: the counts at which its routes were last told, and when. */
  readonly told: ReadonlyMap<string, { readonly counts: string; readonly at: number }>
}

export const firstGlance: Glance = { md5Failures: -1, told: new Map() }

/** So many sessions have their routes told in one look; the others wait their turn. */
const routesPerLook = 20
const retellRoutesMs = 300_000

interface Look {
  readonly now: number
  readonly sessions: ReadonlyMap<string, SessionSeen>
  readonly kernel: KernelState
  readonly md5: number
  readonly routes: ReadonlyMap<string, readonly ObservedRoute[]>
}

/** The id may be one that has no link: such an interface was refused. */
function linkNamed(virtualInterfaceId: string): string {
  try {
    return linkOf(virtualInterfaceId)
  } catch {
    return ''
  }
}

function sessionOf(peer: DesiredPeer, look: Look): SessionSeen | undefined {
  try {
    return look.sessions.get(protocolOf(peer.bgpPeerId))
  } catch {
    return undefined
  }
}

function errorOf(peer: DesiredPeer, session: SessionSeen | undefined, look: Look): string {
  if (peer.heldDownUntil !== undefined && peer.heldDownUntil > look.now) return 'Held down by a failover test'
  if (!session) return 'Not on the router'
  const said = session.lastError ?? session.info
  if (look.md5 > 0 && !/limit/i.test(said))
    return `${said === '' ? session.state : said}; segments fail the MD5 check: the keys differ or one side has none`
  return said === '' ? session.state : said
}

function observedPeer(peer: DesiredPeer, look: Look): ObservedPeer {
  const session = sessionOf(peer, look)
  const up = session?.established ?? false
  const routes = session && look.routes.get(session.protocol)
  return {
    bgpPeerId: peer.bgpPeerId,
    status: up ? 'up' : 'down',
    since: session ? look.now - Math.max(0, Math.round(session.age)) : look.now,
    prefixesAccepted: session?.imported ?? 0,
    prefixesAdvertised: session?.exported ?? 0,
    ...(session && session.filtered > 0 && { prefixesRefused: session.filtered }),
    ...(!up && { lastError: errorOf(peer, session, look) }),
    ...(!up && look.md5 > 0 && { md5Failures: look.md5 }),
    ...(routes && { routes }),
  }
}

function observedInterface(one: DesiredInterface, applied: Applied | undefined, look: Look): ObservedInterface {
  const fault = applied?.faults.get(one.virtualInterfaceId)
  const link = look.kernel.links.get(linkNamed(one.virtualInterfaceId))
  const running = one.peers.every((peer) => sessionOf(peer, look) !== undefined)
  return {
    virtualInterfaceId: one.virtualInterfaceId,
    programmed: fault === undefined && link !== undefined && running,
    ...(fault !== undefined && { fault }),
    peers: one.peers.map((peer) => observedPeer(peer, look)),
  }
}

function observedPort(port: DesiredPort, kernel: KernelState, settings: EdgeSettings): ObservedPort {
  const linkIn = (name: () => string) => {
    try {
      return kernel.links.get(name())
    } catch {
      return undefined
    }
  }
  const members = port.members.map((member) => linkIn(() => memberLink(member, settings.members)))
  const bond = port.lacp ? linkIn(() => bondOf(port.portId)) : undefined
  return {
    portId: port.portId,
    // Pairs that stand for VLANs have no port below them that could be dark.
    light: settings.carrier.kind === 'veth' || members.some((member) => member?.light ?? false),
    ...(port.lacp && { lacp: bond?.partner && bond.light ? ('up' as const) : ('down' as const) }),
  }
}

/** Which sessions are due to have their routes told. */
function dueForRoutes(sessions: readonly SessionSeen[], glance: Glance, now: number): SessionSeen[] {
  const due = sessions.filter((session) => {
    const told = glance.told.get(session.protocol)
    return told?.counts !== countsOf(session) || now - told.at > retellRoutesMs
  })
  return due.slice(0, routesPerLook)
}

const countsOf = (session: SessionSeen): string => `${session.established} ${session.imported} ${session.exported} ${session.changes}`

const asObserved =
  (direction: ObservedRoute['direction'], now: number) =>
  (route: RouteSeen): ObservedRoute => ({
    cidr: route.cidr,
    direction,
    asPath: route.asPath,
    communities: route.communities,
    installedAt: now - Math.max(0, Math.round(route.age)),
  })

async function routesOf(world: World, session: SessionSeen, one: DesiredInterface | undefined, now: number): Promise<ObservedRoute[]> {
  if (!session.established || !one) return []
  const accepted = await world.daemon.routes(session.protocol, 'accepted')
  const advertised = await world.daemon.routes(session.protocol, 'advertised')
  // BIRD lists a route as it stands before the session itself puts the provider in front.
  const sent = advertised.map((route) => ({ ...route, asPath: [one.providerAsn, ...route.asPath] }))
  return [...accepted.map(asObserved('accepted', now)), ...sent.map(asObserved('advertised', now))]
}

/** One look at the router, as the control plane wants it, and what the next look needs. */
export async function observe(
  world: World,
  settings: EdgeSettings,
  desired: Desired,
  applied: Applied | undefined,
  revision: number,
  glance: Glance,
): Promise<{ observed: Observed; glance: Glance; kernel: KernelState }> {
  const now = world.clock.now()
  const sessions = await world.daemon.sessionsInDetail()
  const kernel = await world.links.read()
  const failures = await world.links.md5Failures()
  const owners = new Map<string, DesiredInterface>(
    desired.interfaces.flatMap((one) => one.peers.map((peer) => [`peer_${peer.bgpPeerId.slice(7)}`, one] as const)),
  )
  const routes = new Map<string, readonly ObservedRoute[]>()
  const told = new Map(glance.told)
  for (const session of dueForRoutes(sessions, glance, now)) {
    routes.set(session.protocol, await routesOf(world, session, owners.get(session.protocol), now))
    told.set(session.protocol, { counts: countsOf(session), at: now })
  }
  const md5 = glance.md5Failures < 0 ? 0 : Math.max(0, failures - glance.md5Failures)
  const look: Look = { now, kernel, md5, routes, sessions: new Map(sessions.map((session) => [session.protocol, session])) }
  const observed: Observed = {
    version: 1,
    edge: settings.edge,
    revision,
    at: now,
    ports: desired.ports.map((port) => observedPort(port, kernel, settings)),
    interfaces: desired.interfaces.map((one) => observedInterface(one, applied, look)),
    removed: desired.removed.filter((id) => !kernel.links.has(linkNamed(id)) && !hasSession(id, applied)),
  }
  return { observed, kernel, glance: { md5Failures: failures, told } }
}

const hasSession = (virtualInterfaceId: string, applied: Applied | undefined): boolean =>
  applied === undefined || applied.rendered.blocks.some((block) => block.virtualInterfaceId === virtualInterfaceId)
