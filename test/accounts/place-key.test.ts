import { hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { placeKey } from '#accounts/vault.ts'

test.each(['', 'virtual_interfaces|dxvif-f1|authKey|dxpeer-f2|111122223333', 'ünïcode'])(
  'the key of the place %j is what HKDF gives',
  (context) => {
    const key = new Uint8Array(32).map((_, at) => at * 7)
    expect(Buffer.from(placeKey(key, context))).toEqual(Buffer.from(hkdfSync('sha256', key, '', `demarc|1|${context}`, 32)))
  },
)
