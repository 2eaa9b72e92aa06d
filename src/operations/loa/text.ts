// Text of unknown origin, made fit for a line of a given width. A PDF's standard fonts know Western
// European letters only; a character that they lack is shown as a small box with its code point,
// so that nothing is lost, guessed or drawn over its neighbours.

/** What is known of a font: its letters and how wide they are. */
export interface Face {
  readonly covers: (codePoint: number) => boolean
  /** In points, at this size. */
  readonly widthOf: (text: string, size: number) => number
}

/** A run of letters, or the code point of one that has no letter. */
export type Piece = { readonly text: string; readonly width: number } | { readonly hex: string; readonly width: number }

export type Line = readonly Piece[]

/** Nobody's name is longer, and a document of one page cannot be made to choke on it. */
const longest = 400
const boxWidth = 0.95
const ellipsis = '…'

/** One code point after the other; all that is blank, line breaks among it, is a space. */
function pieces(text: string, face: Face, size: number): readonly Piece[] {
  const tidy = text
    .slice(0, longest * 2)
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const letters = Array.from(tidy).slice(0, longest)
  return letters.map((letter) => {
    const codePoint = letter.codePointAt(0) ?? 0
    if (face.covers(codePoint)) return { text: letter, width: face.widthOf(letter, size) }
    return { hex: codePoint.toString(16).toUpperCase().padStart(4, '0'), width: size * boxWidth }
  })
}

export const widthOf = (line: Line): number => line.reduce((sum, { width }) => sum + width, 0)

const isBlank = (piece: Piece | undefined): boolean => piece !== undefined && 'text' in piece && piece.text === ' '

/** As many of the pieces as fit, ending at a blank if there is one. */
function firstLine(all: readonly Piece[], width: number): number {
  let used = 0
  let end = 0
  while (end < all.length) {
    used += all[end]?.width ?? 0
    if (used > width) break
    end += 1
  }
  if (end === all.length || isBlank(all[end])) return end
  const blank = all.slice(0, end).findLastIndex(isBlank)
  return Math.max(blank > 0 ? blank : end, 1)
}

/** As many of the pieces as leave room for an ellipsis. */
function shortened(all: readonly Piece[], width: number, face: Face, size: number): Line {
  const mark = { text: ellipsis, width: face.widthOf(ellipsis, size) }
  const end = all.findIndex((_, index) => widthOf(all.slice(0, index + 1)) + mark.width > width)
  return [...all.slice(0, Math.max(end, 0)), mark]
}

/** The text in at most `mostLines` lines; what does not fit ends in an ellipsis. */
export function linesOf(text: string, face: Face, size: number, width: number, mostLines: number): readonly Line[] {
  const lines: Line[] = []
  let rest = pieces(text, face, size)
  while (rest.length > 0) {
    const end = firstLine(rest, width)
    if (lines.length === mostLines - 1 && end < rest.length) return [...lines, joined(shortened(rest, width, face, size))]
    lines.push(joined(rest.slice(0, end)))
    const next = rest.findIndex((piece, index) => index >= end && !isBlank(piece))
    rest = next < 0 ? [] : rest.slice(next)
  }
  return lines
}

/** Neighbouring letters as one run, so that a reader of the file finds words. */
function joined(line: Line): Line {
  const runs: Piece[] = []
  for (const piece of line) {
    const last = runs.at(-1)
    if (last !== undefined && 'text' in last && 'text' in piece)
      runs[runs.length - 1] = { text: last.text + piece.text, width: last.width + piece.width }
    else runs.push(piece)
  }
  return runs
}
