// Every printer of a token on its own, against a million strings: whatever passes is exactly one token of its kind.
import { expect, test } from 'vitest'
import { printCidr } from '#edge/addresses.ts'
import { address, key, prefix, quoted } from '#edge/bird/print.ts'
import { bondOf, linkOf, memberLink, protocolOf } from '#edge/names.ts'
import { nasty } from './support/nasty.ts'

/** Strings made of scraps by a small generator, so that a million take seconds. */
function* scraps(count: number): Generator<string> {
  let state = 12_345
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const parts = [
    ...nasty,
    ...'!#$%&()*+,-./:;<=>?@[]^_{|}~ aZ09"',
    '10.0.0.0',
    '/8',
    'fd00::',
    '::',
    '169.254.',
    'dxvif-',
    'dxpeer-',
    'fabc1234',
    'secret',
    'é',
  ]
  for (let made = 0; made < count; made += 1) {
    let text = ''
    for (let piece = next(6); piece >= 0; piece -= 1) text += parts[next(parts.length)] ?? ''
    yield text
  }
}

/** Every printer, and what anything that it lets through looks like. */
const printers: readonly [string, (text: string) => string, RegExp][] = [
  ['a key', key, /^"[!#-~]{6,80}"$/],
  ['an address', (text) => address(text, 'it'), /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{2,39})$/],
  ['a prefix', (text) => printCidr(prefix(text)), /^(?:\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}|[0-9a-f:]{2,39}\/\d{1,3})$/],
  ['an interface’s link', linkOf, /^vif-[0-9a-z]{8}$/],
  ['a peer’s protocol', protocolOf, /^peer_[0-9a-z]{8}$/],
  ['a port’s bond', bondOf, /^lag-[0-9a-z]{8}$/],
  ['a port’s member', (text) => memberLink(text, {}), /^[a-zA-Z][a-zA-Z0-9_.]{0,14}$/],
  ['a path', quoted, /^"[a-zA-Z0-9_./*-]{1,255}"$/],
]

test('a million hostile strings through every printer: refused, or exactly one token', () => {
  // Millions of refusals: their stacks would take most of the time.
  Error.stackTraceLimit = 0
  const passed = new Map(printers.map(([what]) => [what, 0]))
  for (const text of scraps(1_000_000)) {
    for (const [what, print, token] of printers) {
      let printed: string
      try {
        printed = print(text)
      } catch {
        continue
      }
      if (!token.test(printed)) throw new Error(`${what} let ${JSON.stringify(text)} through as ${JSON.stringify(printed)}`)
      passed.set(what, (passed.get(what) ?? 0) + 1)
    }
  }
  // The strings are not so hostile that nothing is tried.
  for (const what of ['a key', 'an address', 'a prefix', 'a path']) expect(passed.get(what)).toBeGreaterThan(20)
}, 240_000)
