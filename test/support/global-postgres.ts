// One private PostgreSQL for a whole test run, started when the first test file asks for it: most
// runs need none. It listens on a socket in a temporary folder only, and goes with this process,
// even if this process is killed: a shell beside it waits for the end of its input.
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '#store/postgres.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { testOptions } from './stores.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A socket that answers with the URL of the template database, as soon as there is one. */
    readonly postgresDoor: string
  }
}

/** PostgreSQL refuses to run as root. */
const unprivileged = 'nobody'
const isRoot = process.getuid?.() === 0

const asUnprivileged = (command: string, args: readonly string[]): [string, string[]] =>
  isRoot ? ['runuser', ['-u', unprivileged, '--', command, ...args]] : [command, [...args]]

const untilInputEnds = `
  "$0/postgres" -D "$1/cluster" -k "$1" -c listen_addresses= >"$1/log" 2>&1 &
  server=$!
  cat >/dev/null
  kill -INT $server
  wait $server
  rm -rf "$1"
`

interface Cluster extends AsyncDisposable {
  readonly url: string
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

export async function startCluster(binaries: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-pg-'))
  if (isRoot) chownSync(folder, Number(execFileSync('id', ['-u', unprivileged])), -1)
  const create = ['-D', join(folder, 'cluster'), '-U', 'demarc', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']
  execFileSync(...asUnprivileged(join(binaries, 'initdb'), create), { cwd: folder, stdio: 'pipe' })
  const server: ChildProcess = spawn(...asUnprivileged('sh', ['-c', untilInputEnds, binaries, folder]), {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const over = new Promise((resolve) => server.once('exit', resolve))
  const urlOf = (database: string) => `postgres://demarc@localhost/${database}?host=${encodeURIComponent(folder)}`

  for (let tries = 0; !(await answers(urlOf('postgres'))); tries += 1) {
    if (tries > 200) throw new Error(`PostgreSQL did not start; see ${folder}/log`)
    await setTimeout(50)
  }
  const template = new pg.Client({ connectionString: urlOf('postgres') })
  await template.connect()
  await template.query('create database migrated')
  await template.end()
  const url = urlOf('migrated')
  await (await openPostgres({ ...testOptions, url }))[Symbol.asyncDispose]()
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.stdin?.end()
      await over
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let close: (() => Promise<void>) | undefined

export async function setup(project: TestProject): Promise<void> {
  const binaries = postgresBinaries()
  const folder = mkdtempSync(join(tmpdir(), 'demarc-door-'))
  let cluster: Promise<Cluster> | undefined
  const door = createServer((socket) => {
    cluster ??= binaries === undefined ? Promise.reject(new Error('There is no PostgreSQL here.')) : startCluster(binaries)
    cluster.then(
      ({ url }) => socket.end(url),
      (error: unknown) => socket.end(String(error)),
    )
  })
  const path = join(folder, 'door')
  await new Promise<void>((resolve) => door.listen(path, resolve))
  project.provide('postgresDoor', path)
  close = async () => {
    door.close()
    await (await cluster?.catch(() => undefined))?.[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function teardown(): Promise<void> {
  await close?.()
}
