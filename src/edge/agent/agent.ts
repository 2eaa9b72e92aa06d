// The agent: takes documents, makes them real one after the other, watches the router and tells what it sees.
// It needs the control plane for news only. Without one it goes on with the last document, ends failover
// tests when their time comes, and puts right what somebody changed by hand.
import { judged } from '#edge/agent/accept.ts'
import { apply } from '#edge/agent/apply.ts'
import type { Applied } from '#edge/agent/apply.ts'
import { rememberDesired, rememberEffective, remembered } from '#edge/agent/memory.ts'
import type { Memory } from '#edge/agent/memory.ts'
import { firstGlance, observe } from '#edge/agent/observe.ts'
import type { Glance } from '#edge/agent/observe.ts'
import type { World } from '#edge/agent/ports.ts'
import { reason } from '#edge/bird/plan.ts'
import type { KernelState } from '#edge/kernel/state.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { ControlPlane } from '#link/control-plane.ts'
import type { Desired, DesiredPeer } from '#link/desired.ts'
import type { Observed } from '#link/observed.ts'
import type { SignedDesired } from '#link/sign.ts'

export interface AgentArguments {
  readonly settings: EdgeSettings
  readonly world: World
  readonly control: ControlPlane
  /** Public keys whose documents are believed. */
  readonly signers: readonly string[]
  readonly openKey: (peer: DesiredPeer) => string
}

export class Agent implements AsyncDisposable {
  readonly #given: AgentArguments
  #have: Desired | undefined
  #lastGood: Desired | undefined
  #applied: Applied | undefined
  #appliedRevision = 0
  #journal: number
  #lastApply = 0
  /** The kernel as it was last seen, while nothing was changed since. */
  #kernel: KernelState | undefined
  #refused: string | undefined
  #glance: Glance = firstGlance
  /** Everything that touches the router happens in this line, one after the other. */
  #line: Promise<unknown> = Promise.resolve()
  #reporting: Promise<void> | undefined
  readonly #timers = new Map<string, () => void>()
  #unsubscribe: () => void = () => undefined
  #stopped = false

  private constructor(given: AgentArguments, memory: Memory) {
    this.#given = given
    this.#have = memory.desired
    this.#lastGood = memory.effective
    this.#journal = memory.lines
  }

