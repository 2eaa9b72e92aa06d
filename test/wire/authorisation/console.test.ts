// The console's calls go past the same policies as signed ones.
import { describe, expect, test } from 'vitest'
import { directory } from '#accounts/directory.ts'
import { rightsBook } from '#accounts/rights.ts'
import { sessions, signInLinks } from '#accounts/sessions.ts'
import { tokenSeal, vault } from '#accounts/vault.ts'
import { newPrincipalId } from '#domain/accounts/new-keys.ts'
import { random } from '#main/world.ts'
import { answerConsole, type ConsoleDoor } from '#protocol/console/console.ts'
import { seed } from '#sandbox/seed.ts'
import { allow, policy } from '../../support/query.ts'
import { memoryStore } from '../../support/stores.ts'

const now = Date.UTC(2026, 10, 20)
const accountId = '444455556666'

async function signedIn(document: string) {
  const ring = { current: 1, keys: new Map([[1, Uint8Array.from(random(32))]]), random }
  const store = await memoryStore({ sealer: vault(ring) })
  await seed(store, { partition: 'aws', now, keys: 'demo', random })
  const policies = { inline: { one: document }, attached: [] }
  await store.write((tx) =>
    tx.users.insert({ userId: newPrincipalId('AIDA', random), userName: 'ann', path: '/', accountId, createdAt: now, policies, tags: [] }),
  )
  const clock = () => now
  const tokens = tokenSeal(ring)
  const settings = { profile: 'aws', partition: 'aws', documentationPrefixesArePublic: true, quotas: {}, providerAsn: 7224 } as const
  const lookup = directory(store, clock)
  const house = {
    store,
    settings,
    clock,
    random,
    tokens,
    lookup,
    rights: rightsBook(store, clock),
    onKeyUse: () => {},
    onServerFault: () => {},
  }
  const consoleSessions = sessions(tokens, random)
  const session = consoleSessions.begin({ accountId, principal: `arn:aws:iam::${accountId}:user/ann`, accounts: [accountId] }, now)
  const door: ConsoleDoor = {
    house,
    files: new Map(),
    sessions: consoleSessions,
    links: signInLinks(random),
    news: { follow: () => () => {}, [Symbol.dispose]: () => {} },
    linkSignsIn: session,
    onLinkUsed: () => {},
    regions: ['us-east-1'],
    region: 'us-east-1',
    endpoint: () => 'http://127.0.0.1',
  }
  const ask = async (operation: string, input: object = {}) => {
    const headers = {
      cookie: `demarc-session=${consoleSessions.seal(session)}`,
      'x-csrf-token': session.csrf,
      'x-amz-target': `OvertureService.${operation}`,
    }
    const body = Buffer.from(JSON.stringify(input))
    const answer = await answerConsole(door, { requestId: 'r', method: 'POST', target: '/console/api', rawHeaders: [], headers, body })
    return JSON.parse(String(answer.body)) as Record<string, unknown>
  }
  return { ask, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

describe('the console', () => {
  test('lets somebody do what the policies allow, and no more', async () => {
    await using console = await signedIn(policy(allow('directconnect:Describe*')))
    expect(await console.ask('DescribeConnections')).toEqual({ connections: [] })
    expect(await console.ask('DeleteConnection', { connectionId: 'dxcon-fgbw50lg' })).toEqual({
      __type: 'AccessDeniedException',
      message: `User: arn:aws:iam::${accountId}:user/ann is not authorized to perform: directconnect:DeleteConnection on resource: arn:aws:directconnect:us-east-1:${accountId}:dxcon/dxcon-fgbw50lg because no identity-based policy allows the directconnect:DeleteConnection action`,
    })
  })
})
