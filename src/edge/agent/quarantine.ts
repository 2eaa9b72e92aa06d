// Finding the version of a wish that can be made real. An interface that the printer, the kernel or BIRD's
// parser refuses is set aside alone, with the reason: if it ran before it stays as it was, else it is left out.
// Each round sets at least one aside, so it ends.
import { candidateFile } from '#edge/agent/files.ts'
import type { ApplyArguments } from '#edge/agent/apply.ts'
import type { World } from '#edge/agent/ports.ts'
import { errorPlace } from '#edge/bird/read.ts'
import { digestIn, ownerOfLine, render } from '#edge/bird/render.ts'
import type { Rendered } from '#edge/bird/render.ts'
import { kernelPlan } from '#edge/kernel/plan.ts'
import type { KernelLine } from '#edge/kernel/plan.ts'
import { kernelWish } from '#edge/kernel/wish.ts'
import type { KernelState } from '#edge/kernel/state.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'

export interface Attempt {
  readonly rendered: Rendered
  readonly effective: Desired
  readonly faults: ReadonlyMap<string, string>
  /** Kernel lines for after BIRD. */
  readonly after: readonly KernelLine[]
}

/** The wish with every faulty interface as it was before, or without it. */
function without(given: ApplyArguments, faults: ReadonlyMap<string, string>, stale: ReadonlySet<string>): Desired {
  if (faults.size === 0) return given.desired
  const old = new Map(given.lastGood?.interfaces.map((one) => [one.virtualInterfaceId, one]))
  const interfaces = given.desired.interfaces.flatMap((one): DesiredInterface[] => {
    if (!faults.has(one.virtualInterfaceId)) return [one]
    const before = old.get(one.virtualInterfaceId)
    return before && !stale.has(one.virtualInterfaceId) ? [before] : []
  })
  const ports = [...given.desired.ports]
  for (const port of given.lastGood?.ports ?? []) if (!ports.some((one) => one.portId === port.portId)) ports.push(port)
  return { ...given.desired, ports, interfaces }
}

/** Runs the additions and checks the file; returns what must be set aside now, or the attempt that holds. */
async function tried(world: World, given: ApplyArguments, effective: Desired, known?: KernelState): Promise<Attempt | Map<string, string>> {
  const { settings, openKey } = given
  const rendered = render(effective, { settings, openKey, now: world.clock.now() })
  if (rendered.planned.faults.size > 0) return new Map(rendered.planned.faults)
  const { wish, faults } = kernelWish(effective, rendered.planned, settings)
  if (faults.size > 0) return faults
  const plan = kernelPlan(known ?? (await world.links.read()), wish, settings.carrier)
  const failures = plan.before.length === 0 ? [] : await world.links.run(plan.before)
  // What was known may no longer be so: look again before anybody is blamed.
  if (known && failures.some(({ line }) => !line.optional)) return tried(world, given, effective)
  const broken = new Map<string, string>()
  for (const { line, words } of failures) {
    if (line.optional) world.log(`${line.text}: ${words}`)
    else if (line.virtualInterfaceId !== undefined) broken.set(line.virtualInterfaceId, `the kernel refused: ${words}`)
    else throw new Error(`the kernel refused ${JSON.stringify(line.text)}: ${words}`)
  }
  if (broken.size > 0) return broken
  return (await refusedByParser(world, rendered)) ?? { rendered, effective, faults: new Map(), after: plan.after }
}

async function refusedByParser(world: World, rendered: Rendered): Promise<Map<string, string> | undefined> {
  const { daemon, disk } = world
  if (digestIn((await daemon.status()).hostname) === rendered.digest) return undefined
  await disk.draft(candidateFile, rendered.text)
  const reply = await daemon.check(disk.pathOf(candidateFile))
  if (reply.ok) return undefined
  const place = errorPlace(reply)
  const owner = place.line === undefined ? undefined : ownerOfLine(rendered, place.line)
  if (owner === undefined) throw new Error(`BIRD refused the file: ${place.words}`)
  return new Map([[owner, `BIRD refused it: ${place.words}`]])
}

/** Tries until the rest is without fault. Throws when the fault is not one interface's own. */
export async function faultless(world: World, given: ApplyArguments): Promise<Attempt> {
  const faults = new Map<string, string>()
  // Interfaces whose earlier form is no good either.
  const stale = new Set<string>()
  let known = given.kernel
  for (;;) {
    const outcome = await tried(world, given, without(given, faults, stale), known)
    known = undefined
    if (!(outcome instanceof Map)) return { ...outcome, faults }
    for (const [id, why] of outcome) {
      if (faults.has(id)) stale.add(id)
      else faults.set(id, why)
      world.log(`${id} is set aside: ${why}`)
    }
  }
}
