// The list of security.md §5 against a real BIRD: one customer that does everything wrong, a session for each
// wrong, beside one that behaves. What must not come in does not, and nobody else notices.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { birdDaemon } from '#edge/world/daemon.ts'
import { output } from '#edge/world/programs.ts'
import type { DesiredInterface } from '#link/desired.ts'
import { cases, other, silent } from './support/refusal-cases.ts'
import { gatewayId, peer4, suffix } from '../edge/support/documents.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'
import { customerText } from './support/hostile-bird.ts'
import type { Behaviour } from './support/hostile-bird.ts'
import { stage } from './support/stage.ts'
import type { Stage } from './support/stage.ts'
import { eventually, launch, startBird } from './support/real.ts'

const missing = missingFor('bird', 'ip', 'stayrtr')
mustRunInCi('refusals by a real edge', missing)

type Case = keyof typeof cases
const names = Object.keys(cases) as Case[]
const interfaceOf = (name: Case): DesiredInterface => cases[name][0]
const peerOf = (name: Case) => interfaceOf(name).peers[0] ?? peer4(0)
const idOf = (name: Case): string => peerOf(name).bgpPeerId
const behaviourOf = (name: Case): Behaviour => cases[name][1]

const roa = (prefix: string, asn: number) => ({ prefix, maxLength: 24, asn: `AS${asn}`, ta: 'lab', expires: 4_102_444_800 })
const roas = (...list: ReturnType<typeof roa>[]) =>
  JSON.stringify({ metadata: { buildmachine: 'lab', buildtime: '2026-11-20T00:00:00Z' }, roas: list })

