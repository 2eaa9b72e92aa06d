import type { Sealer } from './sealer.ts'

/**
 * Waits for so many real milliseconds, even where the clock is a virtual one; 0 lets everything else that is ready
 * run first (`setImmediate`). Rejects when the signal aborts.
 */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>

export interface StoreOptions {
  readonly sealer: Sealer
  /** Epoch milliseconds; what events are dated with. */
  readonly clock: () => number
  readonly pause: Pause
}
