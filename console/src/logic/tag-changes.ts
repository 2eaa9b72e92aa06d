interface Row {
  readonly key: string
  readonly value: string
}

/** Which keys are to be taken away and which tags to be set, to come from one list to the other. */
export function tagChanges(before: readonly Row[], after: readonly Row[]): { readonly gone: string[]; readonly set: Row[] } {
  const old = new Map(before.map(({ key, value }) => [key, value]))
  const kept = new Set(after.map(({ key }) => key))
  return {
    gone: before.map(({ key }) => key).filter((key) => !kept.has(key)),
    set: after.filter(({ key, value }) => old.get(key) !== value),
  }
}
