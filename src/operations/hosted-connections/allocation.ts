// What the two calls that make hosted connections have in common: everything that is decided once
// the port is found, and what is written then.
import type { Account } from '#domain/accounts/account.ts'
import { mustBeAccountId } from '#domain/accounts/rules.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { mustBeName } from '#domain/connections/rules.ts'
import type { Host } from '#domain/hosted-connections/host.ts'
import { newHostedConnection, type WantedHostedConnection } from '#domain/hosted-connections/maker.ts'
import { mustBeHostedBandwidth, mustFitHost, mustHostConnections } from '#domain/hosted-connections/rules.ts'
import { mustBeFreeVlan, mustBeVlan } from '#domain/virtual-interfaces/rules.ts'
import type { Context } from '#operations/operation.ts'

type World = Pick<Context<'AllocateHostedConnection'>, 'tx' | 'now' | 'random' | 'settings'>

export async function allocate(
  { tx, now, random, settings }: World,
  partner: Account,
  host: Host,
  wanted: WantedHostedConnection,
): Promise<Connection> {
  // Decide.
  mustBeName('connectionName', wanted.connectionName)
  mustBeAccountId('ownerAccount', wanted.ownerAccount)
  mustBeVlan(wanted.vlan, settings.profile)
  mustBeHostedBandwidth(wanted.bandwidth, partner, host)
  const ready = mustHostConnections(host)
  mustBeFreeVlan(wanted.vlan, host, await tx.vlans.holder(host.parentId, wanted.vlan))
  mustFitHost(wanted.bandwidth, host, await tx.connections.hostedOn(host.parentId, { deletedSince: now }))
  const allocated = newHostedConnection(wanted, ready, partner, { now, random })

  // Write.
  await tx.connections.insert(allocated)
  await tx.vlans.claim(host.parentId, wanted.vlan, allocated.connectionId)
  return allocated
}
