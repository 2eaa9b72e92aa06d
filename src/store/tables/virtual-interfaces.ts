// Virtual interfaces, each with its BGP peers inside. A hosted one is seen by two accounts: by its
// owner, and by the owner of the connection; each has its own index, and a page merges the two.
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import { aggregate } from '../aggregate.ts'
import { inOrder, merged, pageArgs, paged } from '../page.ts'
import type { PageArgs } from '../page.ts'
import { locking, query } from '../query.ts'
import type { Query } from '../query.ts'
import type { Session } from '../session.ts'
import type { VirtualInterfaces } from '../tx.ts'
import type { Turn } from '../sealer.ts'
import { megabits } from '#domain/bandwidth.ts'
import type { Usage } from '#domain/parents/usage.ts'
import { isLiveInterface } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'

const inStates = query((db, args: { readonly states: string }, engine) => ({
  compile: () =>
    sql<{ readonly body: string }>`
      select body from virtual_interfaces where state in (select value from ${engine === 'postgres' ? sql`json_array_elements_text(${args.states}::json)` : sql`json_each(${args.states})`})
      order by since, id`.compile(db),
}))

export function withSecrets(row: VirtualInterface, turn: Turn): VirtualInterface {
  const place = `virtual_interfaces|${row.virtualInterfaceId}|authKey`
  return {
    ...row,
    peers: row.peers.map((peer) => ({ ...peer, authKey: turn(`${place}|${peer.bgpPeerId}|${row.ownerAccount}`, peer.authKey) })),
  }
}

const table = aggregate<VirtualInterface, 'virtual_interfaces'>({
  table: 'virtual_interfaces',
  drawer: 'virtualInterfaces',
  columns: {
    id: (row) => row.virtualInterfaceId,
    state: (row) => row.virtualInterfaceState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    owner: (row) => row.ownerAccount,
    connection_owner: (row) => row.connectionOwner,
    region: (row) => row.region,
    parent_id: (row) => row.parentId,
    direct_connect_gateway_id: (row) => row.directConnectGatewayId ?? null,
    virtual_gateway_id: (row) => row.virtualGatewayId ?? null,
    device: (row) => row.device,
    unsettled: (row) => (row.unsettled ? 1 : null),
    live: (row) => (isLiveInterface(row) ? 1 : null),
    megabits: (row) => (row.rateLimit === undefined ? null : (megabits(row.rateLimit) ?? 0)),
    prefixes_ipv4: (row) => row.prefixPoolAllocatedCountIpv4 ?? 0,
    prefixes_ipv6: (row) => row.prefixPoolAllocatedCountIpv6 ?? 0,
  },
  accountsOf: (row) => (row.connectionOwner === row.ownerAccount ? [row.ownerAccount] : [row.ownerAccount, row.connectionOwner]),
  secrets: withSecrets,
})

interface Seen extends PageArgs {
  readonly account: string
  readonly region: string
}

const own = query((db, args: Seen) =>
  db
    .selectFrom('virtual_interfaces')
    .select(['created_at', 'id', 'body'])
    .where('owner', '=', args.account)
    .where('region', '=', args.region)
    .$call(paged(args)),
)

const othersOnOwnConnections = query((db, args: Seen) =>
  db
    .selectFrom('virtual_interfaces')
    .select(['created_at', 'id', 'body'])
    .where('connection_owner', '=', args.account)
    .where('region', '=', args.region)
    .whereRef('connection_owner', '<>', 'owner')
    .$call(paged(args)),
)

const by = (column: 'parent_id' | 'direct_connect_gateway_id' | 'virtual_gateway_id' | 'device') =>
  query((db, args: { readonly id: string }) =>
    db.selectFrom('virtual_interfaces').select('body').where(column, '=', args.id).$call(inOrder),
  )

const onParent = by('parent_id')
const onGateway = by('direct_connect_gateway_id')
const onVirtualGateway = by('virtual_gateway_id')
const onDevice = by('device')

// Written out, not arguments: only then do the planners see that the partial indexes apply.
const isUnsettled = sql<SqlBool>`unsettled = 1`
const isLive = sql<SqlBool>`live = 1`

const unsettled = query((db, { limit }: { readonly limit: number }, engine) =>
  db
    .selectFrom('virtual_interfaces')
    .select('body')
    .where(isUnsettled)
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .$call(locking(engine, 'pass over')),
)

