// An FRR of a lab, as a customer would run it: zebra, staticd, bfdd and bgpd, each reading the whole configuration, in a
// path space of its own, so that any number of them can run beside each other.
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#edge/agent/ports.ts'
import { eventually, launch } from '#edge/lab/launch.ts'
import type { Launched } from '#edge/lab/launch.ts'
import type { Namespace } from '#edge/lab/namespaces.ts'
import { output } from '#edge/world/programs.ts'

export interface Frr extends AsyncDisposable {
  /** The answer of one or several vtysh commands. */
  tell(...commands: string[]): Promise<string>
  /** The answer as the router's JSON. */
  json(command: string): Promise<unknown>
}

const daemons = ['zebra', 'staticd', 'bfdd', 'bgpd'] as const

/** The user that FRR's daemons become. */
async function frrUser(): Promise<{ uid: number; gid: number }> {
  const entry = (await readFile('/etc/passwd', 'utf8')).split('\n').find((line) => line.startsWith('frr:'))
  const [, , uid = '0', gid = '0'] = entry?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** `name`: unique on the machine; letters, digits and hyphens. */
export async function startFrr(clock: Clock, inside: Namespace, directory: string, name: string, text: string): Promise<Frr> {
  const { uid, gid } = await frrUser()
  const run = join('/var/run/frr', name)
  const file = join(directory, `${name}.frr.conf`)
  await mkdir(run, { recursive: true })
  await chown(run, uid, gid)
  await writeFile(file, text)
  // The daemons read it after they became their own user.
  await chown(file, uid, gid)
  await chmod(file, 0o600)
  const running: Launched[] = []
  const dispose = async () => {
    for (const one of running.toReversed()) await one[Symbol.asyncDispose]()
    await rm(run, { recursive: true, force: true })
  }
  try {
    for (const daemon of daemons) {
      const words = [
        '-N',
        name,
        '-f',
        file,
        '-i',
        join(run, `${daemon}.pid`),
        '-A',
        '127.0.0.1',
        '-P',
        '0',
        '--log',
        'stdout',
        '--log-level',
        'warnings',
      ]
      const launched = launch(clock, inside.inside(join('/usr/lib/frr', daemon), ...words))
      running.push(launched)
      await eventually(clock, `FRR ${daemon}`, async () => {
        if (launched.ended() !== undefined) throw new Error(`${launched.ended()}: ${launched.said()}`)
        await output('vtysh', ['--vty_socket', run, '-d', daemon, '-c', 'show version'])
        return true
      })
    }
  } catch (thrown) {
    await dispose()
    throw thrown
  }
  const tell = (...commands: string[]) => output('vtysh', ['--vty_socket', run, ...commands.flatMap((command) => ['-c', command])])
  return { tell, json: async (command) => JSON.parse(await tell(command)) as unknown, [Symbol.asyncDispose]: dispose }
}
