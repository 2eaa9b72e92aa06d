// The doors of the house: which room may open onto which, as the plan in DESIGN.md draws it, and
// which npm packages a room may use. A room that is not here does not exist yet: add it on purpose.
import { type Import, resolved } from './sources.ts'

interface Room {
  readonly opens: readonly string[]
  /** Rooms of which only types may be seen. */
  readonly typesOf?: readonly string[]
  /** npm packages; undefined: any of the project's dependencies that no room has to itself. */
  readonly packages?: readonly RegExp[]
  readonly why: string
}

const client = /^@aws-sdk\/client-direct-connect(\/|$)/
const schemaRuntime = /^(@aws-sdk\/core|@smithy\/(core|types))(\/|$)/

export const rooms: Readonly<Record<string, Room>> = {
  contract: { opens: [], packages: [client, schemaRuntime], why: 'the contract is what the API promises, whoever serves it' },
  domain: { opens: [], packages: [], why: 'what is true is pure: types and rules that every other room may trust' },
  link: { opens: [], packages: [], why: 'both the server and a router import the link, so it can bring nothing with it' },
  store: { opens: ['domain'], why: 'the store writes what the domain says and knows no rules, callers or wire' },
  accounts: { opens: ['domain', 'store'], why: 'who is asking does not depend on what is asked' },
  operations: {
    opens: ['contract', 'domain', 'store'],
    typesOf: ['accounts'],
    why: 'an operation is told who calls; it never looks that up, and knows nothing of HTTP',
  },
  protocol: {
    opens: ['contract', 'domain', 'accounts', 'operations', 'store'],
    why: 'the door turns bytes into values and decides nothing',
  },
  lifecycle: { opens: ['domain', 'store', 'link'], why: 'what comes next follows from what is written, never from a request' },
  sandbox: {
    opens: ['domain', 'store', 'link', 'lifecycle', 'accounts'],
    why: 'the sandbox is a provider in front of the same house, not a second house',
  },
  edge: { opens: ['link'], packages: [], why: 'the edge runs on a router that has no database and no AWS package' },
  cli: { opens: ['contract', 'link'], why: 'the command line talks to a server; it does not contain one' },
}

/** Packages that one room has to itself, so that only it changes with them. */
const owned: readonly { readonly name: RegExp; readonly room: string }[] = [
  { name: client, room: 'contract' },
  { name: /^(kysely|pg)(\/|$)|^node:sqlite$/, room: 'store' },
  { name: /^(pdf-lib|@pdf-lib\/.*)$/, room: 'operations' },
]

/** `src/<room>/…`; files straight under src (main.ts, config.ts) belong to `main`, which wires everything. */
export const roomOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? 'main'

const isPackage = (from: string): boolean => !/^([.#/]|node:)/.test(from)

function trespassOfPackage(name: string, room: Room, from: string): string | undefined {
  const owner = owned.find((each) => each.name.test(from))
  if (owner && owner.room !== name) return `${from} belongs to the room ${owner.room} alone`
  if (isPackage(from) && room.packages && !room.packages.some((allowed) => allowed.test(from)))
    return `${name} may not use the package ${from}: ${room.why}`
  return undefined
}

/** Why an import is not allowed where it stands, or undefined. */
export function trespassOf(file: string, { from, typeOnly }: Import): string | undefined {
  const name = roomOf(file)
  if (/^[#.]/.test(from) && !/\.(ts|tsx|json)$/.test(from)) return `${from} lacks the file's ending`
  if (from.startsWith('.') && roomOf(resolved(file, from)) !== name) return `${from} climbs out of its room: write it as #room/…`
  if (name === 'main') return undefined
  const room = rooms[name]
  if (!room) return `${name} is a room without doors: give it a row in test/ratchets/doors.ts and a line in the plan`
  if (!from.startsWith('#')) return trespassOfPackage(name, room, from)

  const target = roomOf(from.replace('#', 'src/'))
  if (target === name || room.opens.includes(target)) return undefined
  if (room.typesOf?.includes(target)) return typeOnly ? undefined : `${name} may see only types of ${target} (import type): ${room.why}`
  const doors = [...room.opens, ...(room.typesOf ?? []).map((each) => `${each} (types)`)]
  return `${name} may not open onto ${target}, only onto ${doors.join(', ') || 'no other room'}: ${room.why}`
}
