// One agent's view of a router in memory, which outlives it: a life that can be told to fail or to end at any step.
import type { Daemon, Disk, Links, World } from '#edge/agent/ports.ts'
import type { KernelLine } from '#edge/kernel/plan.ts'
import type { FakeRouter } from './fake-router.ts'

export interface Life extends World {
  /** Calls so far. */
  readonly steps: () => number
}

/** Ends the agent's life at a step: before the step has its effect, or right after it. Counted from 1. */
export interface Fate {
  readonly diesAt?: number
  readonly afterEffect?: boolean
  /** This one call fails, the agent lives on. */
  readonly failsAt?: number
}

export function lifeOn(router: FakeRouter, fate: Fate = {}): Life {
  let steps = 0
  let dead = false
  const step = <T>(effect: () => T): Promise<T> => {
    steps += 1
    if (dead) return new Promise<T>(() => undefined)
    if (steps === fate.failsAt) return Promise.reject(new Error(`step ${steps} fails`))
    if (steps !== fate.diesAt) {
      try {
        return Promise.resolve(effect())
      } catch (thrown) {
        return Promise.reject(thrown instanceof Error ? thrown : new Error(String(thrown)))
      }
    }
    dead = true
    if (fate.afterEffect) effect()
    // A dead agent's promises never come back.
    return new Promise<T>(() => undefined)
  }
  const daemon: Daemon = {
    status: () => step(() => ({ version: 'fake', serverTime: 0, reconfiguring: false, ...hostnameOf(router.running) })),
    check: (path) => step(() => router.check(path)),
    configure: (path, undoSeconds) => step(() => router.configure(path, undoSeconds)),
    confirm: () => step(() => router.confirm()),
    undo: () => step(() => router.undo()),
    sessions: () => step(() => router.seen()),
    sessionsInDetail: () => step(() => router.seen()),
    routes: () => step(() => []),
  }
  const links: Links = {
    read: () => step(() => router.kernel()),
    // Each line is a step of its own: an agent may die in the middle of a batch.
    async run(lines) {
      const failures: { line: KernelLine; words: string }[] = []
      for (const line of lines) {
        const words = await step(() => router.runLine(line))
        if (words !== undefined) failures.push({ line, words })
      }
      return failures
    },
    md5Failures: () => step(() => router.md5Failures),
  }
  const put = (name: string, text: string) => {
    if (router.diskFull) throw new Error('ENOSPC: no space left on device')
    router.files.set(name, text)
  }
  const disk: Disk = {
    read: (name) => step(() => router.files.get(name)),
    write: (name, text) => step(() => put(name, text)),
    draft: (name, text) => step(() => put(name, text)),
    append: (name, text) =>
      step(() => {
        // A full disk takes a part of it, as real ones do.
        router.files.set(name, (router.files.get(name) ?? '') + (router.diskFull ? text.slice(0, 20) : text))
        if (router.diskFull) throw new Error('ENOSPC: no space left on device')
      }),
    pathOf: (name) => name,
  }
  const alive = <T extends (...given: never[]) => void>(callback: T): T => ((...given) => (dead ? undefined : callback(...given))) as T
  return {
    daemon,
    links,
    disk,
    clock: { now: () => router.clock.now(), after: (ms, callback) => router.clock.after(ms, alive(callback)) },
    log: (line) => void router.log.push(line),
    steps: () => steps,
  }
}

const hostnameOf = (text: string): { hostname?: string } => {
  const hostname = /^hostname "(.*)";/.exec(text)?.[1]
  return hostname === undefined ? {} : { hostname }
}
