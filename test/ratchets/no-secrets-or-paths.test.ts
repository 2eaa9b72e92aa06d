import { execFileSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, textOf } from './sources.ts'

// What belongs to one machine or one person has no place in the project: it would break on the next
// machine, or give something away. A letter in brackets keeps each pattern from finding itself here.
const needles: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'the folder beside the project', pattern: /\.\.\/share[d]\b/ },
  { what: 'a path of one machine', pattern: /(?<![\w.:)}\]$-])\/(?:wor[k]|far[m]|roo[t]|User[s])\/|\b[A-Z]:\\User[s]/ },
  { what: 'somebody’s home', pattern: /(?<![\w.])\/hom[e]\/[a-z]/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVAT[E] KEY-----/ },
  { what: 'a GitHub token', pattern: /\b(?:gh[opsu]|github_pat)_[A-Za-z0-9_]{20,}/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{30,}|_authToke[n]=/ },
  // Documented examples and our own sandbox keys say what they are.
  { what: 'an AWS access key', pattern: /\b(?:AK|AS)IA(?![A-Z0-9]*(?:EXAMPLE|TEST|DEMARC|SANDBOX))[A-Z0-9]{16}\b/ },
]

/** What git keeps or would keep; in a copy without git, all but what is installed or built. */
function projectFiles(): readonly string[] {
  try {
    const said = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return said.split('\0').filter((file) => file !== '' && statSync(join(root, file), { throwIfNoEntry: false })?.isFile())
  } catch {
    return globSync('**/*', { cwd: root, exclude: ['**/node_modules/**', '**/.git/**', '**/dist/**'] }).filter((file) =>
      statSync(join(root, file)).isFile(),
    )
  }
}

const belongsToNobody = (text: string) => needles.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what)

describe('what belongs to no product', () => {
  const files = projectFiles().filter((file) => file !== 'package-lock.json')

  test('files are seen at all', () => {
    expect(files).toEqual(expect.arrayContaining(['package.json', '.ci/run', 'test/ratchets/no-secrets-or-paths.test.ts']))
  })

  test('no file has a path of one machine or a secret', () => {
    const found = files.flatMap((file) => {
      const text = textOf(file)
      if (text.includes('\0')) return []
      return text
        .split('\n')
        .flatMap((line, index) => belongsToNobody(line).map((what) => `${file}:${index + 1}: ${what}: ${line.trim().slice(0, 120)}`))
    })
    expect(found).toEqual([])
  })

  test.each([
    ['a path of one machine', ['cd ', 'work', 'main'].join('/')],
    ['a path of one machine', ['"', 'root', 'x'].join('/')],
    ['the folder beside the project', ['..', 'shared', 'design'].join('/')],
    ['somebody’s home', ['', 'home', 'alice'].join('/')],
    ['a private key', ['-----BEGIN EC', 'PRIVATE', 'KEY-----'].join(' ')],
    ['an AWS access key', ['AK', 'IA', 'Q7'.repeat(8)].join('')],
    ['a GitHub token', ['gh', 'p_', 'a1'.repeat(18)].join('')],
    ['an npm token', ['', '_authToken', ''].join('=')],
  ])('%s would be found', (what, text) => {
    expect(belongsToNobody(text)).toContain(what)
  })

  test.each(['src/network/x.ts', 'https://example.com/users/1', 'AKIAIOSFODNN7EXAMPLE', './framework/a', '$HOME/x'])(
    '%s is no finding',
    (text) => {
      expect(belongsToNobody(text)).toEqual([])
    },
  )
})
