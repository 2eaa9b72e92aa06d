import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import type { Sealer } from '#store/sealer.ts'
import { rememberingSealer } from '#store/sealer.ts'
import type { Store } from '#store/tx.ts'
import { engines } from '../support/engines.ts'
import { accessKey, alice, bob, canary, connection, lag, peer, virtualInterface } from './rows.ts'

/** Tells contexts apart as the real one does, and hides the text; different each time. */
function testSealer(): Sealer {
  let nonce = 0
  return {
    seal(context, plain) {
      nonce += 1
      return `v1.${nonce}.${Buffer.from(context).toString('base64')}.${Buffer.from(plain).toString('hex')}`
    },
    open(context, sealed) {
      const [, , sealedFor, hidden = ''] = sealed.split('.')
      if (sealedFor !== Buffer.from(context).toString('base64')) throw new Error(`not sealed for ${context}`)
      return Buffer.from(hidden, 'hex').toString()
    },
  }
}

async function dump(engine: Store['engine'], place: string): Promise<string> {
  if (engine === 'sqlite') {
    const folder = dirname(place)
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('\n')
  }
  const client = new pg.Client({ connectionString: place })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const contents: unknown[] = []
  for (const { name } of tables.rows) contents.push((await client.query(`select * from ${name}`)).rows)
  await client.end()
  return JSON.stringify(contents)
}

const contexts = [
  'virtual_interfaces|dxvif-f0000001|authKey|dxpeer-1|111122223333',
  'virtual_interfaces|dxvif-f0000001|authKey|dxpeer-2|111122223333',
  `connections|dxcon-f0000001|cak|${connection().macSecKeys[0]?.secretARN}|111122223333`,
  'connections|dxcon-f0000001|cak|arn:aws:secretsmanager:own|111122223333',
  `lags|dxlag-f0000001|cak|${lag().macSecKeys[0]?.secretARN}|111122223333`,
  'access_keys|AKIAIOSFODNN7EXAMPLE|secretAccessKey|111122223333',
]

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: secrets`, () => {
    test('nothing secret is on disk, each secret is sealed for its own place, and all come back', async () => {
      using database = await engine.database()
      const sealer = testSealer()
      const seal = vi.spyOn(sealer, 'seal')
      const interfaces = virtualInterface({ peers: [peer({ bgpPeerId: 'dxpeer-1' }), peer({ bgpPeerId: 'dxpeer-2', authKey: '' })] })
      const withoutCak = connection({
        connectionId: 'dxcon-2',
        macSecKeys: [{ secretARN: 'arn:own', ckn: 'c', state: 'associated', startOn: 1, since: 1 }],
      })
      {
        await using store = await database.open({ sealer })
        await store.write(async (tx) => {
          await tx.virtualInterfaces.insert(interfaces)
          await tx.connections.insert(connection())
          await tx.connections.insert(withoutCak)
          await tx.lags.insert(lag())
          await tx.accessKeys.put(accessKey())
        })
        await store.write((tx) => tx.lags.update(lag({ lagName: 'updated' })))
        const written = await dump(engine.engine, database.place)
        expect(written).toContain('dxvif-f0000001')
        expect(written).not.toContain(canary)
      }
      expect(await dump(engine.engine, database.place)).not.toContain(canary)
      expect(new Set(seal.mock.calls.map(([context]) => context))).toEqual(new Set(contexts))

      // A fresh store remembers nothing and opens what is on disk.
      await using again = await database.open({ sealer })
      expect(await again.read((tx) => tx.virtualInterfaces.find('dxvif-f0000001'))).toEqual(interfaces)
      expect(await again.read((tx) => tx.connections.find('dxcon-f0000001'))).toEqual(connection())
      expect(await again.read((tx) => tx.connections.find('dxcon-2'))).toEqual(withoutCak)
      expect(await again.read((tx) => tx.lags.find('dxlag-f0000001'))).toEqual(lag({ lagName: 'updated' }))
      expect(await again.read((tx) => tx.accessKeys.ofAccount(alice))).toEqual([accessKey()])
    })

    test('removing a row does not need its secrets', async () => {
      using database = await engine.database()
      await using store = await database.open({ sealer: { ...testSealer(), open: () => expect.unreachable() } })
      await store.write((tx) => tx.lags.insert(lag({ ownerAccount: bob })))
      await store.write((tx) => tx.lags.remove('dxlag-f0000001'))
      expect((await store.read((tx) => tx.events.after(1, 10))).map(({ accounts }) => accounts)).toEqual([[bob]])
    })
  })
}

describe('a sealer that remembers', () => {
  test('opens a text once, and never takes it for another place', () => {
    const sealer = testSealer()
    const open = vi.spyOn(sealer, 'open')
    const remembering = rememberingSealer(sealer)
    const sealed = sealer.seal('here', 'x')
    expect([remembering.open('here', sealed), remembering.open('here', sealed)]).toEqual(['x', 'x'])
    expect(open).toHaveBeenCalledTimes(1)
    expect(() => remembering.open('there', sealed)).toThrow('not sealed for there')
  })

  test('seals anew each time, and opens the newest without work', () => {
    const sealer = testSealer()
    const open = vi.spyOn(sealer, 'open')
    const remembering = rememberingSealer(sealer)
    const [older, newer] = [remembering.seal('here', 'x'), remembering.seal('here', 'y')]
    expect(remembering.open('here', newer)).toBe('y')
    expect(open).not.toHaveBeenCalled()
    expect(remembering.open('here', older)).toBe('x')
    expect(newer).not.toBe(remembering.seal('here', 'y'))
  })

  test('keeps the newest two generations and forgets what is older', () => {
    const sealer = testSealer()
    const open = vi.spyOn(sealer, 'open')
    const remembering = rememberingSealer(sealer, 2)
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((context) => remembering.seal(context, context))
    expect([c, d, e].map((sealed, at) => remembering.open('cde'.charAt(at), sealed ?? ''))).toEqual(['c', 'd', 'e'])
    expect(open).not.toHaveBeenCalled()
    expect([remembering.open('a', a ?? ''), remembering.open('b', b ?? '')]).toEqual(['a', 'b'])
    expect(open).toHaveBeenCalledTimes(2)
  })
})
