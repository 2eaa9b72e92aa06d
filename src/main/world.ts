// The real clock, the real randomness and real waiting, made once and handed down as arguments.
import { randomBytes } from 'node:crypto'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Random } from '#domain/ids.ts'
import type { Pause } from '#store/store-options.ts'

export const clock = (): number => Date.now()

/** A pool: asking the kernel for a few bytes at a time costs more than the bytes. */
export const random: Random = (() => {
  let pool = randomBytes(4096)
  let at = 0
  return (bytes) => {
    if (bytes > 1024) return randomBytes(bytes)
    if (at + bytes > pool.length) {
      pool = randomBytes(4096)
      at = 0
    }
    at += bytes
    return pool.subarray(at - bytes, at)
  }
})()

export const pause: Pause = async (milliseconds, signal) => {
  if (milliseconds === 0) await setImmediate(undefined, { ...(signal && { signal }) })
  else await setTimeout(milliseconds, undefined, { ...(signal && { signal }) })
}
