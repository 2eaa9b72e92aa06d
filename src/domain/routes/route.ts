/** A route on one session of an interface, as the edge saw it last. */
export interface InterfaceRoute {
  readonly bgpPeerId: string
  /** Canonical, e.g. `10.0.0.0/16`. */
  readonly cidr: string
  /** `accepted` from the customer, or `advertised` to it. */
  readonly direction: 'accepted' | 'advertised'
  /** The nearest ASN first. */
  readonly asPath: readonly number[]
  /** `7224:8100` form. */
  readonly communities: readonly string[]
  /** Epoch milliseconds. */
  readonly installedAt: number
}
