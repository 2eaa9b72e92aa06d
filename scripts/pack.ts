// Makes the npm package: Node takes no TypeScript inside node_modules, so the types are stripped (the
// code is erasable by rule, so no line moves) and `.ts` becomes `.js` in what imports name. Only what
// the command line and the package's entry reach goes in. `node scripts/pack.ts FOLDER` leaves the
// package there, ready for `npm pack` or `npm publish`.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const entries = ['src/main.ts', 'src/main/package.ts', 'src/edge/main.ts'].filter((file) => existsSync(join(root, file)))
const typesEntry = 'main/package.d.ts'

const specifier = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])([#.][^'"]+)\2/g

/** Where a specifier of ours leads, relative to the folder that `#` stands for. */
const target = (file: string, from: string): string => (from.startsWith('#') ? from.slice(1) : relative('.', join(dirname(file), from)))

/** Files that `entries` reach, relative to `folder`. */
function reached(folder: string, first: readonly string[], textOf: (file: string) => string): readonly string[] {
  const seen = new Set(first)
  for (const file of seen) {
    if (file.endsWith('.json')) continue
    for (const [, , , from = ''] of textOf(join(folder, file)).matchAll(specifier)) seen.add(target(file, from))
  }
  return [...seen].toSorted()
}

const stripped = (file: string): string => stripTypeScriptTypes(readFileSync(file, 'utf8'), { mode: 'strip' })
const renamed = (code: string): string =>
  code.replaceAll(specifier, (_, before: string, quote: string, from: string) => `${before}${quote}${from.replace(/\.ts$/, '.js')}${quote}`)

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const shebang = '#!/usr/bin/env node\n'

/** The packages that the code imports. */
function compiled(out: string): ReadonlySet<string> {
  const packages = new Set<string>()
  const first = entries.map((file) => relative('src', file))
  for (const file of reached(join(root, 'src'), first, stripped)) {
    const from = join(root, 'src', file)
    if (file.endsWith('.json')) {
      write(join(out, 'lib', file), readFileSync(from, 'utf8'))
      continue
    }
    const code = stripped(from)
    for (const [, , name = ''] of code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^'"]*)?\1/g))
      packages.add(name)
    write(join(out, 'lib', file.replace(/\.ts$/, '.js')), renamed(code).replace(/^#!.*\n/, shebang))
  }
  return packages
}

function declared(out: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-types-'))
  try {
    const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', 'src', '--outDir', folder]
    const config = join(folder, 'tsconfig.json')
    write(
      config,
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] },
        include: [],
        files: [join(root, 'src/main/package.ts'), join(root, 'src/contract/client-schemas.d.ts')],
      }),
    )
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config, ...options], {
      cwd: root,
      stdio: 'inherit',
    })
    const textOf = (file: string) => readFileSync(file.replace(/(?<!\.d)\.ts$/, '.d.ts'), 'utf8')
    for (const file of reached(folder, [typesEntry], textOf)) write(join(out, 'lib', file), renamed(textOf(join(folder, file))))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function described(out: string, packages: ReadonlySet<string>): void {
  const { name, version, description, license, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly [key: string]: string
  } & { readonly dependencies: Readonly<Record<string, string>> }
  const needed = Object.fromEntries(Object.entries(dependencies).filter(([dependency]) => packages.has(dependency)))
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    bin: { demarc: 'lib/main.js' },
    imports: { '#*': './lib/*' },
    exports: { '.': { types: './lib/main/package.d.ts', default: './lib/main/package.js' } },
    engines: { node: '>=24' },
    dependencies: needed,
  }
  write(join(out, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
}

const [out] = process.argv.slice(2)
if (out === undefined) throw new Error('pack wants the folder to put the package in.')
const packages = compiled(out)
declared(out)
described(out, packages)
for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) if (existsSync(join(root, file))) cpSync(join(root, file), join(out, file))
if (existsSync(join(root, 'console/dist'))) cpSync(join(root, 'console/dist'), join(out, 'console/dist'), { recursive: true })
