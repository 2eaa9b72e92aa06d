// ListVirtualInterfaceRoutes: what the owner's router announces on an interface and what it is told
// there, as the edge saw it last. At most a hundred at a time.
import { refuse } from '#domain/fault.ts'
import { afterOf, largestPage, pageOf, pageSize } from '#domain/pages.ts'
import { familyOf, inListOrder, keyOf, matching } from '#domain/routes/filters.ts'
import type { InterfaceRoute } from '#domain/routes/route.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { operation } from '#operations/operation.ts'
import type { WireRoute } from '#contract/contract.ts'

export const listVirtualInterfaceRoutes = operation('ListVirtualInterfaceRoutes', {
  access: 'read',
  resources: ({ virtualInterfaceId }) => [virtualInterfaceId && `dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, tokens }) {
    const id = input.virtualInterfaceId ?? refuse(interfaceFaults.missing, 'virtualInterfaceId')
    const vi = mustBeOwnInterface(await tx.virtualInterfaces.find(id), caller, id, now)
    const purpose = `ListVirtualInterfaceRoutes|${caller.accountId}|${caller.region}|${id}|${JSON.stringify(input.filters ?? {})}`
    const size = pageSize(input) ?? largestPage
    const after = afterOf(input.nextToken, purpose, tokens)

    const found = inListOrder((await tx.routes.of(id)).filter(matching(input.filters)))
    const { rows, nextToken } = pageOf(behind(found, after), size, placeOf, purpose, tokens)
    return { virtualInterfaceId: id, routes: rows.map((route) => toWire(route, vi)), nextToken }
  },
})

/** `createdAt` counts the routes shown so far: should the last one be gone, the next page starts by number. */
function behind(found: readonly InterfaceRoute[], after: { readonly createdAt: number; readonly id: string } | undefined) {
  if (after === undefined) return numbered(found, 0)
  const at = found.findIndex((route) => keyOf(route) === after.id)
  return numbered(found, at < 0 ? after.createdAt : at + 1)
}

interface Numbered extends InterfaceRoute {
  readonly number: number
}

const numbered = (routes: readonly InterfaceRoute[], from: number): readonly Numbered[] =>
  routes.slice(from).map((route, index) => ({ ...route, number: from + index + 1 }))

const placeOf = (route: Numbered) => ({ createdAt: route.number, id: keyOf(route) })

const toWire = (route: InterfaceRoute, vi: VirtualInterface): WireRoute => ({
  cidr: route.cidr,
  routeDirection: route.direction,
  addressFamily: familyOf(route.cidr),
  asPath: route.asPath.length === 0 ? [] : [{ pathType: 'seq', path: route.asPath }],
  communities: route.communities,
  awsLogicalDeviceId: vi.peers.find(({ bgpPeerId }) => bgpPeerId === route.bgpPeerId)?.logicalDevice ?? vi.logicalDevice,
  routeInstalledAt: new Date(route.installedAt),
})
