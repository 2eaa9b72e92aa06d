// Hostile text through every member of a document. Whatever stands in it: the number of statements in BIRD's file
// depends on the number of sessions only, what was read back is what was meant, and BIRD's parser agrees.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { render } from '#edge/bird/render.ts'
import { kernelPlan } from '#edge/kernel/plan.ts'
import { kernelWish } from '#edge/kernel/wish.ts'
import type { Desired, DesiredInterface, DesiredPeer } from '#link/desired.ts'
import { nasty } from './support/nasty.ts'
import { hasBird, parserSays } from './support/bird.ts'
import { desired, openKey, peer4, privateInterface, publicInterface, settings } from './support/documents.ts'

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 12 })).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 90 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'!#$%&()*+,-./:;<=>?@[]^_{|}~aZ09'), minLength: 6, maxLength: 80 }) },
)
const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 4094, 4095, 65_535, 2 ** 32, Number.NaN, Infinity, 1.5))

/** A good interface with one or several of its members replaced by something hostile. */
const hostile: fc.Arbitrary<DesiredInterface> = fc
  .record({
    index: fc.integer({ min: 1, max: 5 }),
    isPublic: fc.boolean(),
    texts: fc.array(anyText, { minLength: 10, maxLength: 10 }),
    number: anyNumber,
    where: fc.nat(15),
  })
  .map(({ index, isPublic, texts, number, where }): DesiredInterface => {
    const text = (at: number) => texts[at] ?? ''
    const good = isPublic ? publicInterface(index) : privateInterface(index)
    const peer = (more: Partial<DesiredPeer>) => ({ ...good, peers: [peer4(index, more)] })
    const forms: (() => DesiredInterface)[] = [
      () => ({ ...good, virtualInterfaceId: text(0) }),
      () => ({ ...good, portId: text(0) }),
      () => ({ ...good, gatewayId: text(0) }),
      () => ({ ...good, acceptedPrefixes: [text(0), text(1)] }),
      () => peer({ bgpPeerId: text(0) }),
      () => peer({ providerAddress: text(0) }),
      () => peer({ customerAddress: text(0) }),
      () => peer({ authKey: `plain:${text(0)}` }),
      () => peer({ authKey: text(0) }),
      () => peer({ asn: number }),
      () => ({ ...good, vlan: number }),
      () => ({ ...good, mtu: number }),
      () => ({ ...good, providerAsn: number }),
      () => ({ ...good, prefixLimit: { ipv4: number, ipv6: number } }),
      () => ({ ...good, rateLimit: number }),
      () => ({ ...peer({ authKey: `plain:${text(0)}`, customerAddress: text(1) }), acceptedPrefixes: [text(2)] }),
    ]
    return forms[where]?.() ?? good
  })

const document = fc.tuple(hostile, anyText, anyText).map(([one, port, range]) =>
  desired([one, privateInterface(30)], {
    ports: [...desired([]).ports, { portId: 'dxcon-fport002', members: [port], lacp: false, minimumLinks: 0, jumbo: false }],
    gateways: [...desired([]).gateways, { gatewayId: 'vgw-1', prefixes: [range] }],
  }),
)

/** Statements and quotes outside comments; the renderer writes no comments at all. */
const shapeOf = (text: string) => ({
  statements: text.match(/[;{}]/g)?.length ?? 0,
  lines: text.split('\n').length,
  sessions: text.match(/^protocol bgp /gm)?.length ?? 0,
  quotes: text.match(/"/g)?.length ?? 0,
})

const given = { settings, now: 0, openKey }
const empty = shapeOf(render(desired([]), given).text)
const withOne = shapeOf(render(desired([privateInterface(30)]), given).text)
const withPublic = shapeOf(render(desired([privateInterface(30), publicInterface(1)]), given).text)

/** What each further session and each further routing instance brings. */
const perSession = 14
const runs = Number(process.env['HOSTILE_RUNS'] ?? 10_000)

/** Takes a key's own characters out, so that what is left is what we wrote. */
const withoutKeys = (text: string): string => text.replaceAll(/^ {2}password ".*";$/gm, '  password "";')

function readsBack(wanted: Desired): string {
  const rendered = render(wanted, given)
  const planned = new Map(rendered.planned.interfaces.map((one) => [one.interface.virtualInterfaceId, one.interface]))
  for (const block of rendered.blocks) {
    const lines = block.text.split('\n')
    const peer = planned.get(block.virtualInterfaceId)?.peers.find((one) => one.bgpPeerId === block.bgpPeerId)
    if (!peer) throw new Error('a session that nobody asked for')
    expect(lines.length - 1).toBe(perSession)
    // BIRD has no escape: the key is exactly what stands between the first and the last quote of its line.
    expect(/^ {2}password "([^"]*)";$/.exec(lines[4] ?? '')?.[1]).toBe(openKey(peer))
    expect(/^ {2}neighbor \S+ as (\d+);$/.exec(lines[3] ?? '')?.[1]).toBe(String(peer.asn))
  }
  return rendered.text
}

test(`${runs} hostile documents: the number of statements depends on the sessions only`, () => {
  fc.assert(
    fc.property(document, (wanted) => {
      const shape = shapeOf(withoutKeys(readsBack(wanted)))
      expect([withOne.sessions, withPublic.sessions]).toContain(shape.sessions)
      // One session more, in the instance that is there or in the public one.
      const inOld = { statements: withOne.statements + (withOne.statements - empty.statements), lines: 0 }
      expect(shape.sessions === 1 ? shape.statements : shape.statements <= Math.max(inOld.statements, withPublic.statements)).toBe(
        shape.sessions === 1 ? withOne.statements : true,
      )
      expect(shape.quotes % 2).toBe(0)
    }),
    { numRuns: runs },
  )
}, 240_000)

test('hostile documents give kernel lines of known words only', () => {
  const word = /^(?:[a-z0-9_.:/=-]+|-[46])$/i
  fc.assert(
    fc.property(document, (wanted) => {
      const rendered = render(wanted, given)
      const { wish } = kernelWish(wanted, rendered.planned, settings)
      const { before, after } = kernelPlan({ links: new Map(), rules: [], rates: new Map() }, wish, settings.carrier)
      for (const { text } of [...before, ...after]) {
        expect(text).not.toMatch(/[\r\n"'`$|&<>\\]/)
        for (const part of text.split(' ')) expect(part).toMatch(word)
      }
    }),
    { numRuns: Math.min(runs, 5_000) },
  )
}, 240_000)

test.skipIf(!hasBird && !process.env['CI'])('BIRD’s parser takes what is made of hostile documents', () => {
  // One process for many documents: their sessions in one file, each under its own name.
  const samples = fc.sample(hostile, { numRuns: 4_000, seed: 7 })
  const interfaces = samples.map((one, index): DesiredInterface => {
    const good = privateInterface(index + 100)
    const peers = one.peers.map((peer) => ({ ...peer4(index + 100), authKey: peer.authKey, asn: peer.asn }))
    return { ...good, peers, portId: `dxcon-fport0${(index % 90) + 10}` }
  })
  const ports = Array.from({ length: 90 }, (_, index) => ({
    portId: `dxcon-fport0${index + 10}`,
    members: [`eth${index}`],
    lacp: false,
    minimumLinks: 0,
    jumbo: false,
  }))
  const rendered = render(desired(interfaces, { ports }), given)
  expect(rendered.blocks.length).toBeGreaterThan(1_000)
  expect(rendered.planned.faults.size).toBeGreaterThan(200)
  expect(parserSays(rendered.text)).toBe('')
})
