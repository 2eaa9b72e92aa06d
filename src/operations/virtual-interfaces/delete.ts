// DeleteVirtualInterface: by the account that uses it or the one that owns the connection. The
// answer says `deleting` whatever becomes of it; a hosted one that its owner never confirmed ends
// as rejected. The router is told first; the VLAN is free again when the router has let go.
import { deletedBy } from '#domain/virtual-interfaces/lifecycle.ts'
import { mustConcern } from '#domain/virtual-interfaces/ownership.ts'
import { cancelTestOn } from '#operations/failover-tests/cancel.ts'
import { operation } from '#operations/operation.ts'
import { releaseClaims } from '#store/claims.ts'

export const deleteVirtualInterface = operation('DeleteVirtualInterface', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, settings }) {
    const vi = mustConcern(await tx.virtualInterfaces.lock(input.virtualInterfaceId), caller, input.virtualInterfaceId, now)

    const next = deletedBy(vi, caller.accountId, settings.profile)
    if (next === vi.virtualInterfaceState) return { virtualInterfaceState: vi.virtualInterfaceState }

    await cancelTestOn(tx, vi, now)
    await tx.virtualInterfaces.update({ ...vi, virtualInterfaceState: next, since: now, unsettled: next === 'deleting' })
    if (next !== 'deleting') await releaseClaims(tx, vi)
    return { virtualInterfaceState: next === 'deleted' ? 'deleted' : 'deleting' }
  },
})
