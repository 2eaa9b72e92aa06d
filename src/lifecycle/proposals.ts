// Proposals that nobody answered lapse after seven days, and answered ones are forgotten when they
// have been in sight for three.
import { proposalAt, proposalsLapseAfter } from '#domain/gateways/proposal-rules.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import { proposalsShownFor } from '#domain/visibility.ts'

const batch = 100

export const unansweredProposalsLapse: Reconciler = async ({ store, now }) => {
  const upTo = now - proposalsLapseAfter
  const overdue = await store.read((tx) => tx.proposals.due(['requested'], upTo, 1))
  if (overdue.length === 0) return 0
  return store.write(async (tx) => {
    const lapsed = await tx.proposals.due(['requested'], upTo, batch)
    for (const row of lapsed) await tx.proposals.update(proposalAt(row, now))
    return lapsed.length
  })
}

export const oldProposalsAreForgotten: Reconciler = async ({ store, now }) => {
  const answered = ['accepted', 'deleted']
  const upTo = now - proposalsShownFor
  const old = await store.read((tx) => tx.proposals.due(answered, upTo, 1))
  if (old.length === 0) return 0
  return store.write(async (tx) => {
    const forgotten = await tx.proposals.due(answered, upTo, batch)
    for (const { proposalId } of forgotten) await tx.proposals.remove(proposalId)
    return forgotten.length
  })
}
