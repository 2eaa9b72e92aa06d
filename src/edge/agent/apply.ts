// One document made real, once. Kernel additions, then BIRD's file: rendered, checked, taken into use on
// probation, looked at, confirmed; then what is no longer wanted goes from the kernel. Whatever fails on
// the way leaves the router as it was, or BIRD undoes it by itself.
import { birdFile, candidateFile } from '#edge/agent/files.ts'
import type { World } from '#edge/agent/ports.ts'
import { faultless } from '#edge/agent/quarantine.ts'
import type { Attempt } from '#edge/agent/quarantine.ts'
import { digestIn, hostLine } from '#edge/bird/render.ts'
import type { Rendered } from '#edge/bird/render.ts'
import type { SessionSeen } from '#edge/bird/read.ts'
import type { KernelState } from '#edge/kernel/state.ts'
import type { KernelLine } from '#edge/kernel/plan.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired, DesiredPeer } from '#link/desired.ts'

export interface ApplyArguments {
  readonly desired: Desired
  /** What ran before, whose interfaces stand in for new ones that turn out faulty. */
  readonly lastGood: Desired | undefined
  readonly settings: EdgeSettings
  readonly openKey: (peer: DesiredPeer) => string
  /** The kernel as it is known to be; read anew when absent, and when a line fails that was made from it. */
  readonly kernel?: KernelState
}

export interface Applied {
  readonly rendered: Rendered
  readonly faults: ReadonlyMap<string, string>
  /** What is on the router now: the wish, with faulty interfaces as they were or left out. */
  readonly effective: Desired
  readonly changed: boolean
  /** Milliseconds, by step. */
  readonly took: Readonly<Record<string, number>>
}

/** Sessions that the change does not concern: the same text before and after. */
function untouched(before: string, rendered: Rendered): Set<string> {
  const old = new Set(before.split(/^(?=protocol bgp )/m))
  return new Set(rendered.blocks.filter((block) => old.has(block.text)).map((block) => block.protocol))
}

/** Sessions that were up before, had nothing to do with the change, and are younger now. */
export function disturbed(
  before: readonly SessionSeen[],
  after: readonly SessionSeen[],
  concerned: (protocol: string) => boolean,
): string[] {
  const now = new Map(after.map((session) => [session.protocol, session]))
  const bad = before.filter((session) => {
    if (!session.established || concerned(session.protocol)) return false
    const seen = now.get(session.protocol)
    // BIRD prints microseconds from two clocks; an age that shrank by more than that started anew.
    return !seen?.established || seen.age < session.age - 5
  })
  return bad.map((session) => session.protocol)
}

async function settled(world: World, deadline: number): Promise<void> {
  while ((await world.daemon.status()).reconfiguring && world.clock.now() < deadline) {
    await new Promise<void>((resolve) => world.clock.after(20, resolve))
  }
}

/** The text that BIRD runs, when it is still on the disk. */
async function fileOf(world: World, digest: string): Promise<string> {
  const text = (await world.disk.read(birdFile)) ?? ''
  return text.startsWith(hostLine(digest)) ? text : ''
}

/** Takes the candidate into use. Throws after having BIRD go back when a session was disturbed that had nothing to do with it. */
async function reconfigure(world: World, given: ApplyArguments, rendered: Rendered, running: string): Promise<void> {
  const { daemon, clock } = world
  const same = untouched(running, rendered)
  const before = await daemon.sessions()
  const reply = await daemon.configure(world.disk.pathOf(candidateFile), given.settings.undoSeconds)
  if (!reply.ok) throw new Error(`BIRD refused the file: ${reply.lines.at(-1)?.text ?? reply.code}`)
  await settled(world, clock.now() + given.settings.undoSeconds * 500)
  const after = await daemon.sessions()
  const names = new Set(after.map((session) => session.protocol))
  const missing = rendered.blocks.filter((block) => !names.has(block.protocol)).map((block) => block.protocol)
  const flapped = disturbed(before, after, (protocol) => !same.has(protocol))
  if (missing.length === 0 && flapped.length === 0) {
    await daemon.confirm()
    return
  }
  await daemon.undo()
  const words =
    missing.length > 0
      ? `sessions are missing: ${missing.slice(0, 5).join(', ')}`
      : `sessions outside the change were disturbed: ${flapped.slice(0, 5).join(', ')}`
  throw new Error(`the change was undone, ${words}`)
}

async function removed(world: World, lines: readonly KernelLine[]): Promise<void> {
  if (lines.length === 0) return
  const failures = await world.links.run(lines)
  for (const { line, words } of failures) world.log(`could not remove: ${line.text}: ${words}`)
}

/** Makes `desired` real. Throws when nothing of it could be taken into use; the router is then as it was. */
export async function apply(world: World, given: ApplyArguments): Promise<Applied> {
  const took: Record<string, number> = {}
  let at = world.clock.now()
  const lap = (step: string) => {
    took[step] = world.clock.now() - at
    at = world.clock.now()
  }
  const attempt: Attempt = await faultless(world, given)
  lap('prepared')
  const running = digestIn((await world.daemon.status()).hostname)
  const changed = running !== attempt.rendered.digest
  if (changed) {
    await reconfigure(world, given, attempt.rendered, running === undefined ? '' : await fileOf(world, running))
    await world.disk.write(birdFile, attempt.rendered.text)
  } else {
    // A file that BIRD runs on probation from an agent that died becomes the one that stays.
    await world.daemon.confirm()
    if ((await world.disk.read(birdFile)) !== attempt.rendered.text) await world.disk.write(birdFile, attempt.rendered.text)
  }
  lap('configured')
  await removed(world, attempt.after)
  lap('removed')
  return { rendered: attempt.rendered, faults: attempt.faults, effective: attempt.effective, changed, took }
}
