// docs/errors.md: every text that a client can get, with its code and where the text comes from.
import { faultExamples } from '#protocol/schema/fault-examples.ts'
import { authTexts, type AuthText } from '#protocol/sigv4/auth-fault.ts'
import { allFaults, cell, type NamedFault, wordsOf } from './tables.ts'

const codeOf = ({ fault }: NamedFault): string => fault.code ?? 'DirectConnectClientException'

function row(named: NamedFault): string {
  const { fault } = named
  const outscale = fault.outscale === undefined ? '' : cell(fault.outscale(...fault.example))
  return `| ${wordsOf(named.name)} | ${codeOf(named)} | ${cell(fault.aws(...fault.example))} | ${outscale} | ${fault.source} |`
}

const head = '| when | code | text | OUTSCALE profile | source |\n| --- | --- | --- | --- | --- |'

export async function errorsPage(): Promise<string> {
  const byTable = Map.groupBy(await allFaults(), ({ table }) => table)
  const rules = [...byTable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([table, faults]) => `### ${wordsOf(table)}\n\n${head}\n${faults.map(row).join('\n')}\n`)
  const auth = Object.entries(authTexts).map(([name, text]) => authRow(name, text as AuthText<readonly unknown[]>))
  return `# Errors

All refusals are HTTP 400 with the body \`{"__type":"<code>","message":"<text>"}\`. Texts are shown with example values. *observed* texts were
seen in answers of AWS or OUTSCALE, *documented* rules are theirs in our words, *partly observed* texts begin as seen, the rest is ours.
A fault of ours is a \`DirectConnectServerException\` (HTTP 400, as the API's reference has it) with the request id in \`x-amzn-requestid\` and no detail.

## Recognising the caller

| when | code | text | source |
| --- | --- | --- | --- |
${auth.join('\n')}

The code is followed by \`Exception\` in JSON; the query form of STS uses AWS's names for that protocol.

## Reading the request

${requestRows()}

## Rules

${rules.join('\n')}`
}

const authRow = (name: string, text: AuthText<readonly unknown[]>): string =>
  `| ${wordsOf(name)} | ${text.code} | ${cell(text.text(...text.example))} | ${text.source} |`

function requestRows(): string {
  const rows = faultExamples.map(
    ({ when, aws, outscale }) =>
      `| ${cell(when)} | ${aws?.fault.code ?? ''} | ${cell(aws?.fault.message ?? '')} | ${cell(outscale.fault.message)} |`,
  )
  return ['| when | code | text | OUTSCALE profile (always DirectConnectClientException) |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}
