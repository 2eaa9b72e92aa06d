// The drawers of who may call: keys, users, roles and sessions, and the sealing anew of everybody's
// secrets. What a drawer is in general, stands in tx.ts.
import type { Account } from '#domain/accounts/account.ts'
import type { Role, Session, User } from '#domain/accounts/user.ts'
import type { Drawer } from './tx.ts'

export interface Accounts {
  find(accountId: string): Promise<Account | undefined>
  list(): Promise<readonly Account[]>
  put(row: Account): Promise<void>
}

export interface AccessKey {
  readonly accessKeyId: string
  readonly accountId: string
  readonly secretAccessKey: string
  readonly active: boolean
  /** Whom the key speaks for: `arn:<partition>:iam::<account>:root` or a user. */
  readonly principal: string
  readonly createdAt: number
}

export interface AccessKeys {
  find(accessKeyId: string): Promise<AccessKey | undefined>
  /** The row, held until the end of the transaction. */
  lock(accessKeyId: string): Promise<AccessKey | undefined>
  put(row: AccessKey): Promise<void>
  remove(accessKeyId: string): Promise<void>
  ofAccount(accountId: string): Promise<readonly AccessKey[]>
  ofPrincipal(principal: string): Promise<readonly AccessKey[]>
}

/** Ids are `nameKey`s. */
export interface Users extends Drawer<User> {
  ownedBy(accountId: string): Promise<readonly User[]>
}

/** Ids are `nameKey`s. */
export interface Roles extends Drawer<Role> {
  ownedBy(accountId: string): Promise<readonly Role[]>
}

export interface Sessions {
  find(accessKeyId: string): Promise<Session | undefined>
  insert(row: Session): Promise<void>
  /** Removes sessions that were over before `expiredBefore` (epoch ms); at most `limit`; how many. */
  forget(expiredBefore: number, limit: number): Promise<number>
}

export interface KeyUse {
  readonly accessKeyId: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly region: string
  readonly service: string
}

export interface KeyUses {
  find(accessKeyId: string): Promise<KeyUse | undefined>
  /** An earlier use than the one known changes nothing. */
  put(row: KeyUse): Promise<void>
  remove(accessKeyId: string): Promise<void>
}

/** Sealed rows of one table, from one on; see `reseal`. */
export interface Resealing {
  /** How many rows were looked at, in the order of their ids. */
  readonly looked: number
  /** How many of them were sealed with an older key, and no longer are. */
  readonly resealed: number
  /** The id from behind which to go on; nothing at the end of the table. */
  readonly after?: string
}

export interface Secrets {
  /** Tables with secrets in their rows. */
  readonly tables: readonly string[]
  /** Seals anew those of the next `limit` rows behind `after` ('' for the first) that an older key had sealed. */
  reseal(table: string, after: string, limit: number): Promise<Resealing>
}
