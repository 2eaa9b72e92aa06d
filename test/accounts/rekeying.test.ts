import { describe, expect, test } from 'vitest'
import { rekeying } from '#accounts/rekeying.ts'
import { type KeyRing, vault } from '#accounts/vault.ts'
import { random } from '#main/world.ts'
import type { Store } from '#store/tx.ts'
import { engines } from '../support/engines.ts'
import { accessKey, connection, lag, noon, peer, virtualInterface } from '../store/rows.ts'

const [first, second] = [random(32), random(32)].map((bytes) => Uint8Array.from(bytes)) as [Uint8Array, Uint8Array]
const ring = (current: number, ...numbers: readonly number[]): KeyRing => ({
  current,
  keys: new Map(numbers.map((number) => [number, number === 1 ? first : second])),
  random,
})

const session = {
  accessKeyId: 'ASIADEMARC0000000001',
  secretAccessKey: 'session secret',
  sessionToken: 'session token',
  accountId: accessKey().accountId,
  principal: accessKey().principal,
  narrowedBy: [],
  createdAt: noon,
  expiresAt: noon + 1,
}

const many = 120
const keyAt = (at: number) => accessKey({ accessKeyId: `AKIADEMARC${String(at).padStart(10, '0')}`, secretAccessKey: `secret ${at}` })

async function filled(store: Store): Promise<void> {
  await store.write(async (tx) => {
    for (let at = 0; at < many; at += 1) await tx.accessKeys.put(keyAt(at))
    await tx.connections.insert(connection())
    await tx.lags.insert(lag())
    await tx.virtualInterfaces.insert(virtualInterface({ peers: [peer()] }))
    await tx.sessions.insert(session)
  })
}

async function asFilled(store: Store): Promise<void> {
  await store.read(async (tx) => {
    expect(await tx.accessKeys.find(keyAt(many - 1).accessKeyId)).toEqual(keyAt(many - 1))
    expect(await tx.connections.find(connection().connectionId)).toEqual(connection())
    expect(await tx.lags.find(lag().lagId)).toEqual(lag())
    expect(await tx.virtualInterfaces.find(virtualInterface().virtualInterfaceId)).toEqual(virtualInterface({ peers: [peer()] }))
    expect(await tx.sessions.find(session.accessKeyId)).toEqual(session)
  })
}

async function untilDone(store: Store) {
  const job = rekeying(store)
  let steps = 1
  while (!(await job.step())) {
    steps += 1
    expect(steps).toBeLessThan(100)
  }
  return { ...job.progress, steps }
}

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: another key-encryption key`, () => {
    test('takes over in small steps while the store is in use, and then the old one may go', async () => {
      using database = await engine.database()
      {
        await using store = await database.open({ sealer: vault(ring(1, 1)) })
        await filled(store)
      }
      {
        await using store = await database.open({ sealer: vault(ring(2, 1, 2)) })
        await asFilled(store)
        const before = await store.read((tx) => tx.events.latest())
        const done = await untilDone(store)
        // Two walks: the first finds old rows, the second none.
        expect(done).toMatchObject({ resealed: many + 4, walks: 2, looked: 2 * (many + 4) })
        expect(await store.read((tx) => tx.events.latest())).toBe(before)
        await asFilled(store)
      }
      await using store = await database.open({ sealer: vault(ring(2, 2)) })
      await asFilled(store)
      expect(await untilDone(store)).toMatchObject({ resealed: 0, walks: 1 })
    })

    test('that is not there opens nothing', async () => {
      using database = await engine.database()
      {
        await using store = await database.open({ sealer: vault(ring(1, 1)) })
        await filled(store)
      }
      await using store = await database.open({ sealer: vault(ring(2, 2)) })
      await expect(store.read((tx) => tx.accessKeys.find(keyAt(0).accessKeyId))).rejects.toThrow('Key-encryption key 1 is not there')
    })

    test('may be brought in by two processes at once, and what changes meanwhile stays changed', async () => {
      using database = await engine.database()
      {
        await using store = await database.open({ sealer: vault(ring(1, 1)) })
        await filled(store)
      }
      await using one = await database.open({ sealer: vault(ring(2, 1, 2)) })
      await using other = await database.open({ sealer: vault(ring(2, 1, 2)) })
      const renamed = connection({ connectionName: 'renamed' })
      await Promise.all([untilDone(one), untilDone(other), one.write((tx) => tx.connections.update(renamed))])
      await untilDone(one)
      await using store = await database.open({ sealer: vault(ring(2, 2)) })
      expect(await store.read((tx) => tx.connections.find(renamed.connectionId))).toEqual(renamed)
      expect((await store.read((tx) => tx.accessKeys.ofAccount(accessKey().accountId))).length).toBe(many)
    })
  })
}
