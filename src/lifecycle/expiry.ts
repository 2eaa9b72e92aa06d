// What lapses by itself. OUTSCALE gives the recipient of an interface seven days; AWS publishes no
// such limit. Rows that are no longer shown are forgotten in small steps.
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import { after } from '#domain/transitions.ts'
import type { Reconciler } from '#lifecycle/reconciler.ts'
import { releaseClaims } from '#store/claims.ts'

const sevenDays = 7 * 24 * 60 * 60_000
const batch = 100

export const unconfirmedInterfacesLapse: Reconciler = async ({ store, now, settings }) => {
  if (settings.profile !== 'outscale') return 0
  const overdue = await store.read((tx) => tx.virtualInterfaces.due(['confirming'], now - sevenDays, 1))
  if (overdue.length === 0) return 0
  return store.write(async (tx) => {
    const lapsed = await tx.virtualInterfaces.due(['confirming'], now - sevenDays, batch)
    for (const vi of lapsed) {
      await tx.virtualInterfaces.update(expired(vi, now))
      await releaseClaims(tx, vi)
    }
    return lapsed.length
  })
}

const expired = (vi: VirtualInterface, now: number): VirtualInterface => ({
  ...vi,
  virtualInterfaceState: after(interfaceLifecycle, vi.virtualInterfaceState, 'lapsed'),
  since: now,
})
