// An agent on a router in memory, with a control plane in the same process and a clock that a test moves.
import { Agent } from '#edge/agent/agent.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'
import type { Observed } from '#link/observed.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import { desired, openKey, privateInterface, settings } from './documents.ts'
import { fakeClock } from './fake-clock.ts'
import { lifeOn } from './fake-life.ts'
import type { Fate } from './fake-life.ts'
import { FakeRouter } from './fake-router.ts'

export const signer = newKeyPair('ed25519')

export async function stage(more: Partial<EdgeSettings> = {}, fate: Fate = {}) {
  const clock = fakeClock()
  const router = new FakeRouter(clock)
  const seen: Observed[] = []
  const control = controlPlaneInProcess((observed) => seen.push(observed))
  const start = (ofLife: Fate = {}) =>
    Agent.start({ settings: { ...settings, ...more }, world: lifeOn(router, ofLife), control, signers: [signer.publicKey], openKey })
  const agent = await start(fate)
  const publish = async (document: Desired) => {
    control.publish(signDesired(document, signer.privateKey))
    await clock.advance(100)
    await agent.idle()
  }
  return { clock, router, control, agent, seen, start, publish }
}

export const two = [privateInterface(1), privateInterface(2)] as const

/** A document with a revision. */
export const at = (revision: number, interfaces: readonly DesiredInterface[], more: Partial<Desired> = {}): Desired =>
  desired(interfaces, { revision, ...more })
