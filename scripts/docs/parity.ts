// docs/parity.md: how far each operation goes, and how much of what it says is known rather than ours.
import { operationNames } from '#contract/contract.ts'
import { operationSources, wireTests } from './sources.ts'
import { allFaults, wordsOf } from './tables.ts'

const link = (file: string, text: string): string => `[${text}](../${file})`

export async function parityPage(): Promise<string> {
  const sources = operationSources()
  const tests = wireTests()
  const faults = new Map((await allFaults()).map((each) => [`${each.table}.${each.name}`, each.fault]))
  const rows = operationNames.map((name) => {
    const source = sources.get(name)
    if (source === undefined) return `| ${name} | not yet | | | | |`
    const told = source.refusals.flatMap((key) => faults.get(key) ?? [])
    const known = told.filter((fault) => fault.source !== 'ours').length
    const lives = source.lives.map((life) => `[${wordsOf(life)}](states.md#${wordsOf(life).replaceAll(' ', '-')})`).join(', ')
    const files = (tests.get(name) ?? []).map((file, at) => link(file, at === 0 ? 'wire' : `wire ${at + 1}`)).join(', ')
    return `| ${name} | ${link(source.file, 'yes')} | ${lives} | ${told.length} | ${known} known, ${told.length - known} ours | ${files} |`
  })
  const done = operationNames.filter((name) => sources.has(name)).length
  return `# Parity

${done} of ${operationNames.length} operations. "Known" refusals are worded or required as AWS or OUTSCALE are known to; "ours" are sentences of our own for cases in which
theirs are unpublished. What else is inferred rather than known is marked in the comments beside the rule.

| operation | served | lives it moves | refusals it can give | their source | tests |
| --- | --- | --- | ---: | --- | --- |
${rows.join('\n')}
`
}
