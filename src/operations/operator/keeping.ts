// What is kept: the audit to be read and checked, and a copy of everything.
import { gzipSync } from 'node:zlib'
import { refuseUnless } from '#domain/fault.ts'
import { operatorFaults } from '#domain/operator/faults.ts'
import { operatorOperation } from '#operations/operator/operation.ts'

const mostLinks = 1000

/** The chain is checked by whoever reads it: a server that was broken into would not say so. */
export const listAuditEvents = operatorOperation('ListAuditEvents', async ({ input, tx }) => {
  const { after = 0, limit = mostLinks } = input
  refuseUnless(limit >= 1 && limit <= mostLinks, operatorFaults.badValue, 'limit', String(limit), `a number from 1 to ${mostLinks}`)
  const links = await tx.audit.after(after, limit)
  return { links: links.map(({ seq, hash, previous, body }) => ({ seq, hash, previous, event: body })) }
})

/** Runs in a writing transaction, so that nothing moves meanwhile; it holds a whole backup in memory. */
export const createBackup = operatorOperation('CreateBackup', async ({ tx, now }) => {
  await tx.copies.holdStill()
  const lines = [JSON.stringify({ demarcBackup: 1, at: new Date(now).toISOString(), migrations: await tx.copies.migrations() })]
  for (const table of tx.copies.tables) {
    for (const row of await tx.copies.rows(table)) lines.push(JSON.stringify({ table, row }))
  }
  return { backup: gzipSync(`${lines.join('\n')}\n`), rows: lines.length - 1 }
})
