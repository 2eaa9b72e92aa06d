// What the agent and its control plane may suffer, and what must hold whatever happens: it ends where the newest
// document says, a session outside the change never flaps, and no older revision is ever on the router.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Agent } from '#edge/agent/agent.ts'
import { controlPlaneInProcess } from '#link/control-plane.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'
import { partialBetween } from '#link/partial.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import { desired, openKey, peer4, privateInterface, settings, suffix } from './support/documents.ts'
import { breathe, fakeClock } from './support/fake-clock.ts'
import { lifeOn } from './support/fake-life.ts'
import type { Fate } from './support/fake-life.ts'
import { FakeRouter } from './support/fake-router.ts'

const signer = newKeyPair('ed25519')
const signed = (document: Desired) => signDesired(document, signer.privateKey)

const steady = privateInterface(1)
const before = desired([steady, privateInterface(2), privateInterface(3)], { revision: 1 })
// One stays, one changes, one goes, one comes.
const after = desired([steady, privateInterface(2, { peers: [peer4(2, { asn: 65_077 })] }), privateInterface(4)], {
  revision: 2,
  removed: [`dxvif-${suffix(3)}`],
})

async function onBefore() {
  const clock = fakeClock()
  const router = new FakeRouter(clock)
  const control = controlPlaneInProcess(() => undefined)
  const start = (fate: Fate = {}) => {
    const life = lifeOn(router, fate)
    const agent = Agent.start({ settings, world: life, control, signers: [signer.publicKey], openKey })
    return { life, agent }
  }
  control.publish(signed(before))
  const first = start()
  const agent = await first.agent
  await clock.advance(10_000)
  return { clock, router, control, start, agent }
}

function mustBeAsAfter(router: FakeRouter): void {
  expect([...router.sessions.keys()].toSorted()).toEqual(['peer_f0000001', 'peer_f0000002', 'peer_f0000004'])
  expect(router.sessions.get('peer_f0000002')?.text).toContain('as 65077')
  expect([...router.links.keys()].filter((name) => name.startsWith('vif-')).toSorted()).toEqual([
    'vif-f0000001',
    'vif-f0000002',
    'vif-f0000004',
  ])
  expect(router.sessions.get('peer_f0000001')).toMatchObject({ flaps: 0 })
  expect(router.files.get('bird.conf')).toBe(router.running)
}

/** How many steps an undisturbed change takes. */
async function stepsOfChange(): Promise<number> {
  const { clock, control, start, agent } = await onBefore()
  await agent[Symbol.asyncDispose]()
  control.publish(signed(after))
  const { life, agent: second } = start()
  await second
  await clock.advance(1_000)
  return life.steps()
}

test('an agent killed at any step of a change leaves a router that its successor puts right, without a flap', async () => {
  const steps = await stepsOfChange()
  expect(steps).toBeGreaterThan(20)
  let died = 0
  for (let diesAt = 1; diesAt <= steps; diesAt += 1) {
    for (const afterEffect of [false, true]) {
      const { clock, router, control, start, agent } = await onBefore()
      await agent[Symbol.asyncDispose]()
      control.publish(signed(after))
      const { life } = start({ diesAt, afterEffect })
      await clock.advance(1_000)
      // The fault hit the step it was meant for, not an earlier one.
      expect(life.steps()).toBeGreaterThanOrEqual(diesAt)
      died += 1
      // Whatever is half done now, nobody who has nothing to do with it was hurt.
      expect(router.sessions.get('peer_f0000001')).toMatchObject({ flaps: 0 })
      await clock.advance(diesAt % 2 === 0 ? 5_000 : 45_000)
      const { agent: successor } = start()
      const second = await successor
      await clock.advance(1_000)
      await second.idle()
      mustBeAsAfter(router)
      expect(second.revision).toBe(2)
      await second[Symbol.asyncDispose]()
    }
  }
  expect(died).toBe(steps * 2)
}, 120_000)

test('any one call that fails during a change is survived by the same agent', async () => {
  const steps = await stepsOfChange()
  for (let failsAt = 1; failsAt <= steps; failsAt += 1) {
    const { clock, router, control, start, agent } = await onBefore()
    await agent[Symbol.asyncDispose]()
    control.publish(signed(after))
    const { agent: second } = start({ failsAt })
    // Reading its own memory may fail: then the agent does not start, and is started again as a service is.
    const started = await second.catch(() => start().agent)
    await clock.advance(100)
    await clock.advance(90_000)
    control.publish(signed({ ...after, revision: 3 }))
    await clock.advance(1_000)
    await started.idle()
    mustBeAsAfter(router)
    expect(started.refused).toBeUndefined()
    await started[Symbol.asyncDispose]()
  }
}, 120_000)

