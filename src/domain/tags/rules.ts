// Tags are case-sensitive; a key set again keeps its place; `aws:` keys are reserved and not counted.
import { refuse, refuseUnless } from '#domain/fault.ts'
import { tagFaults } from '#domain/tags/faults.ts'
import type { Tag } from '#domain/tags/tag.ts'

const most = 50

export interface WantedTag {
  readonly key?: string | undefined
  readonly value?: string | undefined
}

/** The tags of a request: no key twice, none reserved. A tag without a value has an empty one. */
export function mustBeTags(wanted: readonly WantedTag[] | undefined): readonly Tag[] {
  const tags = (wanted ?? []).map(({ key = '', value = '' }) => ({ key, value }))
  const seen = new Set<string>()
  for (const { key } of tags) {
    if (seen.has(key)) refuse(tagFaults.duplicateKey, key)
    refuseUnless(!/^aws:/i.test(key), tagFaults.reservedKey, key)
    seen.add(key)
  }
  refuseUnless(tags.length <= most, tagFaults.tooMany, tags.length)
  return tags
}

/** What a resource has after `wanted` is set on it. */
export function withTags(present: readonly Tag[], wanted: readonly Tag[]): readonly Tag[] {
  const byKey = new Map(present.map(({ key, value }) => [key, value]))
  for (const { key, value } of wanted) byKey.set(key, value)
  refuseUnless(byKey.size <= most, tagFaults.tooMany, byKey.size)
  return [...byKey].map(([key, value]) => ({ key, value }))
}

export const withoutTags = (present: readonly Tag[], keys: readonly string[]): readonly Tag[] =>
  present.filter(({ key }) => !keys.includes(key))
