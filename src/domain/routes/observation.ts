// What an edge's observation makes of the routes known of an interface. An edge tells the routes of
// a session now and then; silence means that they are as before, and a session that is down has none.
import type { InterfaceRoute } from '#domain/routes/route.ts'

export type SeenRoute = Omit<InterfaceRoute, 'bgpPeerId'>

export interface SeenSession {
  readonly bgpPeerId: string
  readonly status: 'up' | 'down'
  /** Absent: unchanged. */
  readonly routes?: readonly SeenRoute[]
}

interface Session {
  readonly bgpPeerId: string
  readonly bgpStatus: string
}

/** Whether the observation can have changed any route; most have not, and then nothing need be read. */
export function mayMoveRoutes(before: readonly Session[], seen: readonly SeenSession[]): boolean {
  const up = new Set(seen.filter(({ status }) => status === 'up').map(({ bgpPeerId }) => bgpPeerId))
  const told = seen.some(({ routes, status }) => routes !== undefined && status === 'up')
  return told || before.some(({ bgpPeerId, bgpStatus }) => bgpStatus === 'up' && !up.has(bgpPeerId))
}

/** The same object when nothing has changed, so that nothing need be written. */
export function routesAfter(known: readonly InterfaceRoute[], seen: readonly SeenSession[]): readonly InterfaceRoute[] {
  const byPeer = Map.groupBy(known, ({ bgpPeerId }) => bgpPeerId)
  const next = seen
    .filter(({ status }) => status === 'up')
    .flatMap(({ bgpPeerId, routes }) => routes?.map((route) => routeOf(bgpPeerId, route)) ?? byPeer.get(bgpPeerId) ?? [])
  return JSON.stringify(next) === JSON.stringify(known) ? known : next
}

/** Member by member: what else an edge may say about a route is not kept. */
const routeOf = (bgpPeerId: string, { cidr, direction, asPath, communities, installedAt }: SeenRoute): InterfaceRoute => ({
  bgpPeerId,
  cidr,
  direction,
  asPath,
  communities,
  installedAt,
})
