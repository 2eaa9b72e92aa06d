// When the database cannot do its work, whoever asked learns why in one sentence that an operator
// can act on, and whether the work may have been done all the same. Refusals of callers' requests
// are not this: they are the rooms' above.

export type UnavailableReason =
  | 'busy'
  | 'full'
  | 'read-only'
  | 'unreachable'
  | 'too slow'
  | 'damaged'
  | 'closed'
  /** The connection broke during the commit: nobody knows whether it happened. */
  | 'outcome unknown'

/** The store cannot serve now. Nothing of the unit was written unless `reason` is `outcome unknown`. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  readonly reason: UnavailableReason

  constructor(reason: UnavailableReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

/** The store is being shut down or was. */
export const closed = (): StoreUnavailable => new StoreUnavailable('closed', 'The store is closed.')

/** A unit went on asking after its transaction had ended: it forgot an `await`. */
export const afterTheEnd = (): Error => new Error('This unit of work has ended; a query came after its transaction was over.')

/** A reading unit tried to change or lock something. */
export const onlyReading = (): Error => new Error('A unit given to `read` may neither change nor lock rows; give it to `write`.')

/** How often a unit runs before a conflict with others is reported. */
export const attempts = 5
