// Console sessions and the one-time links that begin them. A session is a sealed cookie: nothing is
// kept on the server, so any process can read it, and the browser never holds a secret key.
import type { Random } from '#domain/ids.ts'
import type { TokenSeal } from '#domain/pages.ts'

export interface Session {
  readonly accountId: string
  readonly principal: string
  /** Accounts that the session may switch to; its own among them. */
  readonly accounts: readonly string[]
  /** Sent back in a header by every call that is not a mere look. */
  readonly csrf: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly seenAt: number
}

const hour = 60 * 60_000
/** Idle for an hour, or twelve hours in all. */
const idleFor = hour
const lastsFor = 12 * hour
const purpose = 'console session'

export interface Sessions {
  begin(who: Pick<Session, 'accountId' | 'principal' | 'accounts'>, now: number): Session
  /** The cookie's text. */
  seal(session: Session): string
  /** The session of a cookie, unless it is not ours or over. */
  open(cookie: string, now: number): Session | undefined
}

export const sessions = (tokens: TokenSeal, random: Random): Sessions => ({
  begin: (who, now) => ({ ...who, csrf: Buffer.from(random(18)).toString('base64url'), startedAt: now, seenAt: now }),
  seal: (session) => tokens.seal(purpose, JSON.stringify(session)),
  open(cookie, now) {
    const text = tokens.open(purpose, cookie)
    if (text === undefined) return undefined
    const session = JSON.parse(text) as Session
    const alive = now - session.seenAt < idleFor && now - session.startedAt < lastsFor
    return alive ? session : undefined
  },
})

/** A link that signs in whoever opens it first. */
export interface SignInLinks {
  /** The secret part of a new link; the one before it no longer counts. */
  renew(): string
  /** True once for the present link. */
  use(token: string): boolean
}

export function signInLinks(random: Random): SignInLinks {
  let present: string | undefined
  return {
    renew: () => (present = Buffer.from(random(24)).toString('base64url')),
    use(token) {
      if (present === undefined || token !== present) return false
      present = undefined
      return true
    },
  }
}