test('BIRD that is restarted comes back with what it had, and the agent agrees', async () => {
  const { clock, router, control, agent } = await onBefore()
  control.publish(signed(after))
  await clock.advance(1_000)
  const { configures } = router
  router.restartBird()
  await clock.advance(60_000)
  await agent.idle()
  expect(router.configures).toBe(configures)
  expect([...router.sessions.keys()].toSorted()).toEqual(['peer_f0000001', 'peer_f0000002', 'peer_f0000004'])
})

type Disturbance =
  | { readonly kind: 'publish' | 'partial' | 'repeat' | 'stale'; readonly pick: number }
  | { readonly kind: 'cut' | 'join' | 'kill' | 'restartBird' | 'diskFull' | 'diskFree' }
  | { readonly kind: 'wait'; readonly milliseconds: number }

const disturbance: fc.Arbitrary<Disturbance> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('publish' as const, 'partial' as const), pick: fc.nat(1_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('repeat' as const, 'stale' as const), pick: fc.nat(1_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('cut' as const, 'join' as const, 'kill' as const, 'diskFull' as const, 'diskFree' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat(60_000) }) },
)

/** A random document with the steady interface in it; what is gone stays named. */
function nextOf(last: Desired, pick: number): Desired {
  const wanted = [2, 3, 4, 5, 6].filter((index) => ((pick >> index) & 1) === 1)
  const made = (index: number): DesiredInterface => privateInterface(index, { peers: [peer4(index, { asn: 65_001 + (pick % 3) })] })
  const interfaces = [steady, ...wanted.map(made)]
  const removed = [2, 3, 4, 5, 6].filter((index) => !wanted.includes(index)).map((index) => `dxvif-${suffix(index)}`)
  return desired(interfaces, { revision: last.revision + 1, removed })
}

async function survives(disturbances: readonly Disturbance[]): Promise<void> {
  const { clock, router, control, start, agent: first } = await onBefore()
  let agent = first
  const history = [before]
  let highest = 0
  const last = () => history.at(-1) ?? before
  for (const one of disturbances) {
    if (one.kind === 'publish' || one.kind === 'partial') {
      const next = nextOf(last(), one.pick)
      control.publish(signed(one.kind === 'publish' ? next : partialBetween(last(), next)))
      history.push(next)
    } else if (one.kind === 'repeat') control.publish(signed(last()))
    else if (one.kind === 'stale') control.publish(signed(history[one.pick % history.length] ?? before))
    else if (one.kind === 'cut' || one.kind === 'join') control.cut(one.kind === 'cut')
    else if (one.kind === 'diskFull' || one.kind === 'diskFree') router.diskFull = one.kind === 'diskFull'
    else if (one.kind === 'wait') await clock.advance(one.milliseconds)
    else if (one.kind === 'kill') {
      await agent[Symbol.asyncDispose]()
      agent = await start().agent
    }
    await breathe()
    expect(router.sessions.get('peer_f0000001')).toMatchObject({ flaps: 0 })
    expect(agent.revision).toBeGreaterThanOrEqual(highest)
    highest = agent.revision
  }
  // Everything heals, and the control plane sends the newest document whole, as it does when it is quiet.
  router.diskFull = false
  control.cut(false)
  control.publish(signed(last()))
  await clock.advance(61_000)
  await agent.idle()
  expect(agent.revision).toBe(last().revision)
  expect([...router.sessions.keys()].toSorted()).toEqual(
    last()
      .interfaces.map((one) => `peer_${one.virtualInterfaceId.slice(6)}`)
      .toSorted(),
  )
  expect(router.sessions.get('peer_f0000001')).toMatchObject({ flaps: 0 })
  await agent[Symbol.asyncDispose]()
}

test('stale, repeated and reordered documents, cuts, restarts and full disks: it converges, and the steady session never flaps', async () => {
  await fc.assert(fc.asyncProperty(fc.array(disturbance, { minLength: 1, maxLength: 25 }), survives), {
    numRuns: Number(process.env['CHAOS_RUNS'] ?? 300),
  })
}, 300_000)
