// The edge on a kernel that has what this machine's may not: VLANs on a LACP bond, VRFs with overlapping addresses, MACsec; and
// frames that must not pass. One boot of User-Mode Linux with the real agent and BIRD inside; each test reads what it saw.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { missingFor, mustRunInCi } from './support/ability.ts'
import { image } from './uml/image.ts'

const uml = missingFor('bird', 'ip') === undefined ? image() : undefined
const missing = missingFor('bird', 'ip') ?? (uml ? undefined : 'the Debian packages user-mode-linux and busybox-static, fetched by apt-get')
mustRunInCi('VLANs, VRFs, LACP and MACsec in User-Mode Linux', missing)

const root = join(import.meta.dirname, '..', '..')
const seconds = 150

function boot(): Promise<string> {
  const words = [
    'root=/dev/root',
    'rootfstype=hostfs',
    'rootflags=/',
    'ro',
    'mem=1024M',
    `init=${join(root, 'test/lab/uml/guest.sh')}`,
    'con0=fd:0,fd:1',
    'con=null',
    'quiet',
  ]
  const own = [`demarc_root=${root}`, `demarc_node=${process.execPath}`, `demarc_modules=${uml?.modules}`, `demarc_busybox=${uml?.busybox}`]
  return new Promise((resolve, reject) => {
    const child = spawn(uml?.kernel ?? '', [...words, ...own], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece))
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (said += piece))
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}

describe.skipIf(missing !== undefined)('on a kernel with VLANs, VRFs, bonds and MACsec', () => {
  const seen = new Map<string, unknown>()

  beforeAll(
    async () => {
      const said = await boot()
      for (const [, json] of said.matchAll(/^SAW (\[.*\])\r?$/gm)) {
        const [what, value] = JSON.parse(json ?? '[]') as [string, unknown]
        seen.set(what, value)
      }
      if (seen.get('end') !== true) throw new Error(`${String(seen.get('end'))}\n${said.slice(-4_000)}`)
    },
    (seconds + 10) * 1000,
  )

  test('VLANs on a bond with overlapping addresses in two VRFs come up in both families', () => {
    expect(seen.get('faults')).toEqual([null, null, null])
    expect(seen.get('sessions')).toBe(4)
    expect(seen.get('accepted')).toEqual([['10.1.0.0/16'], ['fd00:1::/48'], ['10.2.0.0/16'], ['fd00:2::/48']])
  })

  test('each gateway reaches its own customer and not the other one', () => {
    expect(seen.get('VRFs differ')).toBe(true)
    expect(seen.get('reaches')).toEqual([true, false, true, false])
  })

  test('LACP finds its partner, and one member less costs no session', () => {
    expect(seen.get('lacp')).toMatchObject({ light: true, lacp: 'up' })
    expect(seen.get('with one member')).toEqual({ up: 4, echoes: 2 })
  })

  test('an encrypted port carries nothing without keys, and a session with them', () => {
    expect(seen.get('encrypted without keys')).toBe(false)
    expect(seen.get('encrypted with keys')).toBe(true)
    expect(seen.get('encrypted packets')).toBe(true)
  })

  test('a frame with the right tag arrives; with an unknown, a second, a service or no tag it does not', () => {
    expect(seen.get('echoes with the right tag')).toBe(2)
    const strays = ['with an unknown tag', 'with two tags', 'with a service tag', 'without a tag']
    expect(strays.map((tag) => [tag, seen.get(`echoes ${tag}`)])).toEqual(strays.map((tag) => [tag, 0]))
  })

  test('a packet with a source that the customer does not have is refused', () => {
    expect(seen.get('echoes with a foreign source')).toBe(0)
    expect(seen.get('packets refused for their source')).toBeGreaterThan(0)
  })

  test('what is removed leaves no link behind', () => {
    expect(seen.get('left behind')).toEqual([])
  })
})
