import { createHash } from 'node:crypto'
import type { Letter } from '#domain/loa/letter.ts'

/** Without the letters that are taken for digits when somebody reads a code aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Sixteen letters that follow from all that a letter says and from the millisecond in which it was
 * issued, in groups of four. Whoever issued it can make the code again from its own records.
 */
export function verificationCodeOf(letter: Letter): string {
  const digest = createHash('sha256').update(JSON.stringify(letter)).digest()
  const letters = Array.from(digest.subarray(0, 16), (byte) => alphabet[byte % alphabet.length] ?? '')
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}
