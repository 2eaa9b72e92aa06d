// `demarc edge`: on the router `enrol` and `run`; on the server, which has the database, `invite` and
// `release`.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Config } from '#config.ts'
import { enrolEdge, serveEdge } from '#edge/main.ts'
import { defaultSettings, type EdgeSettings } from '#edge/settings.ts'
import { list, members, oneOf, text, whole, wrong, yesNo } from '#link/read.ts'
import { inviteEdge, letRemoveMany } from '#main/edges.ts'
import { mustSing, openGround } from '#main/ground.ts'
import { StartFault } from '#main/key-file.ts'
import { clock, random } from '#main/world.ts'
import { UsageFault } from '#sandbox/options.ts'

export const edgeUsage = `On the router:
  demarc edge enrol --url URL [--ca FILE] [--directory DIR] TOKEN
  demarc edge run --url URL --settings FILE [--ca FILE] [--directory DIR] [--bird-socket FILE] [--bird-group GID]
On the server:
  demarc edge invite DEVICE    prints a one-time token for the device's router; it holds for a day
  demarc edge release DEVICE   the router's next document may remove many sessions at once

  --url URL           https://host:port of the server's edgeListen; http:// on the same machine only
  --ca FILE           PEM of the authority of the server's certificate, unless the system knows it
  --directory DIR     the agent's own files (/var/lib/demarc-edge); start BIRD with bird -R -c DIR/bird.conf
  --settings FILE     JSON: routerId, members and the rest of docs/edge.md
  --bird-socket FILE  /run/bird/bird.ctl
  --config FILE       the server's settings, for invite and release
`

type Configured = (args: readonly string[]) => { readonly config: Config; readonly rest: readonly string[] }

export async function edge([what, ...args]: readonly string[], configured: Configured): Promise<void> {
  if (what === undefined || what === '--help' || args.includes('--help')) return void process.stdout.write(edgeUsage)
  if (what === 'enrol') return enrolled(args)
  if (what === 'run') return running(args)
  if (what === 'invite' || what === 'release') return onServer(what, configured(args))
  throw new UsageFault(`edge does not take ${what}.\n\n${edgeUsage}`)
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      url: { type: 'string' },
      ca: { type: 'string' },
      settings: { type: 'string' },
      directory: { type: 'string', default: '/var/lib/demarc-edge' },
      'bird-socket': { type: 'string', default: '/run/bird/bird.ctl' },
      'bird-group': { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    if (values.url === undefined) throw new UsageFault('--url is missing: the address of the server for edges.')
    const address = { url: values.url, ...(values.ca !== undefined && { ca: readFileSync(values.ca, 'utf8') }) }
    return { values, positionals, address }
  } catch (error) {
    throw error instanceof UsageFault ? error : new UsageFault(error instanceof Error ? error.message : String(error))
  }
}

/** Something that whoever typed the command can mend. */
export const inWords = (error: unknown): never => {
  throw new StartFault(error instanceof Error ? error.message : String(error))
}

async function enrolled(args: readonly string[]): Promise<void> {
  const { values, positionals, address } = parsed(args)
  const [token] = positionals
  if (token === undefined) throw new UsageFault('edge enrol wants a token, from demarc edge invite.')
  const device = await enrolEdge(address, token, values.directory).catch(inWords)
  process.stdout.write(`Enrolled as ${device}.\n`)
}

async function running(args: readonly string[]): Promise<void> {
  const { values, address } = parsed(args)
  if (values.settings === undefined) throw new UsageFault('--settings is missing: a JSON file with at least routerId.')
  if (!existsSync(values['bird-socket'])) throw new StartFault(`BIRD does not listen on ${values['bird-socket']}.`)
  const settings = readEdgeSettings(readFileSync(values.settings, 'utf8'))
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await using _ = await serveEdge({
    address,
    settings,
    directory: values.directory,
    birdSocket: values['bird-socket'],
    ...(values['bird-group'] !== undefined && { birdGroup: Number(values['bird-group']) }),
    log: (line) => void process.stdout.write(`${line}\n`),
  }).catch(inWords)
  await stop
}

const readers: { readonly [K in keyof Omit<EdgeSettings, 'edge' | 'carrier'>]-?: (value: unknown, path: string) => unknown } = {
  routerId: text,
  isolation: (value, path) => oneOf(value, path, ['vrf', 'tables'] as const),
  members: (value, path) =>
    Object.fromEntries(Object.entries(members(value, path)).map(([name, link]) => [name, text(link, `${path}.${name}`)])),
  rpki: (value, path) =>
    list(value, path, (item, at) => ({
      host: text(members(item, at)['host'], `${at}.host`),
      port: whole(members(item, at)['port'], `${at}.port`),
    })),
  bfd: yesNo,
  birdLog: text,
  removalShare: (value, path) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : wrong(path, 'a number from 0 to 1')),
  removalFloor: whole,
  undoSeconds: whole,
  batchMs: whole,
  observeMs: whole,
  auditMs: whole,
}

/** An agent's settings from the text of its file; throws a StartFault that names what is wrong. */
export function readEdgeSettings(json: string): Omit<EdgeSettings, 'edge'> {
  try {
    const given = members(JSON.parse(json), 'the file')
    const read = Object.entries(given).map(([name, value]) => {
      const reader = Object.entries(readers).find(([known]) => known === name)?.[1]
      if (reader === undefined) throw new TypeError(`there is no setting ${name}`)
      return [name, reader(value, name)] as const
    })
    return { ...defaultSettings, routerId: text(given['routerId'], 'routerId'), ...(Object.fromEntries(read) as Partial<EdgeSettings>) }
  } catch (error) {
    throw new StartFault(`The edge's settings: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

async function onServer(what: 'invite' | 'release', { config, rest }: ReturnType<Configured>): Promise<void> {
  const [device] = rest
  if (device === undefined) throw new UsageFault(`edge ${what} wants a device; demarc admin lists them.`)
  const { store } = await openGround(config, process.env)
  await using _ = store
  await mustSing(store)
  try {
    if (what === 'release') await letRemoveMany(store, device)
    process.stdout.write(
      what === 'invite' ? `${await inviteEdge(store, device, clock(), random)}\n` : `${device} may remove what its next document says.\n`,
    )
  } catch (error) {
    throw error instanceof TypeError ? new StartFault(error.message) : error
  }
}
