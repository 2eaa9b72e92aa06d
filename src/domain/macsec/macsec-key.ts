/** One CKN/CAK pair on a port or LAG. The CAK is sealed by the store and never shown again. */
export interface MacSecKey {
  readonly secretARN: string
  /** Absent when the caller named a secret of their own that does not tell. */
  readonly ckn?: string
  /** Absent when the caller named a secret of their own instead of giving the pair. */
  readonly cak?: string
  readonly state: 'associating' | 'associated' | 'disassociating' | 'disassociated'
  /** Epoch milliseconds. */
  readonly startOn: number
  readonly since: number
}
