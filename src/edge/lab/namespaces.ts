// Network namespaces of a lab: made with what a router needs switched on, and taken away with everything in them.
// Nothing outside a namespace that the lab made itself is ever changed.
import { output, run } from '#edge/world/programs.ts'

export interface Namespace extends AsyncDisposable {
  readonly name: string
  /** The words that run a program inside. */
  readonly inside: (program: string, ...words: string[]) => [string, ...string[]]
}

/** `accept_dad` off: an address is usable at once, as one of an operator's own router is after its first second. */
const switches = [
  'net.ipv4.ip_forward=1',
  'net.ipv6.conf.all.forwarding=1',
  'net.ipv6.conf.all.accept_dad=0',
  'net.ipv6.conf.default.accept_dad=0',
]

export async function namespace(name: string): Promise<Namespace> {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(name)) throw new TypeError('not a name for a namespace')
  await output('ip', ['netns', 'add', name])
  const inside = (program: string, ...words: string[]): [string, ...string[]] => ['ip', 'netns', 'exec', name, program, ...words]
  await output('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  const [program, ...words] = inside('sysctl', '-q', '-e', '-p', '-')
  await run(program, words, `${switches.join('\n')}\n`)
  return {
    name,
    inside,
    async [Symbol.asyncDispose]() {
      await run('ip', ['netns', 'del', name])
    },
  }
}

export const namespaceExists = async (name: string): Promise<boolean> =>
  (await output('ip', ['netns', 'list'])).split('\n').some((line) => line.split(' ')[0] === name)

/** Processes whose network is this namespace, by id. */
export async function processesIn(name: string): Promise<number[]> {
  const ran = await run('ip', ['netns', 'pids', name])
  return ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map(Number)
}
