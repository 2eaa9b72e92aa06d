// What an edge device sees: facts with their age, never wishes.
import type { linkVersion } from '#link/desired.ts'

export interface Observed {
  readonly version: typeof linkVersion
  readonly edge: string
  /** The revision that is applied on the router. */
  readonly revision: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly ports: readonly ObservedPort[]
  readonly interfaces: readonly ObservedInterface[]
  /** Asked to be removed and gone. */
  readonly removed: readonly string[]
  /** Why the newest document is not applied, in words; absent when it is. */
  readonly refused?: string
}

export interface ObservedPort {
  readonly portId: string
  readonly light: boolean
  readonly lacp?: 'up' | 'down'
  readonly encrypted?: boolean
}

export interface ObservedInterface {
  readonly virtualInterfaceId: string
  /** VLAN, addresses and sessions are configured on the router. */
  readonly programmed: boolean
  /** Why it is quarantined; absent when it is not. */
  readonly fault?: string
  readonly peers: readonly ObservedPeer[]
}

export interface ObservedPeer {
  readonly bgpPeerId: string
  readonly status: 'up' | 'down'
  /** Epoch milliseconds since when. */
  readonly since: number
  readonly prefixesAccepted: number
  /** Received and refused by the filter; absent: none. */
  readonly prefixesRefused?: number
  readonly prefixesAdvertised: number
  /** In words, e.g. `Route limit exceeded`; absent when up. */
  readonly lastError?: string
  /**
   * Segments that failed the TCP MD5 check since the last observation. A kernel counts them for the whole
   * router, so every session that is down carries the same figure and one that is up carries none.
   */
  readonly md5Failures?: number
  /** Sent now and then; absent means unchanged. */
  readonly routes?: readonly ObservedRoute[]
}

export interface ObservedRoute {
  readonly cidr: string
  readonly direction: 'accepted' | 'advertised'
  readonly asPath: readonly number[]
  /** `7224:8100` form. */
  readonly communities: readonly string[]
  /** Epoch milliseconds. */
  readonly installedAt: number
}
