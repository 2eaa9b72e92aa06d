import { startSandbox } from '#main/sandbox.ts'
import { load } from './load.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { userArn } from '#domain/accounts/user.ts'
import { openSqlite } from '#store/sqlite.ts'
import { vault } from '#accounts/vault.ts'
import { clock, pause } from '#main/world.ts'
import type { Store } from '#store/tx.ts'
const blue = demoAccounts[1]!
let store: Store
const running = await startSandbox({ host: '127.0.0.1', port: 0, data: ':memory:', delay: 0, profile: 'aws', keys: 'demo',
  openStore: async (ring) => (store = await openSqlite({ path: ':memory:', sealer: vault(ring), clock, pause })) })
const port = Number(new URL(running.endpoint).port)
const statements = Array.from({ length: 49 }, (_, n) => ({ Effect: n % 7 === 0 ? 'Deny' : 'Allow', Action: n % 2 ? 'directconnect:Describe*' : 'directconnect:*', Resource: `arn:aws:directconnect:us-east-1:${blue.accountId}:dxcon/dxcon-x${n}*`, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' }, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }))
const doc = (...s: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: [...s, { Effect: 'Allow', Action: 'directconnect:Describe*', Resource: `arn:aws:directconnect:*:${blue.accountId}:dxcon/*` }] })
const user = (userName: string, document: string) => ({ userId: 'AIDAX', userName, path: '/', accountId: blue.accountId, createdAt: 1, policies: { inline: { one: document }, attached: [] }, tags: [] })
const mk = (n: number, u: ReturnType<typeof user>) => ({ accessKeyId: `AKIADEMARCBENCH0000${n}`, accountId: blue.accountId, secretAccessKey: 'x', active: true, principal: userArn('aws', u), createdAt: 1 })
const u = [user('fifty', doc(...statements)), user('one', doc()), user('free', JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }))]
const keys = u.map((each, n) => mk(n, each))
await store!.write(async (tx) => { for (const each of u) await tx.users.insert(each); for (const k of keys) await tx.accessKeys.put(k) })
const call = (k: { accessKeyId: string; secretAccessKey: string }) => ({ operation: 'DescribeConnections', body: { connectionId: 'dxcon-ffffffff' }, region: 'us-east-1', accessKeyId: k.accessKeyId, secretAccessKey: k.secretAccessKey })
const who = [blue, ...keys]
const sums = who.map(() => [] as number[])
for (let round = 0; round < 12; round += 1) for (const [at, k] of who.entries()) sums[at]!.push((await load({ port, calls: [call(k)], connections: 8, duration: 700 })).perSecond)
for (const [at, all] of sums.entries()) { const m = all.toSorted((x, y) => x - y); console.log(['root', 'fifty', 'one', 'free'][at], m[6]!.toFixed(0), 'best', m.at(-1)!.toFixed(0)) }
await running[Symbol.asyncDispose]()
