// What changed between two collections, and how to bring the older one up to date. Pure, and with two
// laws that the tests hold: applying the difference gives the newer one, and applying it twice
// changes nothing more.

export interface Delta<K, V> {
  /** New and changed. */
  readonly put: ReadonlyMap<K, V>
  readonly removed: ReadonlySet<K>
}

/** The least that leads from `before` to `after`; `same` says when two values need no telling. */
export function deltaBetween<K, V>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
  same: (one: V, other: V) => boolean = Object.is,
): Delta<K, V> {
  const put = new Map<K, V>()
  for (const [key, value] of after) {
    const old = before.get(key)
    if (old === undefined || !same(old, value)) put.set(key, value)
  }
  return { put, removed: new Set([...before.keys()].filter((key) => !after.has(key))) }
}

/** `before` with the difference applied. */
export function applyDelta<K, V>(before: ReadonlyMap<K, V>, delta: Delta<K, V>): Map<K, V> {
  const after = new Map([...before].filter(([key]) => !delta.removed.has(key)))
  for (const [key, value] of delta.put) after.set(key, value)
  return after
}

/** One difference that does what `first` and then `second` do. */
export function composedDelta<K, V>(first: Delta<K, V>, second: Delta<K, V>): Delta<K, V> {
  const put = new Map([...first.put].filter(([key]) => !second.removed.has(key)))
  for (const [key, value] of second.put) put.set(key, value)
  return { put, removed: new Set([...first.removed, ...second.removed].filter((key) => !put.has(key))) }
}

export const isEmptyDelta = <K, V>(delta: Delta<K, V>): boolean => delta.put.size === 0 && delta.removed.size === 0
