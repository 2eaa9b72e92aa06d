// Temporary sessions that are over are of no use to anybody; a day later nobody asks why, either.
import { hourly } from '#lifecycle/forgetting.ts'

const day = 24 * 60 * 60_000

export const oldSessionsAreForgotten = hourly((tx, now, limit) => tx.sessions.forget(now - day, limit))
