import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConnectionKind, ConnectionState } from '#domain/connections/connection.ts'
import { layoutOf, printDate } from '#domain/loa/layout.ts'
import { letterFor, type LetterParties, letterValidFor } from '#domain/loa/letter.ts'
import { circuitOf, demarcationOf, opticsOf } from '#domain/loa/port.ts'
import { type AssignedPort, mustBeAssigned, mustHavePorts } from '#domain/loa/rules.ts'
import { pdfOf } from '#operations/loa/pdf.ts'
import { verificationCodeOf } from '#operations/loa/verification.ts'
import { connection, lag, location } from '../../store/rows.ts'
import { readPdf } from './pdf-text.ts'

const at = Date.UTC(2026, 9, 20, 14, 5)
const port = (connectionId: string): AssignedPort => ({ ...connection({ connectionId }), device: 'EqDC2-370kou9loeqh0' })
const parties: LetterParties = { issuer: 'Harbor Interconnect', issuerAsn: 7224, company: 'Blue Customer', accountId: '444455556666' }
const subject = { resourceId: 'dxcon-fg5678gh', resourceName: 'first port', ports: [port('dxcon-fg5678gh')] as const }
const letter = (more: Partial<LetterParties> = {}, name = subject.resourceName) =>
  letterFor({ ...subject, resourceName: name }, { ...parties, ...more }, location(), at)
const written = async (from = letter()) => pdfOf(layoutOf(from), verificationCodeOf(from), from.issuedAt)

describe('when a letter can be written', () => {
  const states: readonly ConnectionState[] = [
    ...(['ordering', 'requested', 'pending', 'available', 'down', 'deleting', 'deleted', 'rejected'] as const),
  ]

  test.each(states)('a port that is %s', (connectionState) => {
    const ask = () => mustBeAssigned({ ...port('dxcon-fg5678gh'), connectionState }, 'DescribeLoa')
    if (['pending', 'available', 'down'].includes(connectionState)) expect(ask()).toMatchObject({ connectionState })
    else if (connectionState === 'requested') {
      expect(ask).toThrow('The LOA-CFA of dxcon-fg5678gh is not ready: no port is assigned yet, it is in state requested.')
    } else expect(ask).toThrow(`DescribeLoa failed. dxcon-fg5678gh is in state ${connectionState}`)
  })

  test.each<[ConnectionKind, boolean]>([
    ['dedicated', true],
    ['interconnect', true],
    ['hosted', false],
  ])('%s: %s', (kind, can) => {
    const ask = () => mustBeAssigned({ ...port('dxcon-fg5678gh'), kind }, 'DescribeLoa')
    if (can) expect(ask).not.toThrow()
    else expect(ask).toThrow("There is no LOA-CFA for hosted connection dxcon-fg5678gh: its port is the partner's")
  })

  test('a LAG has one for those of its members that have a port', () => {
    const assigned = port('dxcon-f0000001')
    expect(mustHavePorts(lag(), [connection({ connectionState: 'requested' }), assigned])).toEqual([assigned])
    expect(() => mustHavePorts(lag(), [connection({ connectionState: 'requested' })])).toThrow(
      'The LOA-CFA of dxlag-f0000001 is not ready: none of its connections has a port.',
    )
    expect(() => mustHavePorts(lag({ lagState: 'deleting' }), [assigned])).toThrow('Could not find Lag with ID dxlag-f0000001')
  })
})

describe('the port of a connection', () => {
  test('is the same at every look', () => {
    expect(demarcationOf(port('dxcon-fg5678gh'), 'EqDC2-370kou9loeqh0')).toEqual({
      cage: 'C16',
      rack: 'R133',
      panel: 'PP-04',
      port: '17 (strands 33/34)',
    })
  })

  test('is in the cage and rack of its device, whichever connection it is', () => {
    const places = Array.from({ length: 200 }, (_, nth) => demarcationOf(port(`dxcon-f${nth.toString(36).padStart(7, '0')}`), 'EqDC2-1'))
    expect(new Set(places.map(({ cage, rack }) => `${cage} ${rack}`)).size).toBe(1)
    expect(new Set(places.map(({ panel, port: position }) => `${panel} ${position}`)).size).toBeGreaterThan(120)
  })

  test('has a circuit id and the optics of its speed', () => {
    expect(circuitOf(port('dxcon-fg5678gh'))).toBe('EQDC2-10G-FG5678GH')
    expect(['1Gbps', '10Gbps', '100Gbps', '400Gbps'].map(opticsOf)).toEqual([
      '1000BASE-LX (1310 nm)',
      '10GBASE-LR (1310 nm)',
      '100GBASE-LR4',
      '400GBASE-LR4',
    ])
  })
})

