/** One BGP session of an interface. Its addresses are printed as CIDR, host part kept. */
export interface BgpPeer {
  readonly bgpPeerId: string
  readonly asn: number
  readonly authKey: string
  readonly addressFamily: 'ipv4' | 'ipv6'
  readonly amazonAddress: string
  readonly customerAddress: string
  readonly bgpPeerState: 'verifying' | 'pending' | 'available' | 'deleting' | 'deleted'
  readonly bgpStatus: 'up' | 'down' | 'unknown'
  /** Epoch milliseconds at which `bgpPeerState` was entered. */
  readonly since: number
  /** Epoch milliseconds at which `bgpStatus` last changed. */
  readonly statusSince: number
  readonly device: string
  readonly logicalDevice: string
  /** Why the session is down, in the edge's words; absent when it is up or unknown. */
  readonly lastError?: string
}
