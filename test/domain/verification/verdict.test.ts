import { describe, expect, test } from 'vitest'
import { readPayloads, roasOf, verdictOn, worstOf } from '#domain/verification/verdict.ts'

const roas = roasOf([
  { asn: 3333, prefix: '193.0.0.0/21', maxLength: 22 },
  { asn: 64_496, prefix: '193.0.0.0/16', maxLength: 16 },
  { asn: 3333, prefix: '2001:67c:2e8::/48', maxLength: 48 },
  { asn: 0, prefix: '198.18.0.0/15', maxLength: 32 },
])

describe('what ROAs say (RFC 6811)', () => {
  test.each([
    ['193.0.0.0/21', 3333, 'valid'],
    ['193.0.4.0/22', 3333, 'valid'],
    ['193.0.4.0/23', 3333, 'invalid'],
    ['193.0.0.0/21', 64_500, 'invalid'],
    ['193.0.0.0/16', 64_496, 'valid'],
    ['193.0.0.0/17', 64_496, 'invalid'],
    ['193.0.0.0/15', 64_496, 'unknown'],
    ['194.0.0.0/21', 3333, 'unknown'],
    ['2001:67c:2e8::/48', 3333, 'valid'],
    ['2001:67c:2e8::/49', 3333, 'invalid'],
    ['2001:67c:2e9::/48', 3333, 'unknown'],
    ['198.18.0.0/24', 64_500, 'invalid'],
  ])('%s from AS%i is %s', (prefix, asn, verdict) => {
    expect(verdictOn(roas, prefix, asn).verdict).toBe(verdict)
  })

  test('without a list everything is unknown', () => {
    expect(verdictOn(undefined, '193.0.0.0/21', 3333)).toMatchObject({ verdict: 'unknown', reason: 'There is no list of ROAs.' })
  })

  test('one that is invalid spoils all, and only all valid ones are valid', () => {
    const of = (...verdicts: readonly ('valid' | 'invalid' | 'unknown')[]) =>
      worstOf(verdicts.map((verdict) => ({ verdict, prefix: '', asn: 1, reason: '' })))
    expect([of('valid', 'valid'), of('valid', 'unknown'), of('unknown', 'invalid'), of()]).toEqual([
      'valid',
      'unknown',
      'invalid',
      'unknown',
    ])
  })

  test('rpki-client and Routinator write ASNs differently, and both are read', () => {
    const rows = [
      { asn: 'AS3333', prefix: '193.0.0.0/21', maxLength: 21, ta: 'ripe' },
      { asn: 3333, prefix: '193.0.0.0/21', maxLength: 21, expires: 1 },
    ]
    expect(readPayloads({ roas: rows })).toEqual([
      { asn: 3333, prefix: '193.0.0.0/21', maxLength: 21 },
      { asn: 3333, prefix: '193.0.0.0/21', maxLength: 21 },
    ])
  })

  test.each([
    [{}, 'no list named roas'],
    [{ roas: [{ asn: 'x', prefix: '193.0.0.0/21', maxLength: 21 }] }, 'Entry 0'],
    [{ roas: [{ asn: 1, prefix: '193.0.0.1/21', maxLength: 21 }] }, 'Entry 0'],
  ])('what is neither is refused: %j', (json, said) => expect(() => readPayloads(json)).toThrow(said))
})
