// Each dialect's way to write a key, over the whole alphabet a key may have. What is written is read
// back by the rules of that dialect; where a program of the dialect is at hand, it reads it too.
import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eosKey } from '#domain/router-configuration/templates/arista-eos.ts'
import { birdKey } from '#domain/router-configuration/templates/bird.ts'
import { iosKey } from '#domain/router-configuration/templates/cisco-ios.ts'
import { nxosKey } from '#domain/router-configuration/templates/cisco-nxos.ts'
import { frrKey } from '#domain/router-configuration/templates/frr.ts'
import { junosKey } from '#domain/router-configuration/templates/juniper-junos.ts'
import { mikrotikKey } from '#domain/router-configuration/templates/mikrotik.ts'
import { srosKey } from '#domain/router-configuration/templates/nokia-sros.ts'
import { openbgpdKey } from '#domain/router-configuration/templates/openbgpd.ts'
import { panosKey } from '#domain/router-configuration/templates/palo-alto-panos.ts'
import { vyosKey } from '#domain/router-configuration/templates/vyos.ts'
import { alphabet, keysOfAlphabet } from './interfaces.ts'

/** Reads one string between double quotes; `escape` says what follows a backslash, which is plain where it is absent. */
function quoted(written: string, escapable?: RegExp): string {
  if (!written.startsWith('"')) return expect.unreachable(`no opening quote: ${written}`)
  let text = ''
  for (let at = 1; at < written.length; at += 1) {
    const character = written[at] ?? ''
    if (character === '"') return at === written.length - 1 ? text : expect.unreachable(`something behind the quote: ${written}`)
    if (escapable && character === '\\') {
      at += 1
      const escaped = written[at] ?? ''
      if (!escapable.test(escaped)) return expect.unreachable(`\\${escaped} is no escape: ${written}`)
      text += escaped
    } else text += character
  }
  return expect.unreachable(`no closing quote: ${written}`)
}

/** RouterOS begins a variable at `$` and asks for help at `?`, unless they are escaped. */
function routerOs(written: string): string {
  expect(written.replaceAll(/\\./g, '')).not.toMatch(/[$?\\]/)
  return quoted(written, /["\\$?]/)
}

/** Words of a POSIX shell made of single-quoted parts and escaped single quotes. */
function shellWord(written: string): string {
  expect(written).toMatch(/^(?:'[^']*'|\\')+$/)
  return written.replaceAll(/'([^']*)'|\\(')/g, (_, part: string | undefined, quote: string | undefined) => part ?? quote ?? '')
}

function openbgpd(written: string): string {
  const [, form, value = ''] = /^(password|key) (.*)$/.exec(written) ?? []
  const text = quoted(value)
  if (form === 'key') return Buffer.from(text, 'hex').toString('latin1')
  // parse.y: a backslash takes the next quote with it, and a password has 79 characters at most.
  expect(text).not.toContain('\\')
  expect(text.length).toBeLessThan(80)
  return text
}

const asItIs = (written: string): string => written
const afterZero = (written: string): string => /^0 (\S+)$/.exec(written)?.[1] ?? expect.unreachable(written)

const dialects: readonly (readonly [string, (key: string) => string, (written: string) => string])[] = [
  ['Cisco IOS', iosKey, asItIs],
  ['Cisco NX-OS', nxosKey, afterZero],
  ['Arista EOS', eosKey, afterZero],
  ['FRR', frrKey, asItIs],
  ['BIRD', birdKey, (written) => quoted(written)],
  ['OpenBGPD', openbgpdKey, openbgpd],
  ['Junos', junosKey, (written) => quoted(written)],
  ['PAN-OS', panosKey, (written) => quoted(written)],
  ['Nokia SR OS', srosKey, (written) => quoted(written, /["\\]/)],
  ['RouterOS', mikrotikKey, routerOs],
  ['VyOS', vyosKey, shellWord],
]

const key = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 6, maxLength: 80 })

describe.each(dialects)('a key in %s', (_, write, read) => {
  test.each(alphabet)('may begin with, hold and end with %s', (character) => {
    for (const text of [`${character}bcdefg`, `abc${character}def`, `abcdef${character}`, character.repeat(6), character.repeat(80)])
      expect(read(write(text))).toBe(text)
  })

  test('reads back whatever it is made of', () => {
    fc.assert(
      fc.property(key, (text) => {
        expect(read(write(text))).toBe(text)
      }),
    )
  })
})

test('a shell reads a VyOS key as one word, the same', () => {
  for (const text of [...keysOfAlphabet, "''''''", "\\'$(id)`id`"]) {
    expect(execFileSync('/bin/sh', ['-c', `printf '<%s>' ${vyosKey(text)}`], { encoding: 'utf8' })).toBe(`<${text}>`)
  }
})
