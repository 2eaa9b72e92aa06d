// Ids and keys in the shapes of §2 of the API's recordings, drawn from whatever randomness the
// caller passes: the real one in `main`, a seeded one in tests and simulations.

/** Gives `bytes` random bytes. */
export type Random = (bytes: number) => Uint8Array

const base36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const keyAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.'

/** Draws `length` characters; rejects bytes that would favour the first letters of the alphabet. */
export function draw(random: Random, alphabet: string, length: number): string {
  const fair = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of random(length * 2)) {
      if (byte < fair && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}

/** `dxcon-f` and seven more: connections, interconnects, LAGs, interfaces and peers all look so. */
export const newId = (prefix: 'dxcon' | 'dxlag' | 'dxvif' | 'dxpeer', random: Random): string => `${prefix}-f${draw(random, base36, 7)}`

/** `dxrg-` and seventeen alphanumerics. */
export const newGroupId = (random: Random): string => `dxrg-${draw(random, base36, 17)}`

/** A version 4 UUID: gateways, associations, proposals, failover tests. */
export function newUuid(random: Random): string {
  const bytes = Uint8Array.from(random(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A BGP MD5 key as AWS generates them: `0x` and 22 characters. */
export const newAuthKey = (random: Random): string => `0x${draw(random, keyAlphabet, 22)}`

/** Six upper- and lower-case characters, as at the end of a secret's ARN; never an underscore. */
export const newSecretSuffix = (random: Random): string => draw(random, keyAlphabet.slice(0, 62), 6)

/** A whole number below `limit`, from four random bytes. */
export function below(limit: number, random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random(4)
  return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % limit
}