type Parents = Readonly<Record<`parent${number}`, string>>

const usageOfMany = (parents: number): Query<Parents, Usage & { readonly parentId: string }> =>
  query((db, args) =>
    db
      .selectFrom('virtual_interfaces')
      .select((row) => [
        'parent_id as parentId',
        row.fn.countAll<number>().as('interfaces'),
        row.fn.count<number>('megabits').as('rateLimiters'),
        sql<number>`cast(coalesce(sum(megabits), 0) as bigint)`.as('rateLimitedMegabits'),
        sql<number>`cast(coalesce(sum(prefixes_ipv4), 0) as bigint)`.as('ipv4'),
        sql<number>`cast(coalesce(sum(prefixes_ipv6), 0) as bigint)`.as('ipv6'),
      ])
      .where(
        'parent_id',
        'in',
        Array.from({ length: parents }, (_, index) => args[`parent${index}`] ?? ''),
      )
      .where(isLive)
      .groupBy('parent_id'),
  )

/** One parent when an interface is ordered, a page of them when ports are listed; the rest of a place stays empty. */
const usageOfOne = usageOfMany(1)
const pageOfParents = 100
const usageOfPage = usageOfMany(pageOfParents)

async function usageAmong(session: Session, parentIds: readonly string[]) {
  const args: Record<`parent${number}`, string> = {}
  for (const [index, parentId] of parentIds.entries()) args[`parent${index}`] = parentId
  return session.ask(parentIds.length === 1 ? usageOfOne : usageOfPage, args)
}

type GatewayIds = Readonly<Record<`gateway${number}`, string>>

const pageOfGateways = 100

/** Fewer than a page leave the rest of the places empty. */
const allocated = query((db, args: GatewayIds) =>
  db
    .selectFrom('virtual_interfaces')
    .select(['direct_connect_gateway_id as id', sql<number>`cast(sum(prefixes_ipv4 + prefixes_ipv6) as bigint)`.as('prefixes')])
    .where(
      'direct_connect_gateway_id',
      'in',
      Array.from({ length: pageOfGateways }, (_, index) => args[`gateway${index}`] ?? ''),
    )
    .where(sql<SqlBool>`direct_connect_gateway_id is not null`)
    .where(isLive)
    .groupBy('direct_connect_gateway_id'),
)

export function virtualInterfaces(session: Session): VirtualInterfaces {
  const open = (row: { readonly body: string }) => table.opened(session, row)
  const found = async (which: typeof onParent, id: string) => (await session.ask(which, { id })).map(open)
  return {
    ...table.drawer(session),
    async inStates(states) {
      return (await session.ask(inStates, { states: JSON.stringify(states) })).map((row) => table.opened(session, row))
    },
    async visibleTo(accountId, region, page) {
      const args = { account: accountId, region, ...pageArgs(page) }
      const [mine, others] = await Promise.all([session.ask(own, args), session.ask(othersOnOwnConnections, args)])
      return merged(mine, others, args.limit).map(open)
    },
    on: (parentId) => found(onParent, parentId),
    attachedTo: (directConnectGatewayId) => found(onGateway, directConnectGatewayId),
    onVirtualGateway: (virtualGatewayId) => found(onVirtualGateway, virtualGatewayId),
    onDevice: (device) => found(onDevice, device),
    async awaitingEdge(limit) {
      return (await session.ask(unsettled, { limit })).map(open)
    },
    async prefixesOnGateways(ids) {
      const known = new Map<string, number>()
      for (let start = 0; start < ids.length; start += pageOfGateways) {
        const page = ids.slice(start, start + pageOfGateways)
        const rows = await session.ask(allocated, Object.fromEntries(page.map((id, index) => [`gateway${index}`, id])))
        for (const { id, prefixes } of rows) if (id !== null) known.set(id, prefixes)
      }
      return known
    },
    async usageOf(parentIds) {
      const known = new Map<string, Usage>()
      for (let start = 0; start < parentIds.length; start += pageOfParents) {
        const rows = await usageAmong(session, parentIds.slice(start, start + pageOfParents))
        for (const { parentId, ...usage } of rows) known.set(parentId, usage)
      }
      return known
    },
  }
}
