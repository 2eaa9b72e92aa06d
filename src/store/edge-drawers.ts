// The drawers of routers that enrolled, of the key that signs their documents, and of what they saw. What a drawer is in
// general, stands in tx.ts.
import type { InterfaceRoute } from '#domain/routes/route.ts'

export interface Edge {
  /** The device that it is. */
  readonly device: string
  /** Of the newest document; it only rises. */
  readonly revision: number
  /** Of the newest document's content; empty: the next one is new whatever it says. */
  readonly digest: string
  /** Interfaces that documents named and that the router has not said to be gone: what must be removed by name. */
  readonly told: readonly string[]
  /** The operator's word that the next document may remove many sessions. */
  readonly mayRemoveMany?: true
  /** A one-time token that enrols it. */
  readonly token?: { readonly hash: string; readonly expiresAt: number }
  /** Public halves; absent until it is enrolled. */
  readonly keys?: { readonly identity: string; readonly sealing: string }
  /** Epoch milliseconds of its last observation, to the half minute. */
  readonly seenAt?: number
}

export interface Edges {
  find(device: string): Promise<Edge | undefined>
  lock(device: string): Promise<Edge | undefined>
  /** Held until the end of the transaction. */
  withToken(hash: string): Promise<Edge | undefined>
  /** Devices whose edge is enrolled. */
  enrolled(): Promise<readonly string[]>
  put(row: Edge): Promise<void>
  /** The private key that signs documents; nothing where there is none yet. */
  signer(): Promise<string | undefined>
  /** Changes nothing where there is one already. */
  keepSigner(privateKey: string): Promise<void>
}

/** What each interface's edge saw last of its sessions' routes. */
export interface Routes {
  /** None when nothing was seen yet. */
  of(virtualInterfaceId: string): Promise<readonly InterfaceRoute[]>
  /** In place of all that were there; take the interface's lock first. */
  put(virtualInterfaceId: string, routes: readonly InterfaceRoute[]): Promise<void>
  forget(virtualInterfaceId: string): Promise<void>
}
