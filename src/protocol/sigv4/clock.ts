// A signature is good for a few minutes around the moment it was made. Times are compared in whole seconds,
// the grain of the wire, so that the two times in a refusal always bear out its sentence.

import { authTexts, refuseAuth, refuseAuthUnless } from '#protocol/sigv4/auth-fault.ts'

/** Five minutes: what the JSON services allow. IAM and S3 allow fifteen. */
export const usualSkewMs = 300_000

const basicFormat = /^\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/

/** Epoch milliseconds → `20261120T120000Z`. */
export const basicDate = (epochMs: number): string => new Date(epochMs).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** `20261120T120000Z` → epoch milliseconds; undefined where that is no moment of the calendar. */
export const momentOf = (date: string): number | undefined => {
  if (!basicFormat.test(date)) return undefined
  const part = (from: number, to: number): number => Number(date.slice(from, to))
  const [month, day] = [part(4, 6), part(6, 8)]
  const moment = new Date(Date.UTC(part(0, 4), month - 1, day, part(9, 11), part(11, 13), part(13, 15)))
  // Date.UTC carries 31 February over into March; the clock's part is held by the pattern.
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day ? moment.getTime() : undefined
}

export const mustBeCurrent = (date: string, now: number, maxSkewMs: number): void => {
  const signed = momentOf(date)
  refuseAuthUnless(signed !== undefined, authTexts.dateForm, date)
  const today = Math.floor(now / 1000) * 1000
  const [earliest, latest, minutes] = [today - maxSkewMs, today + maxSkewMs, maxSkewMs / 60_000]
  if (signed < earliest) refuseAuth(authTexts.tooOld, date, basicDate(earliest), basicDate(today), minutes)
  if (signed > latest) refuseAuth(authTexts.tooNew, date, basicDate(latest), basicDate(today), minutes)
}
