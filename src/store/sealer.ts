// Secrets (BGP keys, MACsec CAKs, secret access keys) are sealed on their way into a row and opened
// on their way out. A list page opens many of them, and each costs several microseconds, so what
// was opened lately is remembered.

/**
 * Seals `plain` for one place, `context`, so that a sealed text copied to another row or another
 * account does not open there. `open` throws when the text is not what `seal` gave for that context.
 */
export interface Sealer {
  seal(context: string, plain: string): string
  open(context: string, sealed: string): string
  /** Whether the newest key sealed it; what a sealer with one key for ever need not say. */
  isCurrent?(sealed: string): boolean
}

/** Turns a secret of a row into its other form; what a table calls for each secret it knows. */
export type Turn = (context: string, text: string) => string

/** So many at least, twice as many at most. */
const remembered = 25_000

/** The same sealer with the texts opened last kept in memory. */
export function rememberingSealer(sealer: Sealer, limit = remembered): Sealer {
  // Two generations: forgetting one by one would make a map search for its oldest entry each time.
  let young = new Map<string, { readonly sealed: string; readonly plain: string }>()
  let old: typeof young = new Map()

  function remember(context: string, sealed: string, plain: string): void {
    if (young.size >= limit) {
      old = young
      young = new Map()
    }
    young.set(context, { sealed, plain })
  }

  return {
    // Never from memory: an update must be sealed with the newest key.
    seal(context, plain) {
      const sealed = sealer.seal(context, plain)
      remember(context, sealed, plain)
      return sealed
    },
    open(context, sealed) {
      const hit = young.get(context) ?? old.get(context)
      if (hit?.sealed === sealed) return hit.plain
      const plain = sealer.open(context, sealed)
      remember(context, sealed, plain)
      return plain
    },
    isCurrent: (sealed) => sealer.isCurrent?.(sealed) ?? true,
  }
}
