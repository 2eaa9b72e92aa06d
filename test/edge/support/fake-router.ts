// A router in memory: a kernel that understands the lines the agent writes, and a BIRD that understands its own
// file as far as sessions go, with undo and all. It outlives the agents that work on it.
import type { Reply } from '#edge/bird/control.ts'
import type { SessionSeen } from '#edge/bird/read.ts'
import type { KernelLine } from '#edge/kernel/plan.ts'
import type { KernelLink, KernelRule, KernelState } from '#edge/kernel/state.ts'
import type { FakeClock } from './fake-clock.ts'

export interface FakeSession {
  text: string
  upSince: number
  flaps: number
  down?: string
}

const reply = (code: number, text: string): Reply => ({ code, ok: code < 8000, lines: [{ code, text }] })

export class FakeRouter {
  readonly clock: FakeClock
  readonly links = new Map<string, KernelLink>()
  rules: KernelRule[] = []
  readonly rates = new Map<string, number>()
  readonly files = new Map<string, string>()
  readonly sessions = new Map<string, FakeSession>()
  running = ''
  /** Configurations taken into use, for counting. */
  configures = 0
  md5Failures = 0
  /** Text that BIRD's parser refuses. */
  poison: string | undefined
  /** A protocol that a careless BIRD restarts at the next configure. */
  careless: string | undefined
  /** Text of a kernel line that the kernel refuses. */
  kernelPoison: string | undefined
  diskFull = false
  #beforeProbation: string | undefined
  #callOffUndo: (() => void) | undefined
  readonly log: string[] = []

  constructor(clock: FakeClock) {
    this.clock = clock
    for (const name of ['eth1', 'eth2']) {
      this.links.set(name, { name, kind: '', up: true, light: true, mtu: 1500, addressless: true, addresses: [] })
    }
  }

