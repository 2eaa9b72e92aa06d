// The kernel's links through iproute2, in this network namespace or in a named one. Lines of one kind go to one
// program, so a batch of any size is a handful of processes.
import { readFile } from 'node:fs/promises'
import type { KernelFailure, Links } from '#edge/agent/ports.ts'
import type { KernelLine } from '#edge/kernel/plan.ts'
import { kernelStateFrom } from '#edge/kernel/state.ts'
import { output, run } from '#edge/world/programs.ts'

/** Which program a line is for; family options stand before `-batch`, not in its lines. */
const kindOf = ({ tool, text }: KernelLine): string => (tool === 'ip' ? `ip ${/^-[46] /.exec(text)?.[0] ?? ''}` : tool)

const withoutFamily = (text: string): string => text.replace(/^-[46] /, '')

/** Consecutive lines for the same program. */
function batches(lines: readonly KernelLine[]): KernelLine[][] {
  const groups: KernelLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last?.[0] && kindOf(last[0]) === kindOf(line)) last.push(line)
    else groups.push([line])
  }
  return groups
}

/** `ip` and `tc` say what is wrong and then `Command failed -:N`, N counted from 1. */
export function failuresIn(stderr: string, lines: readonly KernelLine[]): KernelFailure[] {
  const failures: KernelFailure[] = []
  let words: string[] = []
  for (const text of stderr.split('\n')) {
    const at = /^Command failed .*:(\d+)$/.exec(text)
    const line = at && lines[Number(at[1]) - 1]
    if (line) failures.push({ line, words: words.join(' ').trim() || 'refused' })
    if (at) words = []
    else words.push(text)
  }
  return failures
}

async function runBatch(lines: readonly KernelLine[], namespace: string | undefined): Promise<KernelFailure[]> {
  const [first] = lines
  if (!first) return []
  const input = `${lines.map((line) => withoutFamily(line.text)).join('\n')}\n`
  if (first.tool === 'sysctl') {
    const words = ['-q', '-e', '-p', '-']
    await (namespace === undefined ? run('sysctl', words, input) : run('ip', ['netns', 'exec', namespace, 'sysctl', ...words], input))
    return []
  }
  const family = /^-[46]/.exec(first.text)?.[0]
  const within = namespace === undefined ? [] : ['-n', namespace]
  const ran = await run(first.tool, [...within, ...(family === undefined ? [] : [family]), '-force', '-batch', '-'], input)
  const failures = failuresIn(ran.stderr, lines)
  if (ran.status !== 0 && failures.length === 0) return lines.map((line) => ({ line, words: ran.stderr.trim() }))
  return failures
}

/** A counter of `/proc/net/netstat`: a line of names, then a line of values. */
export function counterIn(netstat: string, name: string): number {
  const lines = netstat.split('\n').map((line) => line.split(' '))
  const at = lines.findIndex((words) => words.includes(name))
  return Number(lines[at + 1]?.[lines[at]?.indexOf(name) ?? 0] ?? 0)
}

export function kernelLinks(namespace?: string): Links {
  const within = namespace === undefined ? [] : ['-n', namespace]
  const netstat = () =>
    namespace === undefined ? readFile('/proc/net/netstat', 'utf8') : output('ip', ['netns', 'exec', namespace, 'cat', '/proc/net/netstat'])
  return {
    async read() {
      const [addr, rules4, rules6, qdiscs] = await Promise.all([
        output('ip', [...within, '-j', '-d', 'addr', 'show']),
        output('ip', [...within, '-j', 'rule']),
        output('ip', [...within, '-j', '-6', 'rule']),
        output('tc', [...within, '-j', 'qdisc', 'show']),
      ])
      return kernelStateFrom({ addr, rules4, rules6, qdiscs })
    },
    async run(lines) {
      const failures: KernelFailure[] = []
      for (const batch of batches(lines)) failures.push(...(await runBatch(batch, namespace)))
      return failures
    },
    async md5Failures() {
      const text = await netstat()
      return ['TCPMD5NotFound', 'TCPMD5Unexpected', 'TCPMD5Failure'].reduce((sum, name) => sum + counterIn(text, name), 0)
    },
  }
}
