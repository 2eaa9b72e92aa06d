// The project's files as the ratchets read them: paths relative to the root, code without its
// comments, and what a file imports. Text is enough here: a ratchet asks for habits of writing,
// and what types can say is the compiler's and the linter's.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

/** TypeScript files below the given folders, sorted, relative to the root; other packages' and built ones left out. */
export const sourcesIn = (...folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
    .toSorted()

/** The code without comments, line for line. A `//` inside a string ends the line too early, which only hides what follows it. */
export const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, '')).replaceAll(/(^|[^:])\/\/.*$/gm, '$1')

export interface Import {
  readonly from: string
  /** `import type` or `export type`: nothing of it is left when the program runs. */
  readonly typeOnly: boolean
  readonly line: number
}

// A statement starts its line (oxfmt sees to that); text in a template that reads like one is indented.
const patterns = [
  /^(?:import|export)\s+(?<type>type\s+)?(?:[\w$*{}\s,]+?)\s+from\s+['"](?<from>[^'"]+)['"]/gm,
  /^import\s+['"](?<from>[^'"]+)['"]/gm,
  /\bimport\(\s*['"](?<from>[^'"]+)['"]/g,
]

/** Every import of a module's code: static, for its effect, dynamic, and re-exports. */
export function importsIn(source: string): readonly Import[] {
  const code = withoutComments(source)
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      from: match.groups?.['from'] ?? '',
      typeOnly: match.groups?.['type'] !== undefined,
      line: code.slice(0, match.index).split('\n').length,
    })),
  )
}

/** Where a relative import leads, relative to the root. */
export const resolved = (file: string, from: string): string => join(dirname(file), from)

export interface Spot {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** Every line of the code, comments apart, that matches. */
export function spotsOf(files: readonly string[], pattern: RegExp): readonly Spot[] {
  return files.flatMap((file) =>
    withoutComments(textOf(file))
      .split('\n')
      .flatMap((text, index) => (pattern.test(text) ? [{ file, line: index + 1, text: text.trim() }] : [])),
  )
}
