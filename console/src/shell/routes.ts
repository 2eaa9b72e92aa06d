// Which page belongs to which address. Every page is loaded when somebody goes there; only the
// frame and what the pages have in common come with the first load.
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

export interface PageProps {
  /** The id in the address, for pages about one thing. */
  readonly id: string
}

type Page = LazyExoticComponent<ComponentType<PageProps>>

const page = <Name extends string>(name: Name, load: () => Promise<Readonly<Record<Name, ComponentType<PageProps>>>>): Page =>
  lazy(async () => ({ default: (await load())[name] }))

export interface Route {
  readonly title: string
  readonly list?: Page
  readonly detail?: Page
}

export const routes: Readonly<Record<string, Route>> = {
  topology: { title: 'Topology', list: page('TopologyPage', () => import('../pages/topology.tsx')) },
  inbox: { title: 'Inbox', list: page('InboxPage', () => import('../pages/inbox.tsx')) },
  connections: {
    title: 'Connections',
    list: page('ConnectionsPage', () => import('../pages/connections.tsx')),
    detail: page('ConnectionPage', () => import('../pages/connection.tsx')),
  },
  interconnects: {
    title: 'Interconnects',
    list: page('InterconnectsPage', () => import('../pages/interconnects.tsx')),
    detail: page('InterconnectPage', () => import('../pages/interconnect.tsx')),
  },
  'virtual-interfaces': {
    title: 'Virtual interfaces',
    list: page('VirtualInterfacesPage', () => import('../pages/virtual-interfaces.tsx')),
    detail: page('VirtualInterfacePage', () => import('../pages/virtual-interface.tsx')),
  },
  'create-virtual-interface': {
    title: 'Create virtual interface',
    list: page('CreateVirtualInterfacePage', () => import('../pages/create-virtual-interface.tsx')),
  },
  lags: {
    title: 'LAGs',
    list: page('LagsPage', () => import('../pages/lags.tsx')),
    detail: page('LagPage', () => import('../pages/lag.tsx')),
  },
  gateways: {
    title: 'Gateways',
    list: page('GatewaysPage', () => import('../pages/gateways.tsx')),
    detail: page('GatewayPage', () => import('../pages/gateway.tsx')),
  },
  'virtual-gateways': {
    title: 'Virtual gateways',
    list: page('VirtualGatewaysPage', () => import('../pages/virtual-gateways.tsx')),
    detail: page('VirtualGatewayPage', () => import('../pages/virtual-gateway.tsx')),
  },
  locations: { title: 'Locations', list: page('LocationsPage', () => import('../pages/locations.tsx')) },
  'resiliency-groups': {
    title: 'Resiliency groups',
    list: page('ResiliencyGroupsPage', () => import('../pages/resiliency-groups.tsx')),
    detail: page('ResiliencyGroupPage', () => import('../pages/resiliency-group.tsx')),
  },
  account: { title: 'Account', list: page('AccountPage', () => import('../pages/account.tsx')) },
}

export const firstPage = 'connections'
