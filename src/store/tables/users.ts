// Users and roles, found by their account and name, without case.
import { aggregate } from '../aggregate.ts'
import { inOrder } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { Roles, Users } from '../identity-drawers.ts'
import { nameKey, type Role, type User } from '#domain/accounts/user.ts'

const userTable = aggregate<User, 'users'>({
  table: 'users',
  drawer: 'users',
  columns: {
    id: (row) => nameKey(row.accountId, row.userName),
    state: () => 'active',
    since: (row) => row.createdAt,
    created_at: (row) => row.createdAt,
    owner: (row) => row.accountId,
  },
  accountsOf: (row) => [row.accountId],
})

const roleTable = aggregate<Role, 'roles'>({
  table: 'roles',
  drawer: 'roles',
  columns: {
    id: (row) => nameKey(row.accountId, row.roleName),
    state: () => 'active',
    since: (row) => row.createdAt,
    created_at: (row) => row.createdAt,
    owner: (row) => row.accountId,
  },
  accountsOf: (row) => [row.accountId],
})

const ownedIn = (table: 'users' | 'roles') =>
  query((db, args: { readonly owner: string }) => db.selectFrom(table).select('body').where('owner', '=', args.owner).$call(inOrder))

const ownedUsers = ownedIn('users')
const ownedRoles = ownedIn('roles')

export const users = (session: Session): Users => ({
  ...userTable.drawer(session),
  async ownedBy(accountId) {
    return (await session.ask(ownedUsers, { owner: accountId })).map((row) => userTable.opened(session, row))
  },
})

export const roles = (session: Session): Roles => ({
  ...roleTable.drawer(session),
  async ownedBy(accountId) {
    return (await session.ask(ownedRoles, { owner: accountId })).map((row) => roleTable.opened(session, row))
  },
})
