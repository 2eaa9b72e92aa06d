// The console as the server serves it: built from what is in the working tree, once, however many
// test files ask at the same time.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const folder = join(import.meta.dirname, '../../../console')
const built = join(folder, 'dist/index.html')
const lock = join(folder, 'node_modules/.building')
/** A build takes seconds; a lock that is older was left behind. */
const lockLasts = 60_000

function isFresh(): boolean {
  const sources = [...globSync('{src,public}/**/*', { cwd: folder }), 'index.html', 'vite.config.ts', 'package.json'].map((file) =>
    join(folder, file),
  )
  const rules = globSync(join(folder, '../src/domain/**/*.ts'))
  const newest = Math.max(...[...sources, ...rules].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0))
  // Somebody else may be building right now.
  return (statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= newest
}

function tryLock(): boolean {
  try {
    mkdirSync(lock, { recursive: false })
    return true
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > lockLasts) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** Builds beside the folder that is served and puts it there in one move, so that nobody reads half of it. */
function build(): void {
  const vite = join(dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json')), 'bin/vite.js')
  const beside = mkdtempSync(join(folder, 'node_modules/.built-'))
  const fresh = join(beside, 'dist')
  const served = dirname(built)
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (existsSync(served)) renameSync(served, join(beside, 'before'))
  renameSync(fresh, served)
  rmSync(beside, { recursive: true, force: true })
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
      build()
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}
