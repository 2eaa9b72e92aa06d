// BIRD's file from a document: the same bytes for the same wish, nothing of one interface in another's lines,
// and sequences of changes as golden files.
import { expect, test } from 'vitest'
import { ownerOfLine, render } from '#edge/bird/render.ts'
import type { RenderArguments } from '#edge/bird/render.ts'
import type { Desired } from '#link/desired.ts'
import { hasBird, parserSays } from './support/bird.ts'
import {
  desired,
  gatewayId,
  openKey,
  peer4,
  peer6,
  privateInterface,
  publicInterface,
  settings,
  tablesSettings,
} from './support/documents.ts'

const given: RenderArguments = { settings, now: 0, openKey }
const text = (document: Desired, more: Partial<RenderArguments> = {}) => render(document, { ...given, ...more }).text

const other = '9b1f0a10-1111-4222-8333-444455556666'
const publicSide = {
  prefixes: [
    { prefix: '198.51.100.0/24', scope: 'region' as const },
    { prefix: '2001:db8:100::/48', scope: 'continent' as const },
    { prefix: '192.0.2.0/24', scope: 'world' as const },
  ],
  ownSpace: ['198.51.100.0/22'],
}
const full = desired(
  [
    privateInterface(1, { peers: [peer4(1), peer6(1)], siteLink: true }),
    privateInterface(2, { type: 'transit', gatewayId: other, peers: [peer4(2, { ttlSecurity: true })] }),
    publicInterface(3, { acceptedPrefixes: ['203.0.113.0/24', '2001:db8:5::/48'], peers: [peer4(3), peer6(3)] }),
  ],
  {
    gateways: [
      { gatewayId, prefixes: ['10.50.0.0/16', 'fd00:50::/48'] },
      { gatewayId: other, prefixes: ['10.0.0.0/8'] },
    ],
    publicSide,
  },
)
const rpki = [{ host: '127.0.0.1', port: 3323 }]

test('the file of a router with VRFs is as it was', async () => {
  await expect(text(full, { settings: { ...settings, rpki } })).toMatchFileSnapshot('golden/vrf.conf')
})

test('the file of a router with tables is as it was', async () => {
  await expect(text(full, { settings: tablesSettings })).toMatchFileSnapshot('golden/tables.conf')
})

test('with a namespace for each gateway, each file has one gateway’s sessions', async () => {
  const rendered = render(full, { ...given, settings: { ...settings, isolation: 'netns' }, only: other })
  expect(rendered.blocks.map((block) => block.protocol)).toEqual(['peer_f0000002'])
  expect(rendered.text).not.toContain('vrf ')
  await expect(rendered.text).toMatchFileSnapshot('golden/netns.conf')
})

/** Each step is what differs from the step before, as an operator would read it. */
test('adding, changing, holding down and removing change only their own lines', async () => {
  const one = privateInterface(1)
  const two = privateInterface(2, { peers: [peer4(2), peer6(2)] })
  const steps: [string, Desired][] = [
    ['one interface', desired([one])],
    ['a second one', desired([one, two])],
    ['its IPv6 peer removed', desired([one, { ...two, peers: [peer4(2)] }])],
    ['its key changed', desired([one, { ...two, peers: [peer4(2, { authKey: 'plain:another-key' })] }])],
    ['held down until 1000', desired([one, { ...two, peers: [peer4(2, { authKey: 'plain:another-key', heldDownUntil: 1_000 })] }])],
    [
      'a prefix more at the gateway',
      desired([one, two], { gateways: [{ gatewayId, prefixes: ['10.50.0.0/16', '10.60.0.0/16', 'fd00:50::/48'] }] }),
    ],
    ['the first one removed', desired([two])],
    ['all removed', desired([])],
  ]
  let before: string[] = []
  const report = steps.map(([title, document]) => {
    const lines = text(document).split('\n')
    const gone = before.filter((line) => !lines.includes(line)).map((line) => `- ${line}`)
    const come = lines.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)
    before = lines
    return [`## ${title}`, ...gone, ...come].join('\n')
  })
  await expect(report.slice(1).join('\n\n')).toMatchFileSnapshot('golden/sequence.diff')
})

test('the order of a document does not matter', () => {
  const turned: Desired = {
    ...full,
    interfaces: full.interfaces
      .toReversed()
      .map((one) => ({ ...one, peers: one.peers.toReversed(), acceptedPrefixes: one.acceptedPrefixes.toReversed() })),
    gateways: full.gateways.toReversed().map((one) => ({ ...one, prefixes: one.prefixes.toReversed() })),
    ports: full.ports.toReversed(),
  }
  expect(text(turned)).toBe(text(full))
})

test('revision and time of issue do not change a byte', () => {
  expect(text({ ...full, revision: 99, issuedAt: 12_345 })).toBe(text(full))
})

test('addresses and prefixes are printed again, each prefix once', () => {
  const written = desired([
    publicInterface(1, {
      acceptedPrefixes: ['2001:DB8:0:0::/48', '203.0.113.0/24', '203.0.113.0/24'],
      peers: [peer4(1), peer6(1, { customerAddress: 'FD00:7:1:0::2/125' })],
    }),
  ])
  const rendered = text(written)
  expect(rendered).toContain('[ 203.0.113.0/24 ]')
  expect(rendered).toContain('[ 2001:db8::/48 ]')
  expect(rendered).toContain('neighbor fd00:7:1::2 as 65001;')
})

