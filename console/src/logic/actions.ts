// What can be done with a thing now, and where it cannot, why: the reasons follow the API's own
// table of states (§5.7), so that a person reads beforehand what the server would refuse.
import type { Connection, Interconnect, Lag, VirtualInterface } from '../api/contract.ts'
import { isLive } from './states.ts'

export interface Action<Id extends string = string> {
  readonly id: Id
  readonly text: string
  /** Why it is not possible now; absent when it is. */
  readonly reason?: string
}

type Rule = string | false | undefined

/** The first reason that stands decides. */
function action<Id extends string>(id: Id, text: string, ...rules: readonly Rule[]): Action<Id> {
  const reason = rules.find((rule): rule is string => typeof rule === 'string')
  return { id, text, ...(reason !== undefined && { reason }) }
}

const unless = (condition: boolean, reason: string): Rule => !condition && reason

/** For a list: nothing selected, nothing to do. */
export const needsSelection = <Id extends string>(actions: readonly Action<Id>[], thing: string): readonly Action<Id>[] =>
  actions.map(({ id, text }) => ({ id, text, reason: `Select a ${thing} first.` }))

export type InterfaceAction = 'accept' | 'edit' | 'move' | 'addPeer' | 'test' | 'stopTest' | 'router' | 'delete'

export function interfaceActions(vi: VirtualInterface, accountId: string): readonly Action<InterfaceAction>[] {
  const state = vi.virtualInterfaceState ?? 'unknown'
  const own = vi.ownerAccount === accountId
  const owners = unless(own, `Only its owner, account ${vi.ownerAccount}, can do this.`)
  const live = unless(isLive(state), `It is ${state}.`)
  const running = unless(state === 'available' || state === 'down', `It has to be available or down; it is ${state}.`)
  const confirmed = unless(state !== 'confirming', 'It waits for acceptance.')
  const rejects = own && state === 'confirming'
  return [
    action('accept', 'Accept', unless(state === 'confirming', 'It does not wait for acceptance.'), owners),
    action('router', 'Download router configuration', live, confirmed),
    action('edit', 'Edit', owners, live, running),
    action('move', 'Move to another connection or LAG', live, running),
    action('addPeer', 'Add peering', owners, live, confirmed),
    action('test', 'Bring down BGP (failover test)', owners, live, state === 'testing' && 'A test is running.', running),
    action('stopTest', 'Cancel failover test', owners, unless(state === 'testing', 'No test is running.')),
    // The account that handed it out may still take away what was rejected.
    action('delete', rejects ? 'Reject' : 'Delete', state === 'rejected' ? own && 'It is rejected already.' : live),
  ]
}

export type ConnectionAction = 'accept' | 'createInterface' | 'edit' | 'loa' | 'joinLag' | 'leaveLag' | 'macsec' | 'billing' | 'delete'

export const isHosted = (connection: Connection): boolean => connection.partnerName !== undefined && connection.vlan !== undefined

export function connectionActions(connection: Connection): readonly Action<ConnectionAction>[] {
  const state = connection.connectionState ?? 'unknown'
  const hosted = isHosted(connection)
  const live = unless(isLive(state), `It is ${state}.`)
  const up = unless(state === 'available' || state === 'down', `It has to be available; it is ${state}.`)
  const dedicated = hosted && 'A hosted connection is the partner’s port.'
  const accepted = state === 'ordering' && 'It waits for acceptance.'
  const portKnown = unless(['pending', 'available', 'down'].includes(state), `The provider has not assigned a port yet; it is ${state}.`)
  const macSec = connection.macSecCapable === true
  return [
    action('createInterface', 'Create virtual interface', live, accepted, up),
    action('accept', 'Accept', unless(state === 'ordering', 'It does not wait for acceptance.')),
    action('loa', 'Download LOA-CFA', live, dedicated, portKnown),
    action('edit', 'Edit', live, accepted),
    action('joinLag', 'Add to a LAG', live, dedicated, connection.lagId !== undefined && `It is in ${connection.lagId} already.`),
    action('leaveLag', 'Remove from its LAG', live, connection.lagId === undefined && 'It is in no LAG.'),
    action('macsec', 'Associate MACsec key', live, dedicated, unless(macSec, 'Its port is not MACsec capable.'), portKnown),
    action('billing', 'Change billing mode', live, dedicated),
    action('delete', hosted && state === 'ordering' ? 'Reject' : 'Delete', live),
  ]
}

export type InterconnectAction = 'hand' | 'loa' | 'delete'

export function interconnectActions(interconnect: Interconnect): readonly Action<InterconnectAction>[] {
  const state = interconnect.interconnectState ?? 'unknown'
  const live = unless(isLive(state), `It is ${state}.`)
  return [
    action(
      'hand',
      'Allocate hosted connection',
      live,
      unless(state === 'available' || state === 'down', `It has to be available; it is ${state}.`),
    ),
    action(
      'loa',
      'Download LOA-CFA',
      live,
      unless(['pending', 'available', 'down'].includes(state), `The provider has not assigned a port yet; it is ${state}.`),
    ),
    action('delete', 'Delete', live),
  ]
}

export type LagAction = 'createInterface' | 'hand' | 'edit' | 'addConnection' | 'newConnection' | 'loa' | 'macsec' | 'delete'

export function lagActions(lag: Lag): readonly Action<LagAction>[] {
  const state = lag.lagState ?? 'unknown'
  const live = unless(isLive(state), `It is ${state}.`)
  const up = unless(state === 'available' || state === 'down', `It has to be available; it is ${state}.`)
  const partners = lag.allowsHostedConnections === true
  const most = /^(100|400)Gbps$/.test(lag.connectionsBandwidth ?? '') ? 2 : 4
  const room = unless((lag.numberOfConnections ?? 0) < most, `It has ${most} connections already.`)
  return [
    action(
      'createInterface',
      'Create virtual interface',
      live,
      up,
      partners && 'It carries hosted connections; interfaces are created on those.',
    ),
    action('hand', 'Allocate hosted connection', live, unless(partners, 'It is not a partner’s LAG.'), up),
    action('edit', 'Edit', live),
    action('addConnection', 'Add an existing connection', live, room),
    action('newConnection', 'Order a new connection for it', live, room),
    action('loa', 'Download LOA-CFA', live),
    action('macsec', 'Associate MACsec key', live, unless(lag.macSecCapable === true, 'It is not MACsec capable.')),
    action('delete', 'Delete', live),
  ]
}