  /** What BIRD does with a file: sessions whose block is the same are left alone. */
  #take(text: string): void {
    const wanted = new Map([...text.matchAll(/^protocol bgp (\w+)[\s\S]*?^\}$/gm)].map((block) => [block[1] ?? '', block[0]]))
    for (const name of this.sessions.keys()) if (!wanted.has(name)) this.sessions.delete(name)
    for (const [name, block] of wanted) {
      const now = this.sessions.get(name)
      if (now?.text === block && this.careless !== name) continue
      this.sessions.set(name, {
        text: block,
        upSince: this.clock.now(),
        flaps: (now?.flaps ?? -1) + 1,
        ...(block.includes('disabled;') && { down: 'Administratively down' }),
      })
    }
    this.careless = undefined
    this.running = text
  }

  configure(path: string, undoSeconds: number): Reply {
    const text = this.files.get(path) ?? ''
    if (this.poison !== undefined && text.includes(this.poison)) return this.check(path)
    this.configures += 1
    this.#callOffUndo?.()
    this.#beforeProbation = this.running
    this.#take(text)
    this.#callOffUndo = this.clock.after(undoSeconds * 1000, () => this.undo())
    return reply(3, 'Reconfigured')
  }

  check(path: string): Reply {
    const lines = (this.files.get(path) ?? '').split('\n')
    const at = this.poison === undefined ? -1 : lines.findIndex((line) => line.includes(this.poison ?? ''))
    return at < 0 ? reply(20, 'Configuration OK') : reply(8002, `${path}:${at + 1}:3 syntax error`)
  }

  confirm(): Reply {
    this.#callOffUndo?.()
    this.#callOffUndo = undefined
    return reply(18, 'Reconfiguration confirmed')
  }

  undo(): Reply {
    this.#callOffUndo?.()
    this.#callOffUndo = undefined
    if (this.#beforeProbation !== undefined) this.#take(this.#beforeProbation)
    return reply(21, 'Undone')
  }

  /** BIRD is restarted from the file it was started with. */
  restartBird(): void {
    this.#callOffUndo?.()
    this.#callOffUndo = undefined
    this.sessions.clear()
    this.#take(this.files.get('bird.conf') ?? '')
  }

  seen(): SessionSeen[] {
    const now = this.clock.now()
    return [...this.sessions].map(([protocol, { upSince, down }]) => ({
      protocol,
      established: down === undefined,
      state: down === undefined ? 'up' : 'down',
      age: now - upSince,
      info: down ?? 'Established',
      imported: 1,
      filtered: 0,
      exported: 1,
      changes: 2,
      ...(down !== undefined && { lastError: down }),
    }))
  }

  kernel(): KernelState {
    return { links: new Map(this.links), rules: [...this.rules], rates: new Map(this.rates) }
  }

  /** Runs one line as `ip -batch` would; returns what is wrong with it. */
  runLine({ tool, text }: KernelLine): string | undefined {
    if (this.kernelPoison !== undefined && text.includes(this.kernelPoison)) return 'RTNETLINK answers: Operation not supported'
    if (tool === 'tc') {
      const rate = /qdisc replace dev (\S+) root tbf rate (\d+)bit/.exec(text)
      if (rate) this.rates.set(rate[1] ?? '', Number(rate[2]))
      else this.rates.delete(/qdisc del dev (\S+)/.exec(text)?.[1] ?? '')
      return undefined
    }
    return tool === 'sysctl' ? undefined : this.#ip(text.split(' '))
  }

  #ip(words: readonly string[]): string | undefined {
    const after = (word: string) => words[words.indexOf(word) + 1] ?? ''
    const family = words[0] === '-6' ? 6 : 4
    const [object, verb, name = ''] = words[0]?.startsWith('-') ? words.slice(1) : words
    if (object === 'link' && verb === 'add') return this.#addLink(words, name, after)
    if (object === 'link' && verb === 'del') return this.links.delete(name) ? undefined : 'Cannot find device'
    if (object === 'link') return this.#change(name, (link) => ({ ...link, ...setting(words) }))
    if (object === 'addr') {
      const add = verb === 'add'
      return this.#change(after('dev'), (link) => ({
        ...link,
        addresses: add ? [...link.addresses, name] : link.addresses.filter((one) => one !== name),
      }))
    }
    if (object !== 'rule') return undefined
    const table = words.includes('lookup') ? { table: Number(after('lookup')) } : {}
    const rule: KernelRule = { family, link: after('iif'), ...table }
    const same = (one: KernelRule) => one.family === rule.family && one.link === rule.link && one.table === rule.table
    this.rules = verb === 'add' ? [...this.rules, rule] : this.rules.filter((one) => !same(one))
    return undefined
  }

  #addLink(words: readonly string[], first: string, after: (word: string) => string): string | undefined {
    const name = first === 'link' ? (words.includes('name') ? after('name') : (words[4] ?? '')) : first
    if (this.links.has(name)) return 'RTNETLINK answers: File exists'
    const kind = after('type')
    const parent = first === 'link' ? { parent: words[3] ?? '' } : {}
    const more = { ...(kind === 'vlan' && { vlan: Number(after('id')) }), ...(kind === 'vrf' && { table: Number(after('table')) }) }
    this.links.set(name, { name, kind, up: false, light: true, mtu: 1500, addresses: [], ...parent, ...more })
    return undefined
  }

  #change(name: string, change: (link: KernelLink) => KernelLink): string | undefined {
    const link = this.links.get(name)
    if (!link) return `Cannot find device "${name}"`
    this.links.set(name, change(link))
    return undefined
  }
}

function setting(words: readonly string[]): Partial<KernelLink> {
  const at = words.indexOf('set') + 2
  const [what, value = ''] = words.slice(at)
  if (what === 'up' || what === 'down') return { up: what === 'up' }
  if (what === 'mtu') return { mtu: Number(value) }
  if (what === 'master') return { master: value }
  return what === 'addrgenmode' ? { addressless: true } : {}
}
