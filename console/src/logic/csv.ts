// A table as CSV (RFC 4180) that no spreadsheet takes for a program: names and tags are typed by
// people of other accounts, and a cell that begins like a formula would run on the reader's machine.

/** Begins a formula in one of the spreadsheets, or hides one behind a control character. */
const beginsFormula = /^[=+\-@\t\r\n|%＝＋－＠]/u

function cell(value: string): string {
  const harmless = beginsFormula.test(value.trimStart()) || beginsFormula.test(value) ? `'${value}` : value
  return `"${harmless.replaceAll('"', '""')}"`
}

export interface CsvColumn<T> {
  readonly header: string
  readonly text: (item: T) => string
}

/** Lines end in CRLF; the byte order mark makes spreadsheets read it as UTF-8. */
export function csvOf<T>(columns: readonly CsvColumn<T>[], items: readonly T[]): string {
  const lines = [columns.map(({ header }) => cell(header)), ...items.map((item) => columns.map(({ text }) => cell(text(item))))]
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}
