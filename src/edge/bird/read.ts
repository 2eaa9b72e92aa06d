// BIRD's answers as facts. Times come as `YYYY-MM-DD hh:mm:ss.uuuuuu` (the file asks for them so) in the
// router's own zone. They are turned into ages against BIRD's own clock: its printed times wander by microseconds
// and jump with the wall clock, an age only grows as long as nothing happens.
import type { Reply } from '#edge/bird/control.ts'

export interface SessionSeen {
  readonly protocol: string
  readonly established: boolean
  /** `start`, `up`, `down`, … */
  readonly state: string
  /** Milliseconds since the last change of the state. */
  readonly age: number
  /** What stands behind the state, e.g. `Established` or `Active  Socket: Connection refused`. */
  readonly info: string
  readonly imported: number
  readonly filtered: number
  readonly exported: number
  /** Updates and withdrawals that changed something, both ways: differs when the routes may. */
  readonly changes: number
  readonly lastError?: string
}

export interface StatusSeen {
  readonly version: string
  readonly hostname?: string
  readonly reconfiguring: boolean
  /** BIRD's clock, as its other answers print it. */
  readonly serverTime: number
}

export interface RouteSeen {
  readonly cidr: string
  readonly asPath: readonly number[]
  readonly communities: readonly string[]
  /** Milliseconds that it has been there. */
  readonly age: number
}

/** The last second that was read: thousands of sessions often have the same one, and a zone's rules take time. */
let lastSecond: readonly [text: string, time: number] = ['', 0]

function timeIn(text: string): number {
  const parts = /(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.(\d{1,6}))?/.exec(text)
  const second = parts?.[1]
  if (second === undefined) return 0
  // Without a zone in it the text is in the router's own.
  if (second !== lastSecond[0]) lastSecond = [second, new Date(second.replace(' ', 'T')).getTime()]
  return lastSecond[1] + Math.floor(Number((parts?.[2] ?? '0').padEnd(6, '0')) / 1000)
}

export function statusFrom(reply: Reply): StatusSeen {
  const texts = reply.lines.map((line) => line.text)
  const found = (pattern: RegExp) => texts.map((text) => pattern.exec(text)?.[1]).find((match) => match !== undefined)
  const hostname = found(/^Hostname is (.*)$/)
  return {
    version: found(/^BIRD (\S+)/) ?? '',
    ...(hostname !== undefined && { hostname }),
    serverTime: timeIn(found(/^Current server time is (.*)$/) ?? ''),
    reconfiguring: texts.some((text) => /Reconfiguration in progress/.test(text)),
  }
}

const protocolLine = /^(\S+)\s+BGP\s+\S+\s+(\S+)\s+(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*)\s*(.*)$/

const nothing: SessionSeen = {
  protocol: '',
  state: '',
  age: 0,
  info: '',
  established: false,
  imported: 0,
  filtered: 0,
  exported: 0,
  changes: 0,
}

/** The BGP sessions of `show protocols` or `show protocols all`. */
export function sessionsFrom(reply: Reply, serverTime: number): SessionSeen[] {
  const sessions: SessionSeen[] = []
  for (const { code, text } of reply.lines) {
    const line = code === 1002 ? protocolLine.exec(text) : null
    if (line) {
      const [, protocol = '', state = '', since = '', info = ''] = line
      const established = state === 'up' && info.startsWith('Established')
      sessions.push({ ...nothing, protocol, state, established, age: serverTime - timeIn(since), info: info.trim() })
      continue
    }
    if (code === 1002) {
      // Another kind of protocol: what follows belongs to it.
      sessions.push(nothing)
      continue
    }
    const last = sessions.pop()
    if (last) sessions.push(code === 1006 ? withDetail(last, text) : last)
  }
  return sessions.filter((session) => session.protocol !== '')
}

function withDetail(session: SessionSeen, text: string): SessionSeen {
  const error = /^\s*Last error:\s+(.+)$/.exec(text)?.[1]
  if (error !== undefined) return { ...session, lastError: error.trim() }
  // The last column of each row is what was accepted.
  const accepted = /^\s*(?:Import|Export) (?:updates|withdraws):.*\s(\d+)$/.exec(text)?.[1]
  if (accepted !== undefined) return { ...session, changes: session.changes + Number(accepted) }
  if (!/^\s*Routes:/.test(text)) return session
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0)
  return { ...session, imported: count('imported'), filtered: count('filtered'), exported: count('exported') }
}

/** The routes of `show route … all`, which prints each prefix once and its attributes below. */
export function routesFrom(reply: Reply, serverTime: number): RouteSeen[] {
  const routes: { cidr: string; asPath: number[]; communities: string[]; age: number }[] = []
  let cidr = ''
  for (const { code, text } of reply.lines) {
    if (code === 1007) {
      const head = /^(\S+\/\d+)?\s+(?:\S.*)?\[\S+ (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*)/.exec(text)
      if (!head) continue
      cidr = head[1] ?? cidr
      routes.push({ cidr, asPath: [], communities: [], age: serverTime - timeIn(head[2] ?? '') })
      continue
    }
    const last = routes.at(-1)
    const path = /^\s*BGP\.as_path: (.*)$/.exec(text)?.[1]
    if (last && path !== undefined) last.asPath = [...path.matchAll(/\d+/g)].map(([asn]) => Number(asn))
    const communities = /^\s*BGP\.community: (.*)$/.exec(text)?.[1]
    if (last && communities !== undefined)
      last.communities = [...communities.matchAll(/\((\d+),(\d+)\)/g)].map((pair) => `${pair[1]}:${pair[2]}`)
  }
  return routes
}

/** The place of a syntax error: line and words of `file:line:column words`. */
export function errorPlace(reply: Reply): { readonly line?: number; readonly words: string } {
  const text = reply.lines.filter((line) => line.code >= 8000).at(-1)?.text ?? ''
  const place = /:(\d+):\d+ (.*)$/.exec(text)
  return place ? { line: Number(place[1]), words: place[2] ?? text } : { words: text }
}
