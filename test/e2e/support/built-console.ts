// The console as the server serves it: built from what is in the working tree, once, however many
// test files ask at the same time.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const folder = join(import.meta.dirname, '../../../console')
const built = join(folder, 'dist/index.html')
const lock = join(folder, 'node_modules/.building')
/** A build takes seconds; a lock that is older was left behind. */
const lockLasts = 60_000

function isFresh(): boolean {
  if (!existsSync(built)) return false
  const sources = [...globSync('{src,public}/**/*', { cwd: folder }), 'index.html', 'vite.config.ts', 'package.json'].map((file) =>
    join(folder, file),
  )
  const rules = globSync(join(folder, '../src/domain/**/*.ts'))
  const newest = Math.max(...[...sources, ...rules].map((file) => statSync(file).mtimeMs))
  return statSync(built).mtimeMs >= newest
}

function tryLock(): boolean {
  try {
    mkdirSync(lock, { recursive: false })
    return true
  } catch {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > lockLasts) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

export async function builtConsole(): Promise<void> {
  mkdirSync(dirname(lock), { recursive: true })
  while (!isFresh()) {
    if (!tryLock()) {
      await pause(100)
      continue
    }
    try {
      if (isFresh()) return
      const vite = join(dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json')), 'bin/vite.js')
      execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
        cwd: folder,
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}
