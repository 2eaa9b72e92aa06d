// Who is signed in. The browser holds a cookie that it cannot read and a token against forged
// requests; it never sees a secret key.
import { ApiFault } from './call.ts'

export interface AccountName {
  readonly accountId: string
  readonly name: string
  readonly partner: boolean
}

export interface Session {
  readonly account: AccountName
  readonly accounts: readonly AccountName[]
  readonly region: string
  readonly regions: readonly string[]
  readonly csrf: string
  readonly operator: boolean
  readonly sandbox: boolean
  /** What clients name as their endpoint, for the code that the console shows. */
  readonly endpoint: string
}

export interface Credentials {
  readonly accountId: string
  readonly userName: string
  readonly password: string
  readonly totp?: string
}

async function send(path: string, csrf: string, body: object): Promise<void> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    })
  } catch {
    throw new ApiFault('Unreachable', 'The server could not be reached.', 0)
  }
  if (response.ok) return
  const said = (await response.json().catch(() => ({}))) as { readonly message?: string }
  throw new ApiFault('SignIn', said.message ?? `The server answered ${response.status}.`, response.status)
}

/** The session of this browser, or nothing when nobody is signed in. */
export async function readSession(): Promise<Session | undefined> {
  const response = await fetch('/console/session', { credentials: 'same-origin', headers: { accept: 'application/json' } })
  if (response.status === 401) return undefined
  if (!response.ok) throw new ApiFault('ServiceFailure', `The server answered ${response.status}.`, response.status)
  return (await response.json()) as Session
}

export const signIn = (credentials: Credentials): Promise<void> => send('/console/signin', '', credentials)
export const signOut = (csrf: string): Promise<void> => send('/console/signout', csrf, {})
export const switchAccount = (csrf: string, accountId: string): Promise<void> => send('/console/session/switch', csrf, { accountId })