describe.skipIf(missing !== undefined)('a real edge', () => {
  const stack = new AsyncDisposableStack()
  let on: Stage
  let customerSocket = ''
  let rtr: ReturnType<typeof launch>
  let vrps = ''

  beforeAll(async () => {
    on = stack.use(await stage({ rpki: [{ host: '127.0.0.1', port: 3323 }] }))
    vrps = join(on.directory, 'vrps.json')
    writeFileSync(vrps, roas(roa('192.0.2.0/24', 64_999), roa('203.0.113.0/24', 3_000), roa('198.51.100.0/24', 64_512)))
    rtr = stack.use(
      launch(
        on.edge.inside(
          'stayrtr',
          '-bind',
          '127.0.0.1:3323',
          '-cache',
          vrps,
          '-checktime=false',
          '-refresh',
          '1',
          '-rtr.refresh',
          '1',
          '-metrics.addr',
          '',
        ),
      ),
    )
    await on.publish(names.map(interfaceOf), {
      gateways: [
        { gatewayId, prefixes: ['10.50.0.0/16'] },
        { gatewayId: other, prefixes: ['10.60.0.0/16'] },
        { gatewayId: silent, prefixes: ['10.0.0.0/8'] },
      ],
      publicSide: { prefixes: [{ prefix: '198.51.100.0/24', scope: 'region' }], ownSpace: ['198.51.100.0/24'] },
    })
    await on.dress(names.map(interfaceOf))
    await output('ip', ['-n', on.customer.name, 'addr', 'add', '169.254.99.3/29', 'dev', `eth0.${interfaceOf('wrongAddress').vlan}`])
    const text = customerText(
      names.map((name) => ({ one: interfaceOf(name), peer: peerOf(name), behaviour: behaviourOf(name) })),
      join(on.directory, 'customer.log'),
    )
    customerSocket = stack.use(await startBird(on.customer, on.directory, 'customer', text)).socket
    await on.up(...names.filter((name) => !['wrongKey', 'noKey', 'wrongAsn', 'wrongAddress', 'tooMany', 'noTtl'].includes(name)).map(idOf))
  })
  afterAll(() => stack.disposeAsync())

  const accepted = (name: Case) => on.routes(idOf(name), 'accepted').map((route) => route.cidr)
  /** Waits until so many are accepted and refused, and gives the accepted. */
  const counts = async (name: Case, taken: number, refused: number) => {
    await eventually(`${name}: ${taken} accepted, ${refused} refused`, () => {
      const peer = on.peer(idOf(name))
      return Promise.resolve(peer?.prefixesAccepted === taken && (peer.prefixesRefused ?? 0) === refused && accepted(name).length === taken)
    }).catch((thrown: unknown) => {
      throw new Error(`${String(thrown)} ${JSON.stringify(on.peer(idOf(name)))} ${accepted(name).join(' ')}`)
    })
    return accepted(name)
  }
  /** What the customer of a session was told, from its own BIRD. */
  const told = async (name: Case) => {
    const words = (
      await output('birdc', ['-s', customerSocket, `show route all table t_c_${idOf(name).slice(7)} protocol c_${idOf(name).slice(7)}`])
    ).split('\n')
    return words.join('\n')
  }

  test('a session that behaves comes up, with routes both ways', async () => {
    expect((await counts('good', 2, 0)).toSorted()).toEqual(['0.0.0.0/0', '10.9.0.0/16'])
    expect(on.routes(idOf('good'), 'advertised').map((route) => route.cidr)).toEqual(['10.50.0.0/16'])
    expect(await told('good')).toContain('10.50.0.0/16')
  })

  test('communities that are the provider’s are honoured once and then scrubbed, others stay', async () => {
    await counts('good', 2, 0)
    expect(on.routes(idOf('good'), 'accepted').find((route) => route.cidr === '10.9.0.0/16')?.communities).toEqual(['65001:5'])
    const shown = await output('birdc', ['-s', on.bird.socket, `show route all 10.9.0.0/16 protocol peer_${suffix(1)}`])
    expect(shown).toMatch(/BGP\.local_pref: 300/)
    expect(shown).not.toMatch(/7224/)
  })

  test.each([
    ['a wrong key', 'wrongKey'],
    ['no key', 'noKey'],
  ] as const)('%s never comes up, and the reason is told', async (_, name) => {
    await eventually('failures are counted', () => Promise.resolve((on.peer(idOf(name))?.md5Failures ?? 0) > 0))
    expect(on.peer(idOf(name))).toMatchObject({ status: 'down', lastError: expect.stringMatching(/MD5/) })
  })

  test('a wrong ASN never comes up, and the reason is told', async () => {
    await eventually('an error', () => Promise.resolve(/peer AS/i.test(on.peer(idOf('wrongAsn'))?.lastError ?? '')))
    expect(on.peer(idOf('wrongAsn'))).toMatchObject({ status: 'down' })
  })

  test('a session from another address never comes up', () => {
    expect(on.peer(idOf('wrongAddress'))).toMatchObject({ status: 'down', prefixesAccepted: 0 })
  })

  test('too many prefixes take the session down, and it stays down', async () => {
    await eventually('the limit', () => Promise.resolve(/limit/i.test(on.peer(idOf('tooMany'))?.lastError ?? '')))
    const { since } = on.peer(idOf('tooMany')) ?? {}
    await eventually('some time', () => Promise.resolve((on.last()?.at ?? 0) > (since ?? 0) + 3_500))
    expect(on.peer(idOf('tooMany'))).toMatchObject({ status: 'down', lastError: expect.stringMatching(/limit/i) })
    expect(Math.abs((on.peer(idOf('tooMany'))?.since ?? 0) - (since ?? 0))).toBeLessThan(50)
  })

  test('a public interface accepts exactly verified prefixes: no more specific, no default, no bogon, nothing of the provider, none longer than /24', async () => {
    expect(await counts('publicWrong', 1, 6)).toEqual(['203.0.114.0/24'])
  })

  test('a prefix whose ROA says another origin is refused, and accepted when the ROA is put right', async () => {
    expect(await counts('roa', 1, 1)).toEqual(['203.0.113.0/24'])
    writeFileSync(vrps, roas(roa('192.0.2.0/24', 3_000), roa('203.0.113.0/24', 3_000)))
    process.kill(rtr.pid, 'SIGHUP')
    expect((await counts('roa', 2, 0)).toSorted()).toEqual(['192.0.2.0/24', '203.0.113.0/24'])
  })

  test('a path that does not start with the customer’s ASN is refused', () => {
    expect(on.peer(idOf('notFirst'))).toMatchObject({ prefixesAccepted: 0 })
  })

  test('a path of more than 50 is refused', async () => {
    expect(await counts('longPath', 1, 1)).toEqual(['10.93.0.0/16'])
  })

  test('a path with the provider’s ASN in it is refused', () => {
    expect(on.peer(idOf('ownAs'))).toMatchObject({ prefixesAccepted: 0 })
  })

  test('another router as next hop is refused', async () => {
    expect(await counts('otherNextHop', 0, 1)).toEqual([])
  })

  test('martians are refused on private interfaces, too', async () => {
    // BIRD itself drops three of the five before any filter.
    expect(await counts('martians', 0, 2)).toEqual([])
  })

  test('the gateway’s own prefixes are refused, and everything inside them', async () => {
    expect(await counts('own', 0, 2)).toEqual([])
  })

  test('on transit interfaces only the very prefixes of the gateway are', async () => {
    expect(await counts('transit', 1, 1)).toEqual(['10.22.0.0/16'])
  })

  test('nothing leaks from one gateway to another, neither routes nor packets', async () => {
    expect(on.routes(idOf('otherGateway'), 'advertised').map((route) => route.cidr)).toEqual(['10.60.0.0/16'])
    expect(await told('otherGateway')).not.toMatch(/10\.(?:9|50)\./)
    const route = (to: string, name: Case) =>
      output('ip', ['-n', on.edge.name, 'route', 'get', to, 'from', '169.254.250.1', 'iif', `vif-${suffix(interfaceOf(name).vlan - 101)}`])
    await expect(route('10.15.0.1', 'otherGateway')).resolves.toContain(`vif-${suffix(15)}`)
    // The other gateway has no default route, and no way to the addresses of this one's interfaces either.
    await expect(route('10.9.0.1', 'otherGateway')).rejects.toThrow(/unreachable/i)
    await expect(route('169.254.0.6', 'otherGateway')).rejects.toThrow(/unreachable/i)
    await expect(route('10.15.0.1', 'good')).resolves.toContain(`vif-${suffix(1)}`)
  })

  test('without SiteLink interfaces of one gateway do not see each other, with it they do', async () => {
    const advertised = (name: Case) =>
      on
        .routes(idOf(name), 'advertised')
        .map((route) => route.cidr)
        .toSorted()
    await eventually('SiteLink routes', () => Promise.resolve(advertised('siteB').includes('10.20.0.0/16')))
    expect(advertised('siteA')).toEqual(['10.21.0.0/16', '10.60.0.0/16'])
    expect(advertised('siteB')).toEqual(['10.20.0.0/16', '10.60.0.0/16'])
    expect(advertised('otherGateway')).toEqual(['10.60.0.0/16'])
  })

  test('TTL security keeps a peer out that does not do it, and lets one in that does', () => {
    expect(on.peer(idOf('noTtl'))).toMatchObject({ status: 'down' })
    expect(on.peer(idOf('withTtl'))).toMatchObject({ status: 'up' })
  })

  test('private ASNs are stripped on public interfaces', async () => {
    await counts('privateAsns', 1, 0)
    expect(on.routes(idOf('privateAsns'), 'accepted')[0]?.asPath).toEqual([])
  })

  test('a public prefix carries the scope its customer chose, or the world, and nothing else of the provider’s', async () => {
    await counts('scope', 1, 0)
    expect(on.routes(idOf('scope'), 'accepted')[0]?.communities).toEqual(['7224:9100'])
    expect(on.routes(idOf('privateAsns'), 'accepted')[0]?.communities).toEqual(['7224:9300'])
  })

  test('public interfaces are told the provider’s prefixes with scope, NO_EXPORT and a path of three', async () => {
    await eventually('told', async () => (await told('scope')).includes('198.51.100.0/24'))
    const text = await told('scope')
    expect(text).toMatch(/BGP\.as_path: 64512 64512 64512/)
    expect(text).toMatch(/BGP\.community: .*\(7224,8100\)/)
    expect(text).toMatch(/\(65535,65281\)/)
    expect(text).not.toContain('203.0.11')
  })

  test('all of this happened while the session that behaves stayed as it was', async () => {
    await using daemon = birdDaemon(on.bird.socket)
    const session = (await daemon.sessions()).find((one) => one.protocol === `peer_${suffix(1)}`)
    expect(session?.established).toBe(true)
    expect(on.peer(idOf('good'))?.since).toBeLessThan((on.last()?.at ?? 0) - 2_000)
    expect(on.running().agent.refused).toBeUndefined()
  })
})
