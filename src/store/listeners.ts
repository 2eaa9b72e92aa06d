import type { Store, Touched } from './tx.ts'

interface Listeners {
  readonly onCommit: Store['onCommit']
  /** Soon, and apart from what the store does now: a listener that throws is its own fault. A unit that touched nothing is no news. */
  tellAll(touched: Touched): void
}

/** Who in this process wants to know of its commits. */
export function listeners(): Listeners {
  const all = new Set<{ readonly tell: (touched: Touched) => void }>()
  return {
    onCommit(tell) {
      // An object of its own, so that a function that listens twice is told twice.
      const listener = { tell }
      all.add(listener)
      return () => void all.delete(listener)
    },
    tellAll(touched) {
      if (touched.size > 0) for (const { tell } of all) queueMicrotask(() => tell(touched))
    },
  }
}