  /** Puts the router right from the cached document first, and only then listens for news. */
  static async start(given: AgentArguments): Promise<Agent> {
    const memory = await remembered(given.world.disk, given.settings.edge)
    const agent = new Agent(given, memory)
    if (memory.desired) await agent.#inLine(() => agent.#apply())
    agent.#unsubscribe = given.control.subscribe(
      () => agent.#have?.revision ?? 0,
      (signed) => void agent.offer(signed),
    )
    agent.#every('observe', given.settings.observeMs, () => agent.#observe())
    agent.#every('audit', given.settings.auditMs, () => agent.#audit())
    return agent
  }

  get revision(): number {
    return this.#have?.revision ?? 0
  }

  get applied(): Applied | undefined {
    return this.#applied
  }

  /** Why the newest document is not on the router, in words. */
  get refused(): string | undefined {
    return this.#refused
  }

  /** Resolves when all that was asked for is done. Batches that are still being collected are not waited for. */
  async idle(): Promise<void> {
    let line: Promise<unknown>
    do {
      line = this.#line
      await line
      await this.#reporting
    } while (line !== this.#line)
  }

  /** Takes one document; resolves when it is judged and kept, not when it is applied. */
  offer(signed: SignedDesired): Promise<void> {
    return this.#inLine(async () => {
      const { settings, world, signers } = this.#given
      const verdict = judged(signed, this.#have, signers, settings)
      if (verdict.kind !== 'accepted') {
        if (verdict.kind === 'refused') this.#refused = verdict.why
        world.log(`a document is ${verdict.kind}: ${verdict.why}`)
        return
      }
      try {
        this.#journal = await rememberDesired(world.disk, verdict.next, verdict.desired, this.#journal)
      } catch (thrown) {
        // The journal may end in half a line now: the next document is written whole.
        this.#journal = Number.POSITIVE_INFINITY
        this.#refused = `the document cannot be kept: ${reason(thrown)}`
        world.log(this.#refused)
        return
      }
      this.#have = verdict.desired
      // The first of a burst goes at once; what comes within the time after it is collected.
      this.#once('apply', Math.max(0, this.#lastApply + settings.batchMs - world.clock.now()), () => this.#apply())
    })
  }

  /** Looks at everything anew, whatever was known. */
  #audit(): Promise<void> {
    this.#kernel = undefined
    return this.#apply()
  }

  async #apply(): Promise<void> {
    const desired = this.#have
    if (!desired) return
    const { settings, world, openKey } = this.#given
    this.#lastApply = world.clock.now()
    try {
      const applied = await apply(world, {
        desired,
        lastGood: this.#lastGood,
        settings,
        openKey,
        ...(this.#kernel && { kernel: this.#kernel }),
      })
      await rememberEffective(world.disk, applied.effective, desired)
      this.#applied = applied
      this.#lastGood = applied.effective
      this.#appliedRevision = desired.revision
      this.#refused = undefined
      this.#atNextChange(applied)
      if (applied.changed) world.log(`revision ${desired.revision} is on the router, ${JSON.stringify(applied.took)} ms`)
    } catch (thrown) {
      // The audit tries again; until then the router stays as it was.
      this.#refused = reason(thrown)
      this.#kernel = undefined
      world.log(`revision ${desired.revision} is not applied: ${this.#refused}`)
    }
    await this.#observe()
  }

  #atNextChange({ rendered }: Applied): void {
    const { nextChange } = rendered
    if (nextChange === undefined) return
    const wait = Math.max(0, nextChange - this.#given.world.clock.now())
    // A timer of the platform holds 24 days at most; the audit looks again anyway.
    this.#once('deadline', Math.min(wait, 86_400_000), () => this.#apply())
  }

  async #observe(): Promise<void> {
    const { settings, world } = this.#given
    if (!this.#have) return
    try {
      // What the change did to the kernel is seen here, so that the next one need not look first.
      const seen = await observe(world, settings, this.#have, this.#applied, this.#appliedRevision, this.#glance)
      this.#kernel = seen.kernel
      this.#report({ ...seen.observed, ...(this.#refused !== undefined && { refused: this.#refused }) }, seen.glance)
    } catch (thrown) {
      world.log(`nothing could be seen: ${reason(thrown)}`)
    }
  }

  /** Beside the line: a slow control plane must not hold up the router. What comes while one is under way is left out. */
  #report(observed: Observed, glance: Glance): void {
    const { world, control } = this.#given
    this.#reporting ??= control
      .report(observed)
      .then(() => {
        // Only what arrived counts as told.
        this.#glance = glance
      })
      .catch((thrown: unknown) => world.log(`nothing could be reported: ${reason(thrown)}`))
      .finally(() => {
        this.#reporting = undefined
      })
  }

  #inLine(work: () => Promise<void>): Promise<void> {
    const done = this.#line.then(() => (this.#stopped ? undefined : work()))
    // The line goes on after a failure; whoever asked for the work still sees it.
    this.#line = done.catch(() => undefined)
    return done
  }

  /** A timer by name: set again while it runs, the earlier time holds. */
  #once(name: string, milliseconds: number, work: () => Promise<void>): void {
    if (this.#timers.has(name) && name === 'apply') return
    this.#timers.get(name)?.()
    const callOff = this.#given.world.clock.after(milliseconds, () => {
      this.#timers.delete(name)
      void this.#inLine(work)
    })
    this.#timers.set(name, callOff)
  }

  #every(name: string, milliseconds: number, work: () => Promise<void>): void {
    this.#once(name, milliseconds, async () => {
      await work()
      if (!this.#stopped) this.#every(name, milliseconds, work)
    })
  }

  /** Stops watching. The router goes on as it is. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    for (const callOff of this.#timers.values()) callOff()
    this.#timers.clear()
    this.#unsubscribe()
    await this.#line
  }
}
