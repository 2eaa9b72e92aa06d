// The columns of every table, as the query builder sees them. A row of an aggregate is its key
// columns (what queries, indexes and lifecycles need) and `body`, the whole aggregate as JSON.
// Numbers are integers; times are epoch milliseconds.
import type { Generated } from 'kysely'

export interface AggregateColumns {
  readonly id: string
  readonly state: string
  readonly since: number
  readonly created_at: number
  readonly body: string
}

export interface Tables {
  readonly connections: AggregateColumns & {
    readonly owner: string
    readonly region: string
    readonly kind: string
    readonly parent_id: string | null
    readonly lag_id: string | null
    /** 1 or null: its LAG, or the one it was in, has to count its links again. */
    readonly miscounted: number | null
    /** Since when a MACsec key of its own waits for its next step. */
    readonly keys_since: number | null
  }
  readonly lags: AggregateColumns & { readonly owner: string; readonly region: string; readonly keys_since: number | null }
  readonly virtual_interfaces: AggregateColumns & {
    readonly owner: string
    readonly connection_owner: string
    readonly region: string
    readonly parent_id: string
    readonly direct_connect_gateway_id: string | null
    readonly virtual_gateway_id: string | null
    readonly device: string
    /** 1 or null, so that an index can be partial. */
    readonly unsettled: number | null
    readonly live: number | null
    /** What it takes of its parent's pools. */
    readonly megabits: number | null
    readonly prefixes_ipv4: number
    readonly prefixes_ipv6: number
  }
  readonly gateways: AggregateColumns & { readonly owner: string }
  readonly associations: AggregateColumns & { readonly direct_connect_gateway_id: string; readonly gateway_id: string }
  readonly proposals: AggregateColumns & { readonly proposer: string; readonly addressee: string }
  readonly cloud_gateways: AggregateColumns & { readonly owner: string; readonly region: string }
  readonly failover_tests: AggregateColumns & {
    readonly owner: string
    readonly region: string
    readonly virtual_interface_id: string
    readonly deadline: number
  }
  readonly resiliency_groups: AggregateColumns & { readonly owner: string; readonly associations_since: number | null }
  readonly accounts: { readonly id: string; readonly body: string }
  readonly access_keys: {
    readonly id: string
    readonly account_id: string
    readonly principal: string
    readonly created_at: number
    readonly body: string
  }
  readonly users: AggregateColumns & { readonly owner: string }
  readonly roles: AggregateColumns & { readonly owner: string }
  readonly vpcs: AggregateColumns & { readonly owner: string; readonly region: string }
  readonly sessions: { readonly id: string; readonly account_id: string; readonly expires_at: number; readonly body: string }
  readonly key_uses: { readonly id: string; readonly at: number; readonly region: string; readonly service: string }
  readonly locations: { readonly region: string; readonly code: string; readonly position: number; readonly body: string }
  readonly devices: {
    readonly id: string
    readonly region: string
    readonly location_code: string
    readonly position: number
    readonly body: string
  }
  readonly ports: AggregateColumns & {
    readonly region: string
    readonly location: string
    readonly device: string
    readonly connection_id: string | null
  }
  readonly maintenance_windows: AggregateColumns & { readonly device: string }
  readonly audit: {
    readonly id: string
    readonly at: number
    readonly account: string
    /** Null until it is linked into the chain. */
    readonly seq: number | null
    readonly previous: string | null
    readonly hash: string | null
    readonly body: string
  }
  readonly canaries: { readonly id: string; readonly body: string }
  readonly edges: { readonly id: string; readonly token: string | null; readonly enrolled: number | null; readonly body: string }
  readonly link_signers: { readonly id: string; readonly body: string }
  readonly vlans: { readonly parent_id: string; readonly vlan: number; readonly holder_id: string }
  readonly ranges: { readonly scope: string; readonly first: string; readonly last: string; readonly holder_id: string }
  readonly scopes: { readonly scope: string }
  readonly interface_routes: { readonly virtual_interface_id: string; readonly body: string }
  readonly client_tokens: {
    readonly account_id: string
    readonly token: string
    readonly request: string
    readonly answer: string
    readonly created_at: number
  }
  readonly events: {
    readonly seq: Generated<number>
    readonly at: number
    readonly drawer: string
    readonly id: string
    /** A JSON array of account ids. */
    readonly accounts: string
  }
}

/** The tables whose rows have a state and a body. */
export type AggregateTable = { [T in keyof Tables]: Tables[T] extends AggregateColumns ? T : never }[keyof Tables]
