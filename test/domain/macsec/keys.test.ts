import { describe, expect, test } from 'vitest'
import { exchanged, isLiveKey, keysWaitSince, withKey, withoutKey } from '#domain/macsec/keys.ts'
import { type MacSecKeyEvent, macSecKeyLifecycle } from '#domain/macsec/lifecycle.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import { cknNamedIn, mustBeKey, newSecretArn } from '#domain/macsec/rules.ts'
import { after } from '#domain/transitions.ts'
import { noon } from '../../store/rows.ts'

const states: readonly MacSecKey['state'][] = ['associating', 'associated', 'disassociating', 'disassociated']
const events: readonly MacSecKeyEvent[] = ['exchanged', 'disassociateAsked']

// What §5.6 draws, as rows of state, event, next state. Whatever is not here must not move.
const drawn = new Map([
  ['associating exchanged', 'associated'],
  ['associating disassociateAsked', 'disassociating'],
  ['associated disassociateAsked', 'disassociating'],
  ['disassociating exchanged', 'disassociated'],
])

const key = (secretARN: string, more: Partial<MacSecKey> = {}): MacSecKey => ({
  secretARN,
  ckn: 'a1'.repeat(32),
  cak: 'c0'.repeat(32),
  state: 'associated',
  startOn: noon,
  since: noon,
  ...more,
})

describe('the life of a MACsec key', () => {
  test.each(states.flatMap((state) => events.map((event) => [state, event] as const)))('in %s on %s', (state, event) => {
    expect(after(macSecKeyLifecycle, state, event)).toBe(drawn.get(`${state} ${event}`) ?? state)
  })
})

describe('the keys of a port', () => {
  test('wait since the one that waits longest, and those in use wait for nothing', () => {
    expect(keysWaitSince([])).toBeUndefined()
    expect(keysWaitSince([key('a')])).toBeUndefined()
    const moving = [key('a'), key('b', { state: 'disassociating', since: noon + 7 }), key('c', { state: 'associating', since: noon + 3 })]
    expect(keysWaitSince(moving)).toBe(noon + 3)
  })

  test('move when they have waited long enough, each by itself; what was taken out is gone', () => {
    const keys = [
      key('in', { state: 'associating' }),
      key('later', { state: 'associating', since: noon + 1 }),
      key('out', { state: 'disassociating' }),
      key('stays'),
    ]
    expect(exchanged(keys, noon, noon + 9).map(({ secretARN, state, since }) => [secretARN, state, since - noon])).toEqual([
      ['in', 'associated', 9],
      ['later', 'associating', 1],
      ['stays', 'associated', 0],
    ])
  })

  test('without a CAK there is nothing to exchange', () => {
    const { cak: _, ...name } = key('name', { state: 'associating' })
    expect(keysWaitSince([name])).toBeUndefined()
    expect(exchanged([name], noon + 9, noon + 9)).toEqual([name])
    expect(keysWaitSince([{ ...name, state: 'disassociating' }])).toBe(noon)
  })

  test('a new one stands last', () => {
    expect(withKey({ macSecKeys: [key('a')] }, key('b')).macSecKeys.map(({ secretARN }) => secretARN)).toEqual(['a', 'b'])
  })

  test('with the last one goes must_encrypt, and no other mode', () => {
    const two = { macSecKeys: [key('a'), key('b', { state: 'associating' })], encryptionMode: 'must_encrypt' as const }
    const one = withoutKey(two, 'a', noon + 5)
    expect(one).toMatchObject({
      encryptionMode: 'must_encrypt',
      macSecKeys: [{ state: 'disassociating', since: noon + 5 }, { state: 'associating' }],
    })
    const none = withoutKey(one, 'b', noon + 6)
    expect(none.encryptionMode).toBe('should_encrypt')
    expect(none.macSecKeys.some(isLiveKey)).toBe(false)
    expect(withoutKey({ ...two, encryptionMode: 'no_encrypt' as const, macSecKeys: [key('a')] }, 'a', noon).encryptionMode).toBe(
      'no_encrypt',
    )
    expect(withoutKey(none, 'b', noon + 9).macSecKeys).toEqual(none.macSecKeys)
  })
})

describe('the name of a secret', () => {
  const whose = { accountId: '444455556666', region: 'eu-west-3' }
  const ckn = 'aB'.repeat(32)

  test('holds region, account and CKN, and never an underscore', () => {
    for (let seed = 0; seed < 64; seed += 1) {
      const arn = newSecretArn(ckn, whose, (bytes) => Uint8Array.from({ length: bytes }, (_, index) => (seed * 4 + index) % 256))
      expect(arn).toMatch(
        /^arn:aws:secretsmanager:eu-west-3:444455556666:secret:directconnect!prod\/eu-west-3\/directconnect\/(aB){32}-[A-Za-z0-9]{6}$/,
      )
      expect(cknNamedIn(arn)).toBe(ckn)
      expect(mustBeKey({ secretARN: arn }, whose)).toEqual({ secretARN: arn })
    }
  })

  test('must be of the account and the region', () => {
    const arn = (text: string) => () => mustBeKey({ secretARN: text }, whose)
    expect(arn('arn:aws:secretsmanager:eu-west-3:444455556666:secret:mine-AbCdEf')).not.toThrow()
    expect(cknNamedIn('arn:aws:secretsmanager:eu-west-3:444455556666:secret:mine-AbCdEf')).toBeUndefined()
    for (const wrong of [
      'arn:aws:secretsmanager:eu-west-3:111122223333:secret:theirs-AbCdEf',
      'arn:aws:secretsmanager:us-east-1:444455556666:secret:elsewhere-AbCdEf',
      'arn:aws:secretsmanager:eu-west-3:444455556666:secret:',
      'arn:aws:secretsmanager:eu-west-3:444455556666:secret:two\nlines',
      'mine',
    ]) {
      expect(arn(wrong)).toThrow(/is not the ARN of a secret of this account in this region\.$/)
    }
  })
})
