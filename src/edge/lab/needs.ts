// What a lab needs of the machine, and what is there: said in words before anything is made.
import { existsSync } from 'node:fs'
import { run } from '#edge/world/programs.ts'

const programs: readonly { readonly path: string; readonly what: string; readonly package: string }[] = [
  { path: '/usr/sbin/bird', what: 'BIRD 2, the edge’s routing daemon', package: 'bird2' },
  { path: '/usr/lib/frr/bgpd', what: 'FRR, the customer’s router', package: 'frr' },
  { path: '/sbin/ip', what: 'iproute2', package: 'iproute2' },
]

/** One sentence for each thing that is missing. */
export function labNeeds(): string[] {
  const missing = programs.filter(({ path }) => !existsSync(path))
  return [
    ...(process.platform === 'linux' ? [] : ['A lab needs Linux: it is made of network namespaces.']),
    ...(process.getuid?.() === 0 ? [] : ['A lab needs root: run it with sudo.']),
    ...missing.map(({ what, package: name }) => `A lab needs ${what}: apt-get install ${name}`),
  ]
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''

/** Versions of what a lab runs, as the programs tell them themselves. */
export async function labVersions(): Promise<Readonly<Record<string, string>>> {
  const ask = async (program: string, ...words: string[]) => {
    const ran = await run(program, words).catch(() => undefined)
    return firstLine(ran ? ran.stdout || ran.stderr : 'not there')
  }
  return {
    bird: await ask('bird', '--version'),
    frr: await ask('/usr/lib/frr/bgpd', '--version'),
    iproute2: await ask('ip', '-V'),
    kernel: await ask('uname', '-r'),
    node: process.version,
  }
}
