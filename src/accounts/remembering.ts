// Looking things up at most once a second each: what changes is true everywhere within that time,
// and a busy key costs no look-up.
const rememberedFor = 1000
const mostRemembered = 10_000

export type Remembering<Value> = (name: string) => Promise<Value>

/** `clock` in epoch milliseconds. */
export function rememberedBriefly<Value>(clock: () => number, look: Remembering<Value>): Remembering<Value> {
  const known = new Map<string, { readonly value: Value; readonly until: number }>()
  return async (name) => {
    const asked = clock()
    const hit = known.get(name)
    if (hit !== undefined && hit.until > asked) return hit.value
    const value = await look(name)
    if (known.size >= mostRemembered) known.clear()
    // From when it was asked: an answer that took long is not younger for that.
    known.set(name, { value, until: asked + rememberedFor })
    return value
  }
}
