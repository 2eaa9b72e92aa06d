// A letter of authorization on paper: one page of A4, the same bytes for the same letter. Names
// that somebody typed get one or two lines and end in an ellipsis; nothing pushes the rest about.
import type { Labelled, Layout, Party } from '#domain/loa/layout.ts'
import { leading, newSheet, paper, type Shade, type Sheet, type Style } from '#operations/loa/sheet.ts'

const navy: Shade = [0.055, 0.153, 0.267]
const accent: Shade = [0.106, 0.545, 0.596]
const ink: Shade = [0.13, 0.16, 0.2]
const muted: Shade = [0.38, 0.44, 0.5]
const pale: Shade = [0.945, 0.961, 0.973]
const line: Shade = [0.82, 0.855, 0.882]
const white: Shade = [1, 1, 1]
const mist: Shade = [0.72, 0.82, 0.88]

const margin = 52
const inner = paper.width - 2 * margin
const gap = 10

const style = (font: Style['font'], size: number, color: Shade): Style => ({ font, size, color })
const label = style('bold', 7, muted)
const body = style('regular', 9.5, ink)
const strong = style('bold', 10.5, ink)

/** The bytes of the PDF. `issuedAt` (epoch ms) is written into it as its date. */
export async function pdfOf(layout: Layout, verificationCode: string, issuedAt: number): Promise<Uint8Array> {
  const subject = layout.facts.find((fact) => /^(Connection|LAG)$/.test(fact.label))?.text ?? ''
  const sheet = await newSheet(`LOA-CFA ${subject}`, 'Demarc', issuedAt)
  head(sheet, layout)
  facts(sheet, 148, layout.facts)
  const afterParties = parties(sheet, 216, layout.parties)
  const afterFacility = facility(sheet, afterParties + 22, layout.facility)
  const afterTable = table(sheet, afterFacility + 12, layout)
  terms(sheet, afterTable + 26, layout.terms)
  foot(sheet, layout, verificationCode)
  return sheet.bytes()
}

function head(sheet: Sheet, { issuer, title }: Layout): void {
  sheet.fill(0, 0, paper.width, 88, navy)
  sheet.fill(0, 88, paper.width, 3, accent)
  sheet.text(margin, 45, issuer, style('bold', 17, white), inner - 150)
  sheet.text(margin, 63, 'Direct Connect', style('regular', 9.5, mist), inner)
  sheet.textTo(paper.width - margin, 52, 'LOA-CFA', style('bold', 22, white), 140)
  sheet.text(margin, 126, title, style('bold', 14.5, navy), inner)
}

/** Tiles of one width, side by side. */
function facts(sheet: Sheet, y: number, tiles: readonly Labelled[]): void {
  const width = (inner - gap * (tiles.length - 1)) / tiles.length
  for (const [nth, tile] of tiles.entries()) {
    const x = margin + nth * (width + gap)
    sheet.fill(x, y, width, 42, pale)
    sheet.fill(x, y, 2.5, 42, accent)
    sheet.text(x + 11, y + 16, tile.label.toUpperCase(), label, width - 18)
    sheet.text(x + 11, y + 32, tile.text, strong, width - 18)
  }
}

function heading(sheet: Sheet, y: number, text: string): number {
  sheet.text(margin, y, text, style('bold', 10.5, navy), inner)
  sheet.rule(margin, y + 7, inner, line)
  return y + 25
}

function parties(sheet: Sheet, y: number, all: readonly Party[]): number {
  const top = heading(sheet, y, 'Parties') + 16
  const width = (inner - 2 * (all.length - 1) * gap) / all.length
  const name = style('bold', 11, ink)
  let bottom = top
  for (const [nth, party] of all.entries()) {
    const x = margin + nth * (width + 2 * gap)
    sheet.text(x, top - 16, party.heading.toUpperCase(), label, width)
    const under = top + sheet.text(x, top, party.name, name, width, 2) * name.size * leading
    sheet.text(x, under, party.detail, style('regular', 8.5, muted), width)
    bottom = Math.max(bottom, under)
  }
  return bottom + 10
}

/** Two columns, read from left to right. */
function facility(sheet: Sheet, y: number, entries: readonly Labelled[]): number {
  const top = heading(sheet, y, 'Facility')
  const width = (inner - 2 * gap) / 2
  for (const [nth, entry] of entries.entries()) {
    const [x, at] = [margin + (nth % 2) * (width + 2 * gap), top + Math.floor(nth / 2) * 33]
    sheet.text(x, at, entry.label.toUpperCase(), label, width)
    sheet.text(x, at + 14, entry.text, body, width)
  }
  return top + Math.ceil(entries.length / 2) * 33
}

const shares = [0.26, 0.2, 0.1, 0.1, 0.12, 0.22]

function table(sheet: Sheet, y: number, { columns, rows }: Layout): number {
  const top = heading(sheet, y, 'Demarcation') - 14
  const row = 22
  sheet.fill(margin, top, inner, row, navy)
  const cells = (texts: readonly string[], at: number, look: Style) => {
    let x = margin + 9
    for (const [nth, text] of texts.entries()) {
      const width = inner * (shares[nth] ?? 0)
      sheet.text(x, at + 14.5, text, look, width - 10)
      x += width
    }
  }
  cells(columns, top, style('bold', 8.5, white))
  for (const [nth, texts] of rows.entries()) {
    const at = top + (nth + 1) * row
    if (nth % 2 === 0) sheet.fill(margin, at, inner, row, pale)
    cells(texts, at, style('regular', 9, ink))
  }
  const bottom = top + (rows.length + 1) * row
  sheet.rule(margin, bottom, inner, line)
  return bottom
}

function terms(sheet: Sheet, y: number, paragraphs: readonly string[]): void {
  let at = heading(sheet, y, 'Terms')
  for (const [nth, text] of paragraphs.entries()) {
    sheet.text(margin, at, `${nth + 1}.`, style('bold', 8.5, accent), 14)
    const lines = sheet.text(margin + 16, at, text, style('regular', 8.5, ink), inner - 16, 3)
    at += lines * 8.5 * leading + 5
  }
}

function foot(sheet: Sheet, { closing }: Layout, verificationCode: string): void {
  const top = 752
  sheet.rule(margin, top, inner, line)
  sheet.text(margin, top + 20, 'VERIFICATION CODE', label, 200)
  sheet.text(margin, top + 38, verificationCode, style('mono', 13, navy), 210)
  sheet.text(margin + 225, top + 20, closing, style('regular', 8, muted), inner - 225, 3)
}
