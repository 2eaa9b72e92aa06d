// Text with wildcards: `*` stands for any run of characters, `?` for one. No regular expressions and
// no going back: each piece between two stars is looked for once, from left to right, so the work
// grows with the text and never explodes.

/** A piece between two stars. */
interface Segment {
  readonly text: string
  /** Where in `text` any character will do; absent when every one counts. */
  readonly any?: readonly number[]
}

/** More than one segment: with a star between each two. */
export type Glob = readonly Segment[]

export type GlobPiece = { readonly text: string } | '*' | '?'

export function globOf(pieces: readonly GlobPiece[]): Glob {
  const segments: { text: string; any: number[] }[] = [{ text: '', any: [] }]
  for (const piece of pieces) {
    const last = segments.at(-1)
    if (piece === '*' || last === undefined) segments.push({ text: '', any: [] })
    else if (piece === '?') {
      last.any.push(last.text.length)
      last.text += '?'
    } else last.text += piece.text
  }
  return segments.map(({ text, any }) => (any.length === 0 ? { text } : { text, any }))
}

/** Reads `*` and `?` as wildcards and everything else as itself. */
export const plainGlob = (text: string): Glob =>
  globOf(text.split(/([*?])/).map((part) => (part === '*' || part === '?' ? part : { text: part })))

function fitsAt({ text, any }: Segment, value: string, at: number): boolean {
  if (any === undefined) return value.startsWith(text, at)
  if (at + text.length > value.length) return false
  let next = 0
  for (let i = 0; i < text.length; i += 1) {
    if (any[next] === i) next += 1
    else if (text[i] !== value[at + i]) return false
  }
  return true
}

/** Where the segment fits first at or behind `from`, ending at `to` at the latest; -1 when nowhere. */
function find(segment: Segment, value: string, from: number, to: number): number {
  const last = to - segment.text.length
  if (segment.any === undefined) {
    const at = value.indexOf(segment.text, from)
    return at > last ? -1 : at
  }
  for (let at = from; at <= last; at += 1) if (fitsAt(segment, value, at)) return at
  return -1
}

/** True for the whole text only. */
export function fits(glob: Glob, value: string): boolean {
  const first = glob[0]
  const last = glob[glob.length - 1]
  if (first === undefined || last === undefined) return false
  if (!fitsAt(first, value, 0)) return false
  if (glob.length === 1) return value.length === first.text.length
  const end = value.length - last.text.length
  if (end < first.text.length || !fitsAt(last, value, end)) return false
  let from = first.text.length
  for (let at = 1; at < glob.length - 1; at += 1) {
    const segment = glob[at]
    const found = segment === undefined ? -1 : find(segment, value, from, end)
    if (segment === undefined || found < 0) return false
    from = found + segment.text.length
  }
  return true
}
