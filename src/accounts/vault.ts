// Secrets at rest: AES-256-GCM under a key that is derived for the one place a secret stands in, so
// that a sealed text opens nowhere else. The key-encryption key is never in the database; its
// number is written beside every sealed text, so that a new key can take over while old texts last.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

export interface KeyRing {
  /** The number of the key that seals from now on. */
  readonly current: number
  /** 32 bytes each, by number. */
  readonly keys: ReadonlyMap<number, Uint8Array>
  /** Gives random bytes; nonces must never repeat. */
  readonly random: (bytes: number) => Uint8Array
}

const nonceBytes = 12
const tagBytes = 16

/** HKDF's first half (RFC 5869 §2.2, no salt), which is the same for every place: done once for each key. */
const extracted = new WeakMap<Uint8Array, Buffer>()

function extract(key: Uint8Array): Buffer {
  const known = extracted.get(key)
  if (known !== undefined) return known
  const made = createHmac('sha256', new Uint8Array(32)).update(key).digest()
  extracted.set(key, made)
  return made
}

/** HKDF's second half (§2.3), one block: `hkdfSync` would do both halves for each of a page's secrets. */
export const placeKey = (key: Uint8Array, context: string): Uint8Array =>
  createHmac('sha256', extract(key)).update(`demarc|1|${context}\u0001`).digest()

/** `v1.<key number>.<base64url of nonce, text and tag>`. */
export function seal(ring: KeyRing, context: string, plain: string): string {
  const key = mustHave(ring, ring.current)
  const nonce = ring.random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', placeKey(key, context), nonce)
  cipher.setAAD(Buffer.from(`${ring.current}|${context}`))
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${ring.current}.${sealed.toString('base64url')}`
}

/** Throws when the text was not sealed for this context with one of the ring's keys. */
export function open(ring: KeyRing, context: string, sealed: string): string {
  const [version, number, text] = sealed.split('.')
  if (version !== 'v1' || number === undefined || text === undefined) throw new Error('A sealed secret has an unknown form.')
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', placeKey(mustHave(ring, Number(number)), context), bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(`${number}|${context}`))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8')
}

function mustHave(ring: KeyRing, number: number): Uint8Array {
  const key = ring.keys.get(number)
  if (key === undefined) throw new Error(`Key-encryption key ${number} is not there; secrets sealed with it cannot be opened.`)
  return key
}

export const vault = (ring: KeyRing) => ({
  seal: (context: string, plain: string) => seal(ring, context, plain),
  open: (context: string, sealed: string) => open(ring, context, sealed),
  isCurrent: (sealed: string) => sealed.startsWith(`v1.${ring.current}.`),
})

/** Page tokens and the like: what cannot be opened is simply not ours. */
export const tokenSeal = (ring: KeyRing) => ({
  seal: (purpose: string, text: string) => Buffer.from(seal(ring, `token|${purpose}`, text)).toString('base64url'),
  open(purpose: string, token: string): string | undefined {
    try {
      return open(ring, `token|${purpose}`, Buffer.from(token, 'base64url').toString('latin1'))
    } catch {
      return undefined
    }
  },
})
