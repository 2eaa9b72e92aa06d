// Who a key speaks for, remembered for a second: a key that is deactivated is refused everywhere
// within that time, and a busy key costs no look-up.
import type { Account } from '#domain/accounts/account.ts'
import type { Session } from '#domain/accounts/user.ts'
import { rememberedBriefly } from '#accounts/remembering.ts'
import type { AccessKey, Store, Tx } from '#store/tx.ts'

/** A lasting key, or one of a session with its token and its end. */
export interface Identity extends AccessKey, Partial<Pick<Session, 'sessionToken' | 'expiresAt' | 'principalId' | 'narrowedBy'>> {
  readonly account: Account
}

export function directory(store: Store, clock: () => number): (accessKeyId: string) => Promise<Identity | undefined> {
  return rememberedBriefly(clock, (accessKeyId) => store.read((tx) => look(tx, accessKeyId)))
}

async function look(tx: Tx, accessKeyId: string): Promise<Identity | undefined> {
  const key = accessKeyId.startsWith('ASIA') ? asKey(await tx.sessions.find(accessKeyId)) : await tx.accessKeys.find(accessKeyId)
  const account = key?.active ? await tx.accounts.find(key.accountId) : undefined
  return key && account && { ...key, account }
}

const asKey = (session: Session | undefined): (AccessKey & Session) | undefined => session && { ...session, active: true }
