// A BIRD of a lab: the provider's edge, or a customer's router when a test wants one.
import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#edge/agent/ports.ts'
import { eventually, launch } from '#edge/lab/launch.ts'
import type { Launched } from '#edge/lab/launch.ts'
import type { Namespace } from '#edge/lab/namespaces.ts'

export interface Bird extends AsyncDisposable {
  readonly socket: string
  readonly launched: Launched
  /** Ends it without a goodbye and starts it again from its file, as a service manager would. */
  restart(graceful?: boolean): Promise<void>
}

/** `text`: what the file holds at first; it is left alone when absent. */
export async function startBird(clock: Clock, inside: Namespace, directory: string, name: string, text?: string): Promise<Bird> {
  const file = join(directory, `${name}.conf`)
  const socket = join(directory, `${name}.ctl`)
  if (text !== undefined) await writeFile(file, text, { mode: 0o640 })
  const words = ['-f', '-c', file, '-s', socket, '-P', join(directory, `${name}.pid`)]
  const start = async (more: readonly string[] = []) => {
    const launched = launch(clock, inside.inside('bird', ...words, ...more))
    await eventually(clock, `BIRD ${name}`, async () => {
      if (launched.ended() !== undefined) throw new Error(`${launched.ended()}: ${launched.said()}`)
      await access(socket)
      return true
    })
    return launched
  }
  let launched = await start()
  return {
    socket,
    get launched() {
      return launched
    },
    async restart(graceful = false) {
      await launched.kill()
      launched = await start(graceful ? ['-R'] : [])
    },
    [Symbol.asyncDispose]: () => launched[Symbol.asyncDispose](),
  }
}