test('there is no filter block for an interface, however many there are', () => {
  const many = text(desired(Array.from({ length: 50 }, (_, index) => privateInterface(index))))
  expect(many).not.toContain('filter {')
  expect(many.match(/^function /gm)?.length).toBe(text(desired([privateInterface(1)])).match(/^function /gm)?.length)
})

test('every line of a session leads to its interface, and the shared lines to none', () => {
  const rendered = render(full, given)
  const lines = rendered.text.split('\n')
  const owners = lines.map((_, index) => ownerOfLine(rendered, index + 1))
  const shared = lines.findIndex((line) => line.startsWith('protocol bgp '))
  expect(owners.slice(0, shared).every((owner) => owner === undefined)).toBe(true)
  expect(owners.slice(shared)).toEqual([
    ...rendered.blocks.flatMap((block) =>
      block.text
        .split('\n')
        .slice(1)
        .map(() => block.virtualInterfaceId),
    ),
    undefined,
  ])
})

test('a failover test holds its session down until its deadline and not longer', () => {
  const document = desired([privateInterface(1, { peers: [peer4(1, { heldDownUntil: 5_000 })] })])
  expect(render(document, { ...given, now: 4_999 })).toMatchObject({ text: expect.stringContaining(' disabled;'), nextChange: 5_000 })
  const later = render(document, { ...given, now: 5_000 })
  expect(later.text).not.toContain('disabled;')
  expect(later.nextChange).toBeUndefined()
  expect(later.text).toBe(text(desired([privateInterface(1)])))
})

const faulty: [string, Parameters<typeof privateInterface>[1], RegExp][] = [
  ['a key with a quote', { peers: [peer4(1, { authKey: 'plain:k"; check link off; x' })] }, /authentication key/],
  ['a key with a line end', { peers: [peer4(1, { authKey: 'plain:abcdef\nlog stderr all' })] }, /authentication key/],
  ['a key of 81 characters', { peers: [peer4(1, { authKey: `plain:${'k'.repeat(81)}` })] }, /authentication key/],
  ['a key that does not open', { peers: [peer4(1, { authKey: 'x25519:AAAA' })] }, /plain/],
  ['an ASN of 0', { peers: [peer4(1, { asn: 0 })] }, /ASN "0"/],
  ['AS_TRANS', { peers: [peer4(1, { asn: 23_456 })] }, /reserved/],
  ['an address that is none', { peers: [peer4(1, { customerAddress: '169.254.0.6; }' })] }, /cannot be read/],
  ['two ends in different subnets', { peers: [peer4(1, { customerAddress: '10.0.0.1/30' })] }, /not in one subnet/],
  ['the same address at both ends', { peers: [peer4(1, { customerAddress: '169.254.0.5/30' })] }, /the same/],
  ['an IPv6 address in an IPv4 peer', { peers: [peer4(1, { customerAddress: 'fd00::1/64' })] }, /not of its family/],
  ['a VLAN of 0', { vlan: 0 }, /VLAN/],
  ['a VLAN of 4095', { vlan: 4_095 }, /VLAN/],
  ['a gateway that is not there', { gatewayId: other }, /gateway is not in the document/],
  ['a port that is not there', { portId: 'dxcon-fport999' }, /port is not in the document/],
  ['a prefix limit of 0', { prefixLimit: { ipv4: 0, ipv6: 100 } }, /prefix limit/],
  ['an id that is none', { virtualInterfaceId: 'dxvif-../../e' }, /not the id of an interface/],
]

test.each(faulty)('an interface with %s is left out alone, with the reason', (_, wrong, words) => {
  const bad = privateInterface(1, wrong)
  const rendered = render(desired([bad, privateInterface(2)]), given)
  expect(rendered.planned.faults.get(bad.virtualInterfaceId)).toMatch(words)
  expect(rendered.blocks.map((block) => block.virtualInterfaceId)).toEqual([privateInterface(2).virtualInterfaceId])
  expect(rendered.text).toBe(text(desired([privateInterface(2)])))
})

test('a reason never repeats a key', () => {
  const rendered = render(desired([privateInterface(1, { peers: [peer4(1, { authKey: 'plain:canary 7f3a' })] })]), given)
  expect([...rendered.planned.faults.values()].join()).not.toContain('canary')
})

test('of two interfaces on one VLAN of one port the later is left out', () => {
  const rendered = render(desired([privateInterface(1, { vlan: 500 }), privateInterface(2, { vlan: 500 })]), given)
  expect([...rendered.planned.faults]).toEqual([[privateInterface(2).virtualInterfaceId, expect.stringContaining('VLAN is taken')]])
})

test('gateways may overlap in VRFs, and may not where there are only tables', () => {
  const gateways = [gatewayId, other].map((id) => ({ gatewayId: id, prefixes: [] }))
  const overlapping = desired(
    [privateInterface(1), privateInterface(2, { gatewayId: other, peers: [peer4(1, { bgpPeerId: 'dxpeer-f0000099' })] })],
    { gateways },
  )
  expect(render(overlapping, given).planned.faults.size).toBe(0)
  expect(render(overlapping, { ...given, settings: tablesSettings }).planned.faults.size).toBe(1)
})

test.skipIf(!hasBird && !process.env['CI'])('BIRD takes every form of the file', () => {
  for (const more of [settings, tablesSettings, { ...settings, isolation: 'netns' as const }, { ...settings, bfd: false, rpki }]) {
    expect(parserSays(text(full, { settings: more }))).toBe('')
  }
})
