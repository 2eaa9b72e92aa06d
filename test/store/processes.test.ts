import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openSqlite } from '#store/sqlite.ts'
import { engines } from '../support/engines.ts'
import { temporaryFolder, testOptions } from '../support/stores.ts'

interface Writer {
  readonly process: ChildProcess
  readonly ready: Promise<unknown>
  start(): void
  /** Lines so far, `ready` left out. */
  readonly lines: string[]
  /** Resolves when so many lines have come, or the process has ended. */
  after(count: number): Promise<void>
  readonly ended: Promise<unknown>
}

function writer(engine: string, place: string, name: string, vlans = 0): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), engine, place, name, `${vlans}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')])
  reader.on('line', (line) => line !== 'ready' && lines.push(line))
  return {
    process: child,
    ready: once(reader, 'line'),
    start: () => void child.stdin.write('go'),
    lines,
    ended,
    async after(count) {
      while (lines.length < count && child.exitCode === null) await Promise.race([once(reader, 'line'), ended])
    },
  }
}

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: processes`, () => {
    test('what was acknowledged is there after kill -9, five times on end, and nothing is half there', async () => {
      using database = await engine.database()
      for (const round of [1, 2, 3, 4, 5]) {
        const { process: child, start, lines, after, ended } = writer(engine.engine, database.place, `r${round}`)
        start()
        await after(60 * round)
        child.kill('SIGKILL')
        await ended
        expect(lines.length).toBeGreaterThanOrEqual(60 * round)
        await using store = await database.open()
        const found = await store.read((tx) => Promise.all(lines.map((id) => tx.virtualInterfaces.find(id))))
        expect(found.map((row) => row?.virtualInterfaceId)).toEqual(lines)
        for (let writes = 0; writes < 8; writes += 1) {
          const parent = `r${round}-${writes}`
          const interfaces = await store.read((tx) => tx.virtualInterfaces.on(parent))
          const claims = await store.read((tx) => tx.vlans.on(parent))
          expect(claims.map(({ holderId }) => holderId).toSorted()).toEqual(interfaces.map((row) => row.virtualInterfaceId).toSorted())
        }
      }
      if (engine.engine === 'sqlite') {
        using file = new DatabaseSync(database.place)
        expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
      }
    })

    test('three processes on one database share it: each VLAN goes to exactly one of them', async () => {
      using database = await engine.database()
      const vlans = 300
      const all = ['a', 'b', 'c'].map((name) => writer(engine.engine, database.place, name, vlans))
      await Promise.all(all.map(({ ready }) => ready))
      for (const { start } of all) start()
      await Promise.all(all.map(({ ended }) => ended))
      expect(all.map(({ process: child }) => child.exitCode)).toEqual([0, 0, 0])
      const claimed = all.flatMap(({ lines }) => lines.map(Number))
      expect(claimed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: vlans }, (_, vlan) => vlan))
      await using store = await database.open()
      const held = await store.read((tx) => tx.vlans.on('shared'))
      const name = (vlan: number) => ['a', 'b', 'c'].find((_, index) => all[index]?.lines.includes(`${vlan}`))
      expect(held).toEqual(Array.from({ length: vlans }, (_, vlan) => ({ vlan, holderId: name(vlan) })))
    })
  })
}

describe('SQLite', () => {
  test('another process that holds the file is waited for, while reading goes on', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    let paused: (() => void) | undefined
    const waits = Promise.withResolvers<void>()
    await using store = await openSqlite({
      ...testOptions,
      path,
      async pause(milliseconds, signal) {
        if (milliseconds === 0 || milliseconds > 1000) return testOptions.pause(milliseconds, signal)
        waits.resolve()
        await new Promise<void>((resolve) => (paused = resolve))
      },
    })
    using other = new DatabaseSync(path)
    other.exec('begin immediate')
    let written = false
    const write = store.write((tx) => tx.vlans.claim('p', 1, 'x')).then(() => (written = true))
    await waits.promise
    expect(await store.read((tx) => tx.vlans.holder('p', 1))).toBeUndefined()
    expect(written).toBe(false)
    other.exec('commit')
    paused?.()
    await write
    expect(await store.read((tx) => tx.vlans.holder('p', 1))).toBe('x')
  })

  test('a lock that is never given back is complained of after ten seconds, and the store recovers', async () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'demarc.db')
    let waited = 0
    await using store = await openSqlite({
      ...testOptions,
      path,
      async pause(milliseconds, signal) {
        if (milliseconds > 1000) return testOptions.pause(milliseconds, signal)
        waited += milliseconds
      },
    })
    using other = new DatabaseSync(path)
    other.exec('begin immediate')
    const both = [1, 2].map((vlan) => store.write((tx) => tx.vlans.claim('p', vlan, 'x')))
    for (const write of both) {
      await expect(write).rejects.toMatchObject({ reason: 'busy', message: `Another process has kept ${path} locked for too long.` })
    }
    expect(waited).toBeGreaterThanOrEqual(10_000)
    expect(waited).toBeLessThan(10_010)
    other.exec('commit')
    await store.write((tx) => tx.vlans.claim('p', 1, 'x'))
  })
})