describe('a letter on paper', () => {
  test('is one page that says who, where, which port, and until when', async () => {
    const { pages, texts, text, title, createdAt } = await readPdf(await written(letter({ providerName: 'Zayo Group' })))
    expect(pages).toBe(1)
    expect(texts).toEqual(
      expect.arrayContaining([
        'Harbor Interconnect',
        'Letter of Authorization and Connecting Facility Assignment',
        '20 October 2026',
        '18 January 2027',
        'dxcon-fg5678gh',
        'Operator of the port, AS 7224',
        'Blue Customer',
        'Account 4444-5555-6666',
        'Zayo Group',
        'Equinix DC2, Ashburn, VA',
        'EqDC2, region eu-west-2',
        'EqDC2-370kou9loeqh0',
        '10GBASE-LR (1310 nm)',
        'LC duplex, UPC, on single-mode fibre (9/125 µm)',
        'first port',
        'EQDC2-10G-FG5678GH',
        'C16',
        'R133',
        'PP-04',
        '17 (strands 33/34)',
        verificationCodeOf(letter({ providerName: 'Zayo Group' })),
      ]),
    )
    expect(text).toContain('Issued 2026-10-20 14:05 UTC.')
    expect(title).toBe('LOA-CFA dxcon-fg5678gh')
    expect(createdAt).toBe(at)
    expect(letterValidFor).toBe(90 * 24 * 60 * 60_000)
  })

  test('has no third party where none was named', async () => {
    const { text } = await readPdf(await written())
    expect(text).not.toContain('ACTING THROUGH')
  })

  test('lists every port of a LAG', async () => {
    const ports = [port('dxcon-f000000a'), port('dxcon-f000000b'), port('dxcon-f000000c'), port('dxcon-f000000d')] as const
    const many = letterFor({ resourceId: 'dxlag-f0000001', resourceName: 'core', ports }, parties, location(), at)
    const { pages, texts } = await readPdf(await written(many))
    expect(pages).toBe(1)
    expect(texts).toEqual(expect.arrayContaining(['4 × 10Gbps', 'LAG', 'dxlag-f0000001', ...ports.map(({ connectionId }) => connectionId)]))
  })

  test('is the same, byte for byte, for the same letter', async () => {
    expect(Buffer.compare(await written(), await written())).toBe(0)
    expect(Buffer.compare(await written(), await written({ ...letter(), issuedAt: at + 1 }))).not.toBe(0)
  })

  test('shows what its font lacks as a code point, and nothing of it as something else', async () => {
    const { pages, texts } = await readPdf(await written(letter({ company: 'Łódź\n東\u202e🦀 Ltd' })))
    expect(pages).toBe(1)
    const from = texts.indexOf('01')
    expect(texts.slice(from, from + 13)).toEqual(['01', '41', 'ód', '01', '7A', ' ', '67', '71', '20', '2E', '1F9', '80', ' Ltd'])
  })

  test('stays one page whatever anybody calls themselves', async () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ maxLength: 3000 }),
    )
    await fc.assert(
      fc.asyncProperty(wild, wild, wild, async (company, providerName, name) => {
        const { pages, texts } = await readPdf(await written(letter({ company, providerName }, name)))
        expect(pages).toBe(1)
        expect(texts).toContain('EQDC2-10G-FG5678GH')
      }),
      { numRuns: 60 },
    )
  })

  test('has a code of four groups that follows from every word of it', () => {
    const code = verificationCodeOf(letter())
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(verificationCodeOf(letter())).toBe(code)
    expect(verificationCodeOf(letter({ company: 'Blue customer' }))).not.toBe(code)
    expect(verificationCodeOf({ ...letter(), issuedAt: at + 1 })).not.toBe(code)
  })

  test.each([
    [Date.UTC(2026, 0, 1), '1 January 2026'],
    [Date.UTC(2026, 11, 31, 23, 59), '31 December 2026'],
  ])('prints %d as %s', (moment, text) => {
    expect(printDate(moment)).toBe(text)
  })
})
