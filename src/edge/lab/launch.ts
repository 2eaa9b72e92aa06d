// Daemons of a lab: started in the foreground under their own id, ended by exactly that id, with what they say
// kept for whoever asks why one died.
import { spawn } from 'node:child_process'
import type { Clock } from '#edge/agent/ports.ts'

export interface Launched extends AsyncDisposable {
  readonly pid: number
  /** Why it is no longer there; undefined while it runs. */
  readonly ended: () => string | undefined
  readonly said: () => string
  /** As a power cut would: no goodbye. */
  kill(): Promise<void>
}

const patience = 5_000

export function launch(clock: Clock, [program, ...words]: readonly [string, ...string[]]): Launched {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let ended: string | undefined
  const keep = (piece: Buffer) => (said = (said + piece.toString('utf8')).slice(-20_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      ended = error.message
      resolve()
    })
    child.on('close', (status, signal) => {
      ended ??= signal === null ? `status ${status}` : `signal ${signal}`
      resolve()
    })
  })
  const end = async (signal: NodeJS.Signals) => {
    if (ended === undefined) child.kill(signal)
    const callOff = clock.after(patience, () => child.kill('SIGKILL'))
    await gone
    callOff()
  }
  return {
    pid: child.pid ?? 0,
    ended: () => ended,
    said: () => said,
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}

/** Asks again and again until the answer is there; throws with the last reason when the time is over. */
export async function eventually<T>(
  clock: Clock,
  what: string,
  ask: () => Promise<T | undefined | false>,
  milliseconds = 20_000,
): Promise<T> {
  const end = clock.now() + milliseconds
  let last = ''
  for (;;) {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
    } catch (thrown) {
      last = thrown instanceof Error ? `: ${thrown.message}` : ''
    }
    if (clock.now() > end) throw new Error(`${what} did not happen within ${milliseconds} ms${last}`)
    await new Promise<void>((resolve) => clock.after(10, resolve))
  }
}
