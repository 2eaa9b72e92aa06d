// docs/states.md: every life as a picture and as a table.
import { allLives, type Life, wordsOf } from './tables.ts'

const arrows = (life: Life) =>
  Object.entries(life).flatMap(([from, events]) => Object.entries(events).map(([event, to]) => ({ from, event, to })))

function picture(life: Life): string {
  const lines = arrows(life).map(({ from, event, to }) => `  ${from} --> ${to}: ${wordsOf(event)}`)
  return ['```mermaid', 'stateDiagram-v2', '  direction LR', ...lines, '```'].join('\n')
}

const table = (life: Life): string =>
  [
    '| from | on | to |',
    '| --- | --- | --- |',
    ...arrows(life).map(({ from, event, to }) => `| ${from} | ${wordsOf(event)} | ${to} |`),
  ].join('\n')

export async function statesPage(): Promise<string> {
  const sections = (await allLives()).map(({ name, life }) => `## ${wordsOf(name)}\n\n${picture(life)}\n\n${table(life)}\n`)
  return `# States\n\nWho moves what from where to where. In a state that is not named as \`from\`, or on an event that is not named, nothing moves.\n\n${sections.join('\n')}`
}
