// Keys sealed to one edge: whoever reads the document on its way, or another edge's agent, learns
// nothing, and a sealed key moved to another peer does not open. X25519 with a fresh key pair,
// HKDF-SHA256, AES-256-GCM; the place where the key belongs is bound in.
import { createCipheriv, createDecipheriv, diffieHellman, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { SealedKey } from '#link/desired.ts'
import { privateKeyOf, publicHalf, publicKeyOf } from '#link/sign.ts'

const prefix = 'x25519:'
const plain = 'plain:'

/** Where a peer's key belongs. */
export const peerKeyPlace = (edge: string, bgpPeerId: string): string => `${edge}/peer/${bgpPeerId}`

/** Where a MACsec key belongs. */
export const macSecKeyPlace = (edge: string, portId: string, ckn: string): string => `${edge}/macsec/${portId}/${ckn}`

function secretKey(privateKey: KeyObject, publicKey: string, ephemeral: string, recipient: string, place: string): Buffer {
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', publicKey) })
  const salt = Buffer.concat([Buffer.from(ephemeral, 'base64url'), Buffer.from(recipient, 'base64url')])
  return Buffer.from(hkdfSync('sha256', shared, salt, `demarc seal 1\n${place}`, 32))
}

/**
 * Seals `key` to the edge's X25519 public key. `random` gives the ephemeral key (32 bytes) and the nonce (12): derive it from
 * the key and a secret of the control plane, and the same key gives the same text, so that a document does not change by itself.
 */
export function seal(key: string, publicKey: string, place: string, random: (bytes: number) => Uint8Array): SealedKey {
  const ephemeral = Buffer.from(random(32)).toString('base64url')
  const nonce = random(12)
  const ephemeralPublic = publicHalf('x25519', ephemeral)
  const cipher = createCipheriv(
    'aes-256-gcm',
    secretKey(privateKeyOf('x25519', ephemeral), publicKey, ephemeralPublic, publicKey, place),
    nonce,
  )
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()])
  return prefix + Buffer.concat([Buffer.from(ephemeralPublic, 'base64url'), nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** An edge opens all its keys with one of its own: reading that one costs more than all the rest. */
let lastOwn: { readonly raw: string; readonly key: KeyObject; readonly publicKey: string } | undefined

function own(raw: string): { readonly key: KeyObject; readonly publicKey: string } {
  if (lastOwn?.raw !== raw) lastOwn = { raw, key: privateKeyOf('x25519', raw), publicKey: publicHalf('x25519', raw) }
  return lastOwn
}

/** The key again; throws when it was sealed to another edge, for another place, or was changed. */
export function unseal(sealed: SealedKey, privateKey: string, place: string): string {
  if (!sealed.startsWith(prefix)) throw new Error('the key is not sealed to this edge')
  const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
  if (bytes.length < 60) throw new Error('the sealed key is cut short')
  const ephemeralPublic = bytes.subarray(0, 32).toString('base64url')
  const { key, publicKey } = own(privateKey)
  const secret = secretKey(key, ephemeralPublic, ephemeralPublic, publicKey, place)
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(32, 44), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(44, -16)), decipher.final()]).toString('utf8')
}

/** A key inside one process (the sandbox); an agent accepts it only when it is told to. */
export const plainKey = (key: string): SealedKey => plain + key

/** The text of a plain key; throws for a sealed one. */
export function openPlain(sealed: SealedKey): string {
  if (!sealed.startsWith(plain)) throw new Error('the key is not a plain one')
  return sealed.slice(plain.length)
}
