// StartBgpFailoverTest: the owner of an interface has its sessions held down, to see whether the
// rest of the network stands without them. The routers get a deadline with the wish, so that they
// end it by themselves whatever becomes of us.
import type { FailoverTest } from '#domain/failover-tests/failover-test.ts'
import { mustBeTestable, mustBeTestDuration, peersToHold } from '#domain/failover-tests/rules.ts'
import { newUuid } from '#domain/ids.ts'
import { mustBeOwnInterface } from '#domain/virtual-interfaces/ownership.ts'
import { toWire } from '#operations/failover-tests/wire.ts'
import { operation } from '#operations/operation.ts'

export const startBgpFailoverTest = operation('StartBgpFailoverTest', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, random }) {
    const id = input.virtualInterfaceId

    // Read: the interface, held until the end, and its running test.
    const vi = mustBeOwnInterface(await tx.virtualInterfaces.lock(id), caller, id, now)
    const running = await tx.failoverTests.runningOn(id)

    // Decide.
    const testDurationInMinutes = mustBeTestDuration(input.testDurationInMinutes)
    const virtualInterfaceState = mustBeTestable(vi, running)
    const started: FailoverTest = {
      testId: newUuid(random),
      virtualInterfaceId: id,
      ownerAccount: vi.ownerAccount,
      region: vi.region,
      bgpPeers: peersToHold(vi, input.bgpPeers),
      status: 'IN_PROGRESS',
      testDurationInMinutes,
      startTime: now,
    }

    // Write, then answer with what was written.
    await tx.failoverTests.insert(started)
    await tx.virtualInterfaces.update({ ...vi, virtualInterfaceState, since: now, unsettled: true })
    return { virtualInterfaceTest: toWire(started) }
  },
})
