import { describe, expect, test } from 'vitest'
import { GroupCommit } from '#store/group-commit.ts'
import { connectSqlite } from '#store/sqlite-connection.ts'
import type { SqliteConnection } from '#store/sqlite-connection.ts'
import { realPause } from '../support/stores.ts'

class SqliteError extends Error {
  readonly errcode: number
  constructor(errcode: number, message: string) {
    super(message)
    this.errcode = errcode
  }
}

const diskFull = () => new SqliteError(13, 'database or disk is full')

describe('a group commit', () => {
  /** A real connection, some of whose commands fail once as they do on a full disk. */
  function faulty() {
    const real = connectSqlite({ path: ':memory:', readOnly: false, busyTimeout: 0 })
    real.exec('create table rows (id text primary key)')
    let fails: { readonly command: string; readonly rollsBack: boolean } | undefined
    const connection: SqliteConnection = {
      all: (sql, values) => real.all(sql, values),
      run: (sql, values) => real.run(sql, values),
      get inTransaction() {
        return real.inTransaction
      },
      exec(command) {
        if (command !== fails?.command) return real.exec(command)
        if (fails.rollsBack) real.exec('rollback')
        fails = undefined
        throw diskFull()
      },
      [Symbol.dispose]: () => real[Symbol.dispose](),
    }
    const commits = new GroupCommit(connection, 'demarc.db', realPause)
    const insert = (id: string, thenFail = false) =>
      new Promise<string>((resolve, reject) =>
        commits.submit({
          async run() {
            connection.run('insert into rows (id) values (?)', [id])
            await Promise.resolve()
            if (thenFail) throw new Error(`not ${id}`)
          },
          abandon: () => undefined,
          committed: () => resolve(id),
          failed: reject,
        }),
      )
    const ids = () => real.all<{ id: string }>('select id from rows order by id', []).map(({ id }) => id)
    return { commits, insert, ids, failNext: (command: string, rollsBack = false) => void (fails = { command, rollsBack }) }
  }
  const full = {
    reason: 'full',
    message: 'The disk that holds demarc.db is full; nothing was written. Writing goes on as soon as there is room.',
  }
  const outcomes = async (all: readonly Promise<string>[]) =>
    (await Promise.allSettled(all)).map((each) =>
      each.status === 'fulfilled' ? each.value : String((each.reason as { reason?: string }).reason ?? each.reason),
    )

  test('undoes the unit that failed and keeps the others', async () => {
    const { insert, ids } = faulty()
    expect(await outcomes([insert('a'), insert('b', true), insert('c')])).toEqual(['a', 'Error: not b', 'c'])
    expect(ids()).toEqual(['a', 'c'])
  })

  test('that fails at the commit fails them all, takes refusals back, and writes again when it can', async () => {
    const { insert, ids, failNext } = faulty()
    failNext('commit')
    expect(await outcomes([insert('a'), insert('b', true), insert('c')])).toEqual(['full', 'full', 'full'])
    expect(ids()).toEqual([])
    expect(await outcomes([insert('a')])).toEqual(['a'])
  })

  test('whose transaction is lost in the middle fails those already run, and only those', async () => {
    const { insert, ids, failNext } = faulty()
    failNext('release unit', true)
    expect(await outcomes([insert('a'), insert('b')])).toEqual(['full', 'b'])
    expect(ids()).toEqual(['b'])
    failNext('savepoint unit')
    await expect(insert('c')).rejects.toMatchObject(full)
    expect(await insert('c')).toBe('c')
  })

  test('that cannot begin fails those who wait', async () => {
    const { insert, ids, failNext } = faulty()
    failNext('begin immediate')
    expect(await outcomes([insert('a'), insert('b')])).toEqual(['full', 'full'])
    expect(ids()).toEqual([])
    expect(await insert('a')).toBe('a')
  })

  test('never takes more than a hundred units, so that nobody waits for ever', async () => {
    const { insert, ids, failNext } = faulty()
    const all = Array.from({ length: 250 }, (_, index) => insert(`${index}`))
    failNext('commit')
    expect((await outcomes(all)).filter((each) => each === 'full')).toHaveLength(100)
    expect(ids()).toHaveLength(150)
  })

  test('takes nothing more once it is closed', async () => {
    const { commits, insert } = faulty()
    const last = insert('a')
    await commits[Symbol.asyncDispose]()
    expect(await last).toBe('a')
    await expect(insert('b')).rejects.toMatchObject({ reason: 'closed' })
  })
})
