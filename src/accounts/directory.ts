// Who a key speaks for, remembered for a second: a key that is deactivated is refused everywhere
// within that time, and a busy key costs no look-up.
import type { Account } from '#domain/accounts/account.ts'
import type { AccessKey, Store } from '#store/tx.ts'

export interface Identity extends AccessKey {
  readonly account: Account
}

const rememberedFor = 1000
const mostRemembered = 10_000

export function directory(store: Store, clock: () => number): (accessKeyId: string) => Promise<Identity | undefined> {
  const known = new Map<string, { readonly identity: Identity | undefined; readonly until: number }>()

  async function look(accessKeyId: string): Promise<Identity | undefined> {
    return store.read(async (tx) => {
      const key = await tx.accessKeys.find(accessKeyId)
      const account = key?.active ? await tx.accounts.find(key.accountId) : undefined
      return key && account && { ...key, account }
    })
  }

  return async (accessKeyId) => {
    const now = clock()
    const hit = known.get(accessKeyId)
    if (hit !== undefined && hit.until > now) return hit.identity
    const identity = await look(accessKeyId)
    if (known.size >= mostRemembered) known.clear()
    known.set(accessKeyId, { identity, until: now + rememberedFor })
    return identity
  }
}
