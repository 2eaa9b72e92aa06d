// The programs themselves read what we write for them: FRR's vtysh, BIRD and OpenBGPD, each in its
// dry run, which starts nothing and opens no socket. Where a program is missing its tests are skipped.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { renderRouterConfiguration } from '#domain/router-configuration/render.ts'
import { vyosKey } from '#domain/router-configuration/templates/vyos.ts'
import type { RouterInput } from '#domain/router-configuration/router-input.ts'
import { alphabet, cases, furtherCases, keysOfAlphabet, privateInterface, withKey } from './interfaces.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarc-readers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const readers = [
  { identifier: 'FRRouting-FRR-8', program: '/usr/bin/vtysh', flags: ['-C', '-f'], broken: ['router bgp', 'rooter bgp'] },
  { identifier: 'CZNIC-BIRD-2', program: '/usr/sbin/bird', flags: ['-p', '-c'], broken: ['hold time', 'hold tyme'] },
  { identifier: 'OpenBSD-OpenBGPD-7', program: '/usr/sbin/bgpd', flags: ['-n', '-f'], broken: ['holdtime', 'holdtyme'] },
] as const

const keys = [
  ...keysOfAlphabet,
  'x'.repeat(79),
  'x'.repeat(80),
  '\\'.repeat(80),
  'abcdef\\',
  ...alphabet.map((character) => `${character}abcd${character}`),
]

const inputs: Readonly<Record<string, RouterInput>> = {
  ...cases,
  ...furtherCases,
  ...Object.fromEntries(keys.slice(0, 6).map((key) => [`a key ${key}`, withKey(privateInterface, key)])),
}

describe.each(readers)('$program', ({ identifier, program, flags, broken }) => {
  const there = existsSync(program)
  const read = (text: string) => {
    const file = join(folder, identifier)
    // OpenBGPD refuses a file with keys that others may read.
    writeFileSync(file, text, { mode: 0o600 })
    const { status, stdout, stderr } = spawnSync(program, [...flags, file], { encoding: 'utf8' })
    return { status, said: `${stdout}${stderr}`.replace('configuration OK\n', '') }
  }

  test.skipIf(!there).each(Object.entries(inputs))('reads %s', (_, input) => {
    expect(read(renderRouterConfiguration(input, identifier).text)).toEqual({ status: 0, said: '' })
  })

  test.skipIf(!there)('reads a key with any character of the alphabet', () => {
    const [peer] = privateInterface.peers
    if (!peer) expect.unreachable()
    // All of them in one file, a session each, since every run of a reader costs its start.
    const peers = keys.map((authKey, index) => ({
      ...peer,
      authKey,
      bgpPeerId: `dxpeer-${String(index).padStart(8, '0')}`,
      amazonAddress: `169.254.${index}.1/30`,
      customerAddress: `169.254.${index}.2/30`,
    }))
    expect(read(renderRouterConfiguration({ ...withKey(privateInterface, 'unused'), peers }, identifier).text)).toEqual({
      status: 0,
      said: '',
    })
  })

  test.skipIf(!there)('complains of a text that is spoilt', () => {
    const { text } = renderRouterConfiguration(withKey(privateInterface, 'plain-key'), identifier)
    expect(text).toContain(broken[0])
    expect(read(text.replace(broken[0], broken[1])).status).not.toBe(0)
  })
})

test('a shell reads each line of the VyOS text as one set command', () => {
  for (const key of keysOfAlphabet) {
    const { text } = renderRouterConfiguration(withKey(privateInterface, key), 'VyOS-VyOS-14')
    const out = join(folder, 'words')
    writeFileSync(out, '')
    execFileSync('/bin/sh', ['-s', out], {
      input: `out=$1\nwords() { printf '%s\\n' "$@" >> "$out"; }\n${text.replaceAll(/^set /gm, 'words ')}`,
      encoding: 'utf8',
    })
    const words = readFileSync(out, 'utf8')
    expect(words.split('\n')).toContain(key)
    expect(text).toContain(vyosKey(key))
  }
})
