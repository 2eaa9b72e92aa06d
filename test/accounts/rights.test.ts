import { describe, expect, test } from 'vitest'
import { directory } from '#accounts/directory.ts'
import { noteUses } from '#accounts/key-uses.ts'
import { rightsBook } from '#accounts/rights.ts'
import type { User } from '#domain/accounts/user.ts'
import { memoryStore } from '../support/stores.ts'
import { allow, policy } from '../support/query.ts'
import { accessKey, alice, noon } from '../store/rows.ts'

const account = { accountId: alice, name: 'Alice', nniPartnerType: 'nonPartner', agreements: [] } as const
const principal = `arn:aws:iam::${alice}:user/ann`
const ann = (inline: Record<string, string> = {}, attached: readonly string[] = []): User => ({
  userId: 'AIDADEMARC',
  userName: 'ann',
  path: '/',
  accountId: alice,
  createdAt: noon,
  policies: { inline, attached },
  tags: [],
})

async function inUse() {
  const parts = new AsyncDisposableStack()
  const store = parts.use(await memoryStore())
  const time = { now: noon }
  const clock = () => time.now
  await store.write(async (tx) => {
    await tx.accounts.put(account)
    await tx.users.insert(ann({ one: policy(allow('*')) }))
    await tx.accessKeys.put(accessKey({ principal }))
  })
  const reads = { count: 0 }
  const counting = { ...store, read: ((unit) => ((reads.count += 1), store.read(unit))) as typeof store.read }
  return { store, counting, reads, time, clock, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

describe('a key', () => {
  test('is refused a second after it was deactivated, on every server, and costs one look-up a second', async () => {
    await using world = await inUse()
    const nodes = [1, 2, 3].map(() => directory(world.counting, world.clock))
    const seen = () => Promise.all(nodes.map(async (node) => (await node(accessKey().accessKeyId)) !== undefined))
    expect(await seen()).toEqual([true, true, true])
    for (let again = 0; again < 100; again += 1) await seen()
    expect(world.reads.count).toBe(3)
    await world.store.write((tx) => tx.accessKeys.put(accessKey({ principal, active: false })))
    world.time.now += 999
    expect(await seen()).toEqual([true, true, true])
    world.time.now += 1
    expect(await seen()).toEqual([false, false, false])
  })
})

describe('rights', () => {
  test('of the account itself cost no look-up', async () => {
    await using world = await inUse()
    const book = rightsBook(world.counting, world.clock)
    expect(book.of({ accountId: alice, principal: `arn:aws:iam::${alice}:root` })).toBeUndefined()
    expect(world.reads.count).toBe(0)
  })

  test('of a user are asked for once a second, and a change counts within one', async () => {
    await using world = await inUse()
    const book = rightsBook(world.counting, world.clock)
    const free = async () =>
      (await book.of({ accountId: alice, principal }))?.concerning('directconnect:DescribeTags').every((each) => each.free)
    for (let again = 0; again < 100; again += 1) expect(await free()).toBe(true)
    expect(world.reads.count).toBe(1)
    await world.store.write((tx) => tx.users.update(ann()))
    world.time.now += 1000
    expect(await free()).toBe(false)
  })

  test.each([
    ['a policy that cannot be read', ann({ one: policy(allow('*')), two: '{"Statement":[{"Effect":"Perhaps"}]}' })],
    ['a managed policy that is no longer known', ann({ one: policy(allow('*')) }, ['arn:aws:iam::aws:policy/Gone'])],
  ])('with %s deny everything', async (_, user) => {
    await using world = await inUse()
    await world.store.write((tx) => tx.users.update(user))
    const rights = await rightsBook(world.store, world.clock).of({ accountId: alice, principal })
    expect(rights?.concerning('directconnect:DescribeTags')).toMatchObject([{ free: false, unreadable: true }])
  })

  test('of a user that is gone, or another one of the same name, are none', async () => {
    await using world = await inUse()
    const book = rightsBook(world.store, world.clock)
    const statements = async (asker: object) =>
      (await book.of({ accountId: alice, principal, ...asker }))?.concerning('ec2:DescribeVpcs')[0]?.statements.length
    expect(await statements({ principalId: 'AIDADEMARC' })).toBe(1)
    expect(await statements({ principalId: 'AIDAANOTHER' })).toBe(0)
    expect(await statements({ principal: `arn:aws:iam::${alice}:user/nobody` })).toBe(0)
  })
})

describe('uses of keys', () => {
  test('are written down once a minute, the latest of each', async () => {
    await using world = await inUse()
    const uses = noteUses(world.store)
    const use = (at: number, region = 'us-east-1') => ({ accessKeyId: accessKey().accessKeyId, at, region, service: 'sts' })
    const known = () => world.store.read((tx) => tx.keyUses.find(accessKey().accessKeyId))
    await uses.writeDue(noon)
    uses.note(use(noon + 1))
    uses.note(use(noon + 2, 'eu-west-1'))
    await uses.writeDue(noon + 59_999)
    expect(await known()).toBeUndefined()
    await uses.writeDue(noon + 60_000)
    expect(await known()).toEqual(use(noon + 2, 'eu-west-1'))
    // Another server noted an earlier one later.
    const other = noteUses(world.store)
    other.note(use(noon))
    await other.write()
    expect(await known()).toEqual(use(noon + 2, 'eu-west-1'))
  })
})
