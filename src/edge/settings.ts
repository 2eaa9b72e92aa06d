// What an edge knows about itself and nobody else tells it: which router it is, which of its sockets
// are which ports, where it keeps its files, and how careful it is.

/**
 * How customers are kept apart. `vrf`: a Linux VRF per gateway, the way to run it. `tables`: a routing table and rules per
 * gateway, for kernels without VRF; gateways may then not use the same addresses. `netns`: one network namespace and one
 * BIRD per gateway; the renderer writes one file per gateway (`only`).
 */
export type Isolation = 'vrf' | 'tables' | 'netns'

export interface EdgeSettings {
  /** The device's name, as in the documents. */
  readonly edge: string
  /** IPv4 address in dotted form, unique among the provider's routers. */
  readonly routerId: string
  readonly isolation: Isolation
  /** What carries an interface: a VLAN of the port or, in a lab whose kernel has no 802.1Q, a veth pair of its own. */
  readonly carrier: { readonly kind: 'vlan' } | { readonly kind: 'veth'; readonly peerNamespace: string; readonly peerPrefix: string }
  /** Linux link of each member of a port, by the member's name in the document. */
  readonly members: Readonly<Record<string, string>>
  /** RTR servers for origin validation, nearest first; none: public interfaces are filtered by their prefixes alone. */
  readonly rpki: readonly { readonly host: string; readonly port: number }[]
  /** Let BIRD find its customers' routers by BFD too (RFC 5882), 300 ms × 3. */
  readonly bfd: boolean
  /** Where BIRD logs: a file, or the system log when absent. */
  readonly birdLog?: string
  /** The largest share of its sessions that one document may remove without the operator's word, 0 to 1. */
  readonly removalShare: number
  /** So many may always be removed. */
  readonly removalFloor: number
  /** Seconds after which BIRD undoes a change that was not confirmed. */
  readonly undoSeconds: number
  /** Milliseconds after a change in which further documents are collected to one. */
  readonly batchMs: number
  /** Milliseconds between two looks at the router. */
  readonly observeMs: number
  /** Milliseconds between two checks that the router still is what it was made. */
  readonly auditMs: number
}

export const defaultSettings = {
  isolation: 'vrf',
  carrier: { kind: 'vlan' },
  members: {},
  rpki: [],
  bfd: true,
  removalShare: 0.2,
  removalFloor: 10,
  undoSeconds: 30,
  batchMs: 50,
  observeMs: 2_000,
  auditMs: 30_000,
} as const satisfies Partial<EdgeSettings>
