// Whether the machine has the daemons, and BIRD's own parser as a judge of files.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasProgram = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

export const hasBird = hasProgram('bird')

/** What BIRD's parser says about a file; empty when it takes it. */
export function parserSays(text: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'demarc-bird-'))
  try {
    const file = join(directory, 'bird.conf')
    writeFileSync(file, text)
    const answer = spawnSync('bird', ['-p', '-c', file], { encoding: 'utf8' })
    return answer.status === 0 ? '' : `${answer.stderr}${answer.stdout}`.trim() || `exit status ${answer.status}`
  } finally {
    rmSync(directory, { recursive: true })
  }
}

export const birdVersion = (): string => execFileSync('bird', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
