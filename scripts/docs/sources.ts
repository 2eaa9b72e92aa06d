// Reads the operations' own source for what the pages say of them: the sentence they open with, and
// which refusals can come out of them. The second follows calls from function to function by name.
import { globSync, readFileSync } from 'node:fs'

export interface Declared {
  readonly file: string
  readonly text: string
}

/** Functions and constants of the top level, by `file#name`. */
const declarations = new Map<string, Declared>()
/** What each file imports: local name to `file#name`. */
const imports = new Map<string, ReadonlyMap<string, string>>()

const topLevel = /^(?:export )?(?:async )?(?:function\*?|const) (\w+)/gm
const importLine = /import (?:type )?\{([^}]*)\} from '#([^']+)'/g

for (const file of globSync('src/{operations,domain,store}/**/*.ts').sort()) {
  const text = readFileSync(file, 'utf8')
  const starts = [...text.matchAll(topLevel)]
  for (const [at, match] of starts.entries()) {
    const end = starts[at + 1]?.index ?? text.length
    declarations.set(`${file}#${match[1]}`, { file, text: text.slice(match.index, end) })
  }
  const known = new Map<string, string>()
  for (const [, names = '', from] of text.matchAll(importLine)) {
    for (const name of names.split(',').map((each) => each.replace(/^\s*type\s+/, '').trim()))
      if (name !== '') known.set(name, `src/${from}#${name}`)
  }
  imports.set(file, known)
}

export interface OperationSource {
  readonly file: string
  /** The comment the file opens with, as one line. */
  readonly about: string
  /** `table.name` of every refusal that its calls can reach. */
  readonly refusals: readonly string[]
  /** Names of lives it looks up. */
  readonly lives: readonly string[]
}

function reach(key: string, seen: Set<string>, found: { refusals: Set<string>; lives: Set<string> }): void {
  const declared = declarations.get(key)
  if (declared === undefined || seen.has(key)) return
  seen.add(key)
  for (const [, table, name] of declared.text.matchAll(/\b(\w+Faults)\.(\w+)/g)) found.refusals.add(`${table}.${name}`)
  for (const [, life] of declared.text.matchAll(/\b(\w+Lifecycle)\b/g)) if (life !== undefined) found.lives.add(life)
  const known = imports.get(declared.file)
  for (const [word] of new Set([...declared.text.matchAll(/\b[a-z]\w+\b/g)].map(([each]) => [each] as const))) {
    reach(`${declared.file}#${word}`, seen, found)
    const imported = known?.get(word)
    if (imported !== undefined) reach(imported, seen, found)
  }
}

/** By the operation's name on the wire. */
export function operationSources(): ReadonlyMap<string, OperationSource> {
  const found = new Map<string, OperationSource>()
  for (const [key, { file, text }] of declarations) {
    const name = /= operation\('(\w+)'/.exec(text)?.[1]
    if (name === undefined) continue
    const about =
      /^(?:\/\/ ?.*\n)+/
        .exec(readFileSync(file, 'utf8'))?.[0]
        .replaceAll(/^\/\/ ?/gm, '')
        .replaceAll('\n', ' ')
        .trim() ?? ''
    const reached = { refusals: new Set<string>(), lives: new Set<string>() }
    reach(key, new Set(), reached)
    found.set(name, { file, about, refusals: [...reached.refusals].sort(), lives: [...reached.lives].sort() })
  }
  return found
}

/** Wire tests by operation: the files that describe it. */
export function wireTests(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const file of globSync('test/wire/**/*.test.ts').sort()) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/describe\('(\w+)'/g)) {
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), file])
    }
  }
  return found
}
