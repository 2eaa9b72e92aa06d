// Who a key belongs to and for how long: secrets that change, keys that are not there, sessions and their
// tokens, and the memory of derived keys that must never outlive the secret.

import { describe, expect, test } from 'vitest'
import { rememberedSigningKeys, signingKey } from '#protocol/sigv4/signing-key.ts'
import type { KeyScope } from '#protocol/sigv4/signing-key.ts'
import type { Credential } from '#protocol/sigv4/verify.ts'
import { another, byAws4, lasting, now, request, session, verified, withHeader } from './signed-requests.ts'

const scope: KeyScope = { ...lasting, day: '20261120', region: 'eu-west-1', service: 'directconnect' }
const knowing = (...known: Credential[]) => ({
  lookup: (id: string) => Promise.resolve(known.find(({ accessKeyId }) => accessKeyId === id)),
})

/** Remembered keys, with the scopes that had to be derived. */
const counted = (limit: number) => {
  const derived: KeyScope[] = []
  const keys = rememberedSigningKeys(limit, (wanted) => {
    derived.push(wanted)
    return signingKey(wanted)
  })
  return { keys, derived }
}

describe('derived keys', () => {
  test('the key is the one that AWS publishes for its example', () => {
    const published = { secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', day: '20150830', region: 'us-east-1', service: 'iam' }
    expect(signingKey(published).toString('hex')).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9')
  })

  test('one scope is derived once, and any part of it that changes makes another', () => {
    const { keys, derived } = counted(100)
    const scopes = [
      scope,
      { ...scope, accessKeyId: 'AKIAOTHER' },
      { ...scope, day: '20261121' },
      { ...scope, region: 'us-east-1' },
      { ...scope, service: 'directlink' },
    ]
    for (const wanted of [...scopes, ...scopes]) expect(keys(wanted)).toEqual(signingKey(wanted))
    expect(derived).toEqual(scopes)
  })

  test('a new secret is taken at once, and so is the old one when it comes back', () => {
    const { keys, derived } = counted(100)
    const renewed = { ...scope, secretAccessKey: 'another secret' }
    for (const wanted of [scope, renewed, renewed, scope]) expect(keys(wanted)).toEqual(signingKey(wanted))
    expect(derived).toEqual([scope, renewed, scope])
  })

  test('no more are remembered than the limit, and the one unused for longest goes first', () => {
    const { keys, derived } = counted(2)
    const [a, b, c] = ['a', 'b', 'c'].map((accessKeyId) => ({ ...scope, accessKeyId })) as [KeyScope, KeyScope, KeyScope]
    for (const wanted of [a, b, a, c, a, b]) keys(wanted)
    expect(derived.map(({ accessKeyId }) => accessKeyId)).toEqual(['a', 'b', 'c', 'b'])
  })
})

describe('a key', () => {
  test('whose secret was rotated signs with the new one only, from the next request on', async () => {
    const signingKeys = rememberedSigningKeys(10)
    const renewed = { ...lasting, secretAccessKey: another.secretAccessKey }
    const [before, after] = [await byAws4(request(), lasting), await byAws4(request(), renewed)]
    await expect(verified(before, { signingKeys, ...knowing(lasting) })).resolves.toBeDefined()
    await expect(verified(before, { signingKeys, ...knowing(renewed) })).rejects.toThrow('does not match')
    await expect(verified(after, { signingKeys, ...knowing(renewed) })).resolves.toBeDefined()
    await expect(verified(after, { signingKeys, ...knowing() })).rejects.toThrow('is invalid')
  })

  test('that does not exist costs the same work and fills no memory', async () => {
    const { keys, derived } = counted(10)
    for (const accessKeyId of ['AKIA1', 'AKIA2', 'AKIA3']) {
      const signed = await byAws4(request(), { ...lasting, accessKeyId })
      await expect(verified(signed, { signingKeys: keys })).rejects.toMatchObject({ code: 'UnrecognizedClient' })
    }
    expect(derived).toHaveLength(1)
  })

  test('that does not exist lets nobody in, not even who knows what it is replaced with', async () => {
    const { keys, derived } = counted(10)
    await expect(verified(await byAws4(request(), lasting), { signingKeys: keys, ...knowing() })).rejects.toBeDefined()
    const { secretAccessKey = '' } = derived[0] ?? {}
    expect(secretAccessKey).not.toBe('')
    for (const accessKeyId of ['', 'AKIANOBODY']) {
      const signed = await byAws4(request(), { accessKeyId, secretAccessKey })
      await expect(verified(signed, { signingKeys: keys, ...knowing() })).rejects.toMatchObject({ code: 'UnrecognizedClient' })
    }
  })

  test('that is looked up without regard to case is still another key', async () => {
    const signed = await byAws4(request(), { ...lasting, accessKeyId: lasting.accessKeyId.toLowerCase() })
    await expect(verified(signed, { lookup: () => Promise.resolve(lasting) })).rejects.toMatchObject({ code: 'UnrecognizedClient' })
  })

  test('brings along whatever the caller attached to it', async () => {
    const owned = { ...lasting, accountId: '123456789012', userName: 'ada' }
    await expect(verified(await byAws4(request(), lasting), knowing(owned))).resolves.toMatchObject({ credential: owned })
  })

  test('that cannot be looked up is no fault of the caller', async () => {
    const broken = { lookup: () => Promise.reject(new Error('database is gone')) }
    await expect(verified(await byAws4(request(), lasting), broken)).rejects.toThrow('database is gone')
  })
})

describe('a session', () => {
  const { sessionToken: _, ...tokenless } = session
  const invalid = { code: 'UnrecognizedClient', message: 'The security token included in the request is invalid.' }

  test('needs its token', async () => {
    await expect(verified(await byAws4(request(), tokenless))).rejects.toMatchObject(invalid)
  })

  test('does not take the token of another session, however it is signed', async () => {
    for (const sessionToken of [`${session.sessionToken}A`, session.sessionToken.slice(1), session.sessionToken.toLowerCase(), 'x']) {
      await expect(verified(await byAws4(request(), { ...session, sessionToken }))).rejects.toMatchObject(invalid)
    }
  })

  test('is refused where an ASIA key has no token on record, with or without one', async () => {
    const signed = await byAws4(request(), session)
    await expect(verified(signed, knowing(tokenless))).rejects.toMatchObject(invalid)
    await expect(verified(await byAws4(request(), tokenless), knowing(tokenless))).rejects.toMatchObject(invalid)
  })

  test('is refused with a lasting key, even with a token on record', async () => {
    const mixed = { ...lasting, sessionToken: session.sessionToken }
    await expect(verified(await byAws4(request(), mixed))).rejects.toMatchObject(invalid)
    await expect(verified(await byAws4(request(), mixed), knowing(mixed))).rejects.toMatchObject(invalid)
    await expect(verified(await byAws4(request(), lasting), knowing(mixed))).rejects.toMatchObject(invalid)
  })

  test('ends at its moment', async () => {
    const signed = await byAws4(request(), session)
    const ending = { ...session, expiresAt: now + 60_000 }
    await expect(verified(signed, { ...knowing(ending), now: now + 59_999 })).resolves.toBeDefined()
    await expect(verified(signed, { ...knowing(ending), now: now + 60_000 })).rejects.toMatchObject({ code: 'ExpiredToken' })
  })

  test('does not tell a stranger that it has ended', async () => {
    const signed = withHeader(await byAws4(request(), session), 'x-amz-security-token', 'guess')
    await expect(verified(signed, knowing({ ...session, expiresAt: 0 }))).rejects.toMatchObject(invalid)
  })
})
