import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { nameKey, type Role, type User } from '#domain/accounts/user.ts'
import { stepsFor } from '#store/migrate.ts'
import { engines } from '../support/engines.ts'
import { accessKey, alice, bob, noon, region } from '../store/rows.ts'

const user: User = {
  userId: 'AIDADEMARC',
  userName: 'Ann',
  path: '/',
  accountId: alice,
  createdAt: noon,
  policies: { inline: {}, attached: [] },
  tags: [{ key: 'team', value: 'Zürich' }],
}
const role: Role = { ...user, roleId: 'AROADEMARC', roleName: 'Ann', trust: '{}', maxSessionDuration: 3600 }
const vpc = { vpcId: 'vpc-1', ownerAccount: alice, region, cidrs: ['10.0.0.0/16'], createdAt: noon, tags: [] }

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: accounts' drawers`, () => {
    test('keep users and roles by account and name, without case', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        await tx.users.insert(user)
        await tx.users.insert({ ...user, accountId: bob })
        await tx.roles.insert(role)
      })
      await store.read(async (tx) => {
        expect(await tx.users.find(nameKey(alice, 'ANN'))).toEqual(user)
        expect(await tx.roles.find(nameKey(alice, 'ann'))).toEqual(role)
        expect(await tx.roles.find(nameKey(bob, 'ann'))).toBeUndefined()
        expect([(await tx.users.ownedBy(alice)).length, (await tx.roles.ownedBy(alice)).length]).toEqual([1, 1])
      })
      await expect(store.write((tx) => tx.users.insert({ ...user, userName: 'ANN' }))).rejects.toThrow(/unique/i)
      await store.write((tx) => tx.users.remove(nameKey(alice, 'ann')))
      expect(await store.read((tx) => tx.users.ownedBy(alice))).toEqual([])
    })

    test('keep VPCs by account and region', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write((tx) => tx.vpcs.insert(vpc))
      await store.write((tx) => tx.vpcs.update({ ...vpc, tags: user.tags }))
      await store.read(async (tx) => {
        expect(await tx.vpcs.ownedBy(alice, region)).toEqual([{ ...vpc, tags: user.tags }])
        expect(await tx.vpcs.ownedBy(alice, 'us-east-1')).toEqual([])
      })
    })

    test('find keys by principal, hold them, and let them go', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const other = accessKey({ accessKeyId: 'AKIADEMARCOTHER00000', principal: `arn:aws:iam::${alice}:user/ann` })
      await store.write(async (tx) => {
        await tx.accessKeys.put(accessKey())
        await tx.accessKeys.put(other)
      })
      expect(await store.read((tx) => tx.accessKeys.ofPrincipal(other.principal))).toEqual([other])
      expect(await store.write((tx) => tx.accessKeys.lock(other.accessKeyId))).toEqual(other)
      await store.write((tx) => tx.accessKeys.remove(other.accessKeyId))
      expect(await store.read((tx) => tx.accessKeys.ofAccount(alice))).toEqual([accessKey()])
    })

    test('forget sessions that are over, a few at a time', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const session = (at: number) => ({
        accessKeyId: `ASIADEMARC000000000${at}`,
        secretAccessKey: 's',
        sessionToken: 't',
        accountId: alice,
        principal: accessKey().principal,
        narrowedBy: [],
        createdAt: noon,
        expiresAt: noon + at,
      })
      await store.write(async (tx) => {
        for (const at of [1, 2, 3, 4]) await tx.sessions.insert(session(at))
      })
      expect(await store.write((tx) => tx.sessions.forget(noon + 4, 2))).toBe(2)
      expect(await store.read((tx) => tx.sessions.find(session(2).accessKeyId))).toBeUndefined()
      expect(await store.write((tx) => tx.sessions.forget(noon + 4, 2))).toBe(1)
      expect(await store.read((tx) => tx.sessions.find(session(4).accessKeyId))).toEqual(session(4))
    })
  })
}

test('a database from before knows its keys by their principals afterwards', () => {
  using file = new DatabaseSync(':memory:')
  const steps = stepsFor('sqlite')
  const at = steps.findIndex(({ name }) => name === '0004-accounts')
  const run = (some: typeof steps) => some.forEach(({ statements }) => statements.forEach((statement) => file.exec(statement)))
  run(steps.slice(0, at))
  file
    .prepare('insert into access_keys (id, account_id, created_at, body) values (?, ?, ?, ?)')
    .run('AKIA', alice, noon, JSON.stringify(accessKey()))
  run(steps.slice(at))
  expect(file.prepare('select principal from access_keys').all()).toEqual([{ principal: accessKey().principal }])
})
