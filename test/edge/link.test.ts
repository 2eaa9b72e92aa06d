// The stairs between control plane and edge: differences, signatures, sealed keys, and documents read from bytes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#link/canonical.ts'
import { applyDelta, composedDelta, deltaBetween, isEmptyDelta } from '#link/delta.ts'
import { merged, partialBetween } from '#link/partial.ts'
import { readDesired } from '#link/read.ts'
import { openPlain, peerKeyPlace, plainKey, seal, unseal } from '#link/seal.ts'
import { isSignedBy, newKeyPair, signDesired } from '#link/sign.ts'
import { desired, privateInterface, publicInterface } from './support/documents.ts'

const maps = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(3)).map((entries) => new Map(Object.entries(entries)))

test('a difference leads from the one to the other, and once more changes nothing', () => {
  fc.assert(
    fc.property(maps, maps, (before, after) => {
      const delta = deltaBetween(before, after)
      expect(applyDelta(before, delta)).toEqual(after)
      expect(applyDelta(after, delta)).toEqual(after)
      expect(isEmptyDelta(deltaBetween(after, after))).toBe(true)
    }),
  )
})

test('two differences are one', () => {
  fc.assert(
    fc.property(maps, maps, maps, (one, two, three) => {
      const both = composedDelta(deltaBetween(one, two), deltaBetween(two, three))
      expect(applyDelta(one, both)).toEqual(three)
    }),
  )
})

const documents = fc
  .array(
    fc.integer({ min: 1, max: 6 }).map((index) => privateInterface(index)),
    { maxLength: 6 },
  )
  .map((interfaces) => [...new Map(interfaces.map((one) => [one.virtualInterfaceId, one])).values()])

test('a partial document leads an edge to the same as the complete one', () => {
  fc.assert(
    fc.property(documents, documents, fc.integer({ min: 1280, max: 9000 }), (first, second, mtu) => {
      const before = desired(first, { revision: 3 })
      const wanted = second.map((one, index) => (index % 2 === 0 ? one : { ...one, mtu }))
      const removed = first.map((one) => one.virtualInterfaceId).filter((id) => !wanted.some((one) => one.virtualInterfaceId === id))
      const after = desired(wanted, { revision: 4, removed })
      const partial = partialBetween(before, after)
      const byId = (interfaces: typeof wanted) =>
        canonical(interfaces.toSorted((a, b) => (a.virtualInterfaceId < b.virtualInterfaceId ? -1 : 1)))
      expect(byId([...merged(before, partial).interfaces])).toBe(byId([...merged(before, after).interfaces]))
      expect(merged(before, partial)).toMatchObject({ complete: true, revision: 4 })
    }),
  )
})

test('nothing is removed because a document forgot it', () => {
  const before = desired([privateInterface(1), privateInterface(2)])
  const kept = merged(before, desired([privateInterface(1)], { revision: 2, ports: [], gateways: [] }))
  expect(kept.interfaces).toHaveLength(2)
  expect(kept.ports).toEqual(before.ports)
  expect(kept.gateways).toEqual(before.gateways)
})

test('a signature holds for exactly its text and its key', () => {
  const pair = newKeyPair('ed25519')
  const signed = signDesired(desired([privateInterface(1)]), pair.privateKey)
  expect(isSignedBy(signed, [newKeyPair('ed25519').publicKey, pair.publicKey])).toBe(true)
  expect(isSignedBy(signed, [newKeyPair('ed25519').publicKey])).toBe(false)
  expect(isSignedBy(signed, [])).toBe(false)
  expect(isSignedBy({ ...signed, document: `${signed.document} ` }, [pair.publicKey])).toBe(false)
  expect(isSignedBy({ ...signed, signature: `${signed.signature}=` }, [pair.publicKey])).toBe(false)
  const bytes = Buffer.from(signed.signature, 'base64url')
  for (let at = 0; at < bytes.length; at += 7) {
    const flipped = Buffer.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    expect(isSignedBy({ ...signed, signature: flipped.toString('base64url') }, [pair.publicKey])).toBe(false)
  }
})

const random = (start: number) => (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => (start + index * 7) & 255)

test('a sealed key opens for its edge and its place only', () => {
  const edge = newKeyPair('x25519')
  const place = peerKeyPlace('edge-1', 'dxpeer-f0000001')
  const sealed = seal('0xsecret-key', edge.publicKey, place, random(1))
  expect(sealed).toMatch(/^x25519:/)
  expect(sealed).not.toContain('secret')
  expect(unseal(sealed, edge.privateKey, place)).toBe('0xsecret-key')
  expect(() => unseal(sealed, newKeyPair('x25519').privateKey, place)).toThrow(/authenticate/)
  expect(() => unseal(sealed, edge.privateKey, peerKeyPlace('edge-1', 'dxpeer-f0000002'))).toThrow(/authenticate/)
  expect(() => unseal(sealed.slice(0, -4), edge.privateKey, place)).toThrow(/authenticate/)
  expect(() => unseal(plainKey('0xsecret-key'), edge.privateKey, place)).toThrow(/not sealed/)
  expect(() => openPlain(sealed)).toThrow(/plain/)
})

test('the same key with the same randomness is the same text, so a document does not change by itself', () => {
  const edge = newKeyPair('x25519')
  expect(seal('abcdef', edge.publicKey, 'p', random(3))).toBe(seal('abcdef', edge.publicKey, 'p', random(3)))
  expect(seal('abcdef', edge.publicKey, 'p', random(3))).not.toBe(seal('abcdef', edge.publicKey, 'p', random(4)))
})

const whole = desired([privateInterface(1), publicInterface(2, { rateLimit: 50_000_000 })], {
  publicSide: { prefixes: [{ prefix: '198.51.100.0/24', scope: 'region' }], ownSpace: [] },
})

test('a document is read as it was written', () => {
  expect(readDesired(canonical(whole))).toEqual(whole)
})

test('a document with any one member of another kind is refused', () => {
  const values: unknown[] = [null, -1, 1.5, {}, [], 'text', true]
  let refused = 0
  const walk = (value: unknown, put: (replacement: unknown) => unknown): void => {
    for (const other of values) {
      if (typeof other === typeof value && Array.isArray(other) === Array.isArray(value)) continue
      expect(() => readDesired(JSON.stringify(put(other)))).toThrow(TypeError)
      refused += 1
    }
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      walk(member, (replacement) => {
        const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value }
        copy[name] = replacement
        return put(copy)
      })
    }
  }
  walk(whole, (replacement) => replacement)
  expect(refused).toBeGreaterThan(300)
})

test('an unknown version, a doubled interface and a removed one that is wanted are refused', () => {
  const one = privateInterface(1)
  expect(() => readDesired(canonical({ ...whole, version: 2 }))).toThrow(/version 2/)
  expect(() => readDesired(canonical(desired([one, one])))).toThrow(/twice/)
  expect(() => readDesired(canonical(desired([one], { removed: [one.virtualInterfaceId] })))).toThrow(/both wanted and removed/)
  expect(() => readDesired('{"version":1')).toThrow(SyntaxError)
})

test('members that nobody knows do not come through', () => {
  const text = canonical(whole).replace('"vlan":102', '"vlan":102,"__proto__":{"x":1},"exec":"reboot"')
  expect(JSON.stringify(readDesired(text))).not.toContain('reboot')
})
