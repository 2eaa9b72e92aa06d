import { StoreUnavailable } from './failure.ts'
import type { Pause } from './store-options.ts'

export interface Deadline extends Disposable {
  /** Rejects when the time is up; never resolves. */
  readonly late: Promise<never>
}

const unitMayTake = 10_000

/** A unit that waits for something outside the database would hold its locks, and others up; it is cut off. */
export function deadline(pause: Pause): Deadline {
  const timer = new AbortController()
  const message = `A unit of work did not end within ${unitMayTake / 1000} s; it must wait for nothing but its own transaction.`
  const late = pause(unitMayTake, timer.signal).then(() => Promise.reject(new StoreUnavailable('too slow', message)))
  late.catch(() => undefined)
  return { late, [Symbol.dispose]: () => timer.abort() }
}
