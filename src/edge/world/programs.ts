// Running `ip`, `tc` and their like: without a shell, with the text on standard input, for a bounded time.
import { spawn } from 'node:child_process'

export interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Rejects only when the program cannot be started or does not end in time. */
export function run(program: string, words: readonly string[], input = '', milliseconds = 60_000): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'], timeout: milliseconds })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece))
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece))
    child.on('error', reject)
    child.on('close', (status, signal) =>
      signal ? reject(new Error(`${program} did not end: ${signal}`)) : resolve({ status: status ?? 1, stdout, stderr }),
    )
    // A program that ends without reading its input is judged by its status, not by the broken pipe.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** The output of a program that must succeed. */
export async function output(program: string, words: readonly string[], input = ''): Promise<string> {
  const ran = await run(program, words, input)
  if (ran.status !== 0) throw new Error(`${program} ${words.join(' ')}: ${ran.stderr.trim() || `status ${ran.status}`}`)
  return ran.stdout
}
