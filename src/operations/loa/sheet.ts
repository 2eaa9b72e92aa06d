// A sheet of A4 to write on: places are points from the upper left corner, text is put where its
// first line's baseline shall be. The library is loaded with the first letter that is written: it
// weighs more than the rest of the server.
import type { Color, PDFDocument, PDFFont, PDFPage } from 'pdf-lib'
import { type Face, type Line, linesOf, widthOf } from '#operations/loa/text.ts'

export const paper = { width: 595.28, height: 841.89 } as const

export interface Style {
  readonly font: 'regular' | 'bold' | 'mono'
  readonly size: number
  readonly color: Shade
}

/** Red, green and blue, 0 to 1. */
export type Shade = readonly [number, number, number]

export interface Sheet {
  /** Writes at most `lines` lines (1 unless given) no wider than `width`; how many it wrote. */
  text(x: number, y: number, text: string, style: Style, width: number, lines?: number): number
  /** Writes one line that ends at `x`. */
  textTo(x: number, y: number, text: string, style: Style, width: number): void
  fill(x: number, y: number, width: number, height: number, color: Shade): void
  rule(x: number, y: number, width: number, color: Shade): void
  bytes(): Promise<Uint8Array>
}

/** The distance of two baselines, as a multiple of the size. */
export const leading = 1.35

type Faces = Readonly<Record<Style['font'], Face & { readonly font: PDFFont }>>

export async function newSheet(title: string, author: string, at: number): Promise<Sheet> {
  const { PDFDocument: Documents, StandardFonts, rgb } = await import('pdf-lib')
  const document = await Documents.create({ updateMetadata: false })
  describe(document, title, author, at)
  const faceOf = async (name: 'Helvetica' | 'HelveticaBold' | 'CourierBold') => {
    const font = await document.embedFont(StandardFonts[name])
    const known = new Set(font.getCharacterSet())
    return {
      font,
      covers: (codePoint: number) => known.has(codePoint),
      widthOf: (text: string, size: number) => font.widthOfTextAtSize(text, size),
    }
  }
  const faces: Faces = { regular: await faceOf('Helvetica'), bold: await faceOf('HelveticaBold'), mono: await faceOf('CourierBold') }
  const page = document.addPage([paper.width, paper.height])
  const shade = ([red, green, blue]: Shade): Color => rgb(red, green, blue)

  const line = (x: number, y: number, pieces: Line, style: Style) =>
    drawLine(page, faces, { x, y: paper.height - y }, pieces, style, shade(style.color))
  return {
    text(x, y, text, style, width, lines = 1) {
      const written = linesOf(text, faces[style.font], style.size, width, lines)
      for (const [nth, pieces] of written.entries()) line(x, y + nth * style.size * leading, pieces, style)
      return written.length
    },
    textTo(x, y, text, style, width) {
      const [pieces = []] = linesOf(text, faces[style.font], style.size, width, 1)
      line(x - widthOf(pieces), y, pieces, style)
    },
    fill: (x, y, width, height, color) => page.drawRectangle({ x, y: paper.height - y - height, width, height, color: shade(color) }),
    rule: (x, y, width, color) => page.drawRectangle({ x, y: paper.height - y, width, height: 0.6, color: shade(color) }),
    // In one go: the library would otherwise wait for timers of its own in between.
    bytes: () => document.save({ objectsPerTick: Infinity, addDefaultPage: false }),
  }
}

/** Everything that the library would otherwise take from the clock. */
function describe(document: PDFDocument, title: string, author: string, at: number): void {
  document.setTitle(title)
  document.setAuthor(author)
  document.setProducer('Demarc')
  document.setCreator('Demarc')
  document.setCreationDate(new Date(at))
  document.setModificationDate(new Date(at))
}

interface Point {
  readonly x: number
  readonly y: number
}

function drawLine(page: PDFPage, faces: Faces, from: Point, pieces: Line, { font, size }: Style, color: Color): void {
  let { x } = from
  for (const piece of pieces) {
    if ('text' in piece) page.drawText(piece.text, { x, y: from.y, size, font: faces[font].font, color })
    else drawBox(page, faces.regular.font, { x, y: from.y }, piece.hex, size, color)
    x += piece.width
  }
}

/** A frame around the code point, half of its digits above the other half. */
function drawBox(page: PDFPage, font: PDFFont, { x, y }: Point, hex: string, size: number, color: Color): void {
  const half = Math.ceil(hex.length / 2)
  const [small, width, height] = [size * (hex.length > 4 ? 0.34 : 0.42), size * 0.85, size * 0.98]
  page.drawRectangle({ x: x + size * 0.05, y: y - size * 0.2, width, height, borderColor: color, borderWidth: size * 0.05 })
  for (const [row, digits] of [hex.slice(0, half), hex.slice(half)].entries()) {
    const left = x + size * 0.05 + (width - font.widthOfTextAtSize(digits, small)) / 2
    page.drawText(digits, { x: left, y: y + size * (row === 0 ? 0.35 : -0.1), size: small, font, color })
  }
}
