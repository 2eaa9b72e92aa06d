// Secrets at rest: AES-256-GCM under a key that is derived for the one place a secret stands in, so
// that a sealed text opens nowhere else. The key-encryption key is never in the database; its
// number is written beside every sealed text, so that a new key can take over while old texts last.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

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

const placeKey = (key: Uint8Array, context: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', `demarc|1|${context}`, 32))

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
