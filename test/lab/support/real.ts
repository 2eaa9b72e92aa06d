// The lab's tools on this machine's own clock.
import { startBird as startBirdOn } from '#edge/lab/bird.ts'
import { startFrr as startFrrOn } from '#edge/lab/frr.ts'
import { eventually as eventuallyOn, launch as launchOn } from '#edge/lab/launch.ts'
import type { Namespace } from '#edge/lab/namespaces.ts'
import { systemClock } from '#edge/main.ts'

export const launch = (words: readonly [string, ...string[]]) => launchOn(systemClock, words)

export const eventually = <T>(what: string, ask: () => Promise<T | undefined | false>, milliseconds?: number) =>
  eventuallyOn(systemClock, what, ask, milliseconds)

export const startBird = (inside: Namespace, directory: string, name: string, text?: string) =>
  startBirdOn(systemClock, inside, directory, name, text)

export const startFrr = (inside: Namespace, directory: string, name: string, text: string) =>
  startFrrOn(systemClock, inside, directory, name, text)
