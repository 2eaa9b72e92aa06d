// Ids and secrets of principals in AWS's shapes, so that tools which look at them are content.
import { draw, type Random } from '#domain/ids.ts'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base36 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** `AKIA` keys last, `ASIA` keys end with their session. */
export const newAccessKeyId = (kind: 'AKIA' | 'ASIA', random: Random): string => `${kind}${draw(random, base32, 16)}`

/** 40 characters, 240 random bits. */
export const newSecretAccessKey = (random: Random): string => Buffer.from(random(30)).toString('base64')

/** 300 characters. */
export const newSessionToken = (random: Random): string => Buffer.from(random(225)).toString('base64')

/** `AIDA` users, `AROA` roles. */
export const newPrincipalId = (kind: 'AIDA' | 'AROA', random: Random): string => `${kind}${draw(random, base36, 17)}`
