// A clock that stands still until a test moves it. Timers run in their order; between two of them
// everything that is under way may finish.
import type { Clock } from '#edge/agent/ports.ts'

export interface FakeClock extends Clock {
  /** Moves on and runs what is due. */
  advance(milliseconds: number): Promise<void>
}

/** Lets promises that are ready run; the fakes answer within microtasks. */
export async function breathe(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}

export function fakeClock(start = 1_000_000): FakeClock {
  let now = start
  let timers: { readonly at: number; readonly callback: () => void }[] = []
  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    async advance(milliseconds) {
      const end = now + milliseconds
      await breathe()
      for (;;) {
        const [next] = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.callback()
        await breathe()
      }
      now = end
    },
  }
}
