// StopBgpFailoverTest: ends a test before its time; the sessions may come up again.
import { failoverTestFaults } from '#domain/failover-tests/faults.ts'
import { ended, released } from '#domain/failover-tests/lifecycle.ts'
import { refuse } from '#domain/fault.ts'
import { mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import { toWire } from '#operations/failover-tests/wire.ts'
import { operation } from '#operations/operation.ts'

export const stopBgpFailoverTest = operation('StopBgpFailoverTest', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now }) {
    const id = input.virtualInterfaceId
    const vi = mustBeOwnInterface(await tx.virtualInterfaces.lock(id), caller, id, now)
    const running = (await tx.failoverTests.runningOn(id)) ?? refuse(failoverTestFaults.notRunning, id)

    const stopped = ended(running, 'stopped', now)

    await tx.failoverTests.update(stopped)
    await tx.virtualInterfaces.update(released(vi, now))
    return { virtualInterfaceTest: toWire(stopped) }
  },
})
