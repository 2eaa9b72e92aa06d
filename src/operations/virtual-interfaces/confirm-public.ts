// ConfirmPublicVirtualInterface: the account that was given a public interface takes it. Its
// addresses and prefixes are verified next; there is no gateway to choose.
import { interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import { mustAwaitConfirmation, mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import { after } from '#domain/transitions.ts'
import { operation } from '#operations/operation.ts'

export const confirmPublicVirtualInterface = operation('ConfirmPublicVirtualInterface', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now }) {
    const vi = mustBeOwnInterface(await tx.virtualInterfaces.lock(input.virtualInterfaceId), caller, input.virtualInterfaceId, now)
    mustAwaitConfirmation(vi, 'public', 'ConfirmPublicVirtualInterface')

    const virtualInterfaceState = after(interfaceLifecycle, vi.virtualInterfaceState, 'publicConfirmed')
    await tx.virtualInterfaces.update({ ...vi, virtualInterfaceState, since: now })
    return { virtualInterfaceState }
  },
})
