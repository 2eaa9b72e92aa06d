// Public interfaces that no ROA proves: a person decides, with the verdicts before their eyes.
import { refuseUnless } from '#domain/fault.ts'
import { operatorFaults } from '#domain/operator/faults.ts'
import { mustBeText, mustBeThere } from '#domain/operator/rules.ts'
import { refused, verdictsOn, verified, waitsForVerdict } from '#domain/verification/interfaces.ts'
import { type Roas, worstOf } from '#domain/verification/verdict.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { operatorOperation } from '#operations/operator/operation.ts'
import { releaseClaims } from '#store/claims.ts'

function verificationToWire(vi: VirtualInterface, roas: Roas | undefined) {
  const prefixes = verdictsOn(vi, roas)
  const { virtualInterfaceId, virtualInterfaceName, virtualInterfaceState, ownerAccount, region, parentId } = vi
  return {
    virtualInterfaceId,
    virtualInterfaceName,
    virtualInterfaceState,
    ownerAccount,
    region,
    connectionId: parentId,
    verdict: worstOf(prefixes),
    since: new Date(vi.since),
    prefixes,
  }
}

export const listVerifications = operatorOperation('ListVerifications', async ({ tx, roas }) => {
  const rows = await tx.virtualInterfaces.inStates(['verifying', 'pending', 'available', 'down', 'testing'])
  return { verifications: rows.filter(waitsForVerdict).map((vi) => verificationToWire(vi, roas)) }
})

const mustWait = (vi: VirtualInterface | undefined, id: string): VirtualInterface => {
  const row = mustBeThere(vi, 'virtual interface', id)
  refuseUnless(
    waitsForVerdict(row),
    operatorFaults.wrongState,
    'virtual interface',
    id,
    row.virtualInterfaceState,
    'nothing of it waits for a verdict',
  )
  return row
}

export const approveVerification = operatorOperation('ApproveVerification', async ({ input, tx, now, roas }) => {
  const vi = mustWait(await tx.virtualInterfaces.lock(input.virtualInterfaceId), input.virtualInterfaceId)
  const changed = verified(vi, now)
  await tx.virtualInterfaces.update(changed)
  return { verification: verificationToWire(changed, roas) }
})

export const refuseVerification = operatorOperation('RefuseVerification', async ({ input, tx, now, roas }) => {
  const vi = mustWait(await tx.virtualInterfaces.lock(input.virtualInterfaceId), input.virtualInterfaceId)

  const { virtualInterfaceState: state } = vi
  refuseUnless(
    state === 'verifying',
    operatorFaults.wrongState,
    'virtual interface',
    input.virtualInterfaceId,
    state,
    'only one that is not in use yet can be refused',
  )
  const changed = refused(vi, mustBeText('reason', input.reason, 1000), now)

  await tx.virtualInterfaces.update(changed)
  await releaseClaims(tx, changed)
  return { verification: verificationToWire(changed, roas) }
})
