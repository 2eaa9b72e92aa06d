// Where the agent meets the real world: the clock, randomness, its own directory. `demarc edge` calls these two; everything
// else in this room takes time and randomness as arguments.
import { randomBytes } from 'node:crypto'
import type { Clock } from '#edge/agent/ports.ts'
import { runEdge } from '#edge/run.ts'
import type { RunningEdge } from '#edge/run.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import { diskAt } from '#edge/world/disk.ts'
import type { DesiredPeer } from '#link/desired.ts'
import { controlPlaneOverHttps, enrol } from '#link/https.ts'
import type { LinkAddress, LinkMeans } from '#link/https.ts'
import type { EdgeIdentity } from '#link/identity.ts'
import { list, members, text } from '#link/read.ts'
import { peerKeyPlace, unseal } from '#link/seal.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

export const linkMeans: LinkMeans = { ...systemClock, random: (bytes) => randomBytes(bytes) }

const identityFile = 'identity.json'

/** Trades the one-time token for an identity and keeps it in the directory. Resolves to the edge's name. */
export async function enrolEdge(address: LinkAddress, token: string, directory: string): Promise<string> {
  const disk = await diskAt(directory)
  const identity = await enrol(address, token, linkMeans)
  await disk.write(identityFile, JSON.stringify(identity))
  return identity.edge
}

function readIdentity(json: string): EdgeIdentity {
  const value = members(JSON.parse(json), 'the identity')
  const pair = (name: string) => {
    const keys = members(value[name], name)
    return { publicKey: text(keys['publicKey'], `${name}.publicKey`), privateKey: text(keys['privateKey'], `${name}.privateKey`) }
  }
  return {
    edge: text(value['edge'], 'edge'),
    signers: list(value['signers'], 'signers', text),
    identity: pair('identity'),
    sealing: pair('sealing'),
  }
}

export interface EdgeArguments {
  readonly address: LinkAddress
  /** Everything but the name, which came with the identity. */
  readonly settings: Omit<EdgeSettings, 'edge'>
  readonly directory: string
  readonly birdSocket: string
  readonly birdGroup?: number
  /** The network namespace that the router lives in; absent: this process's own. */
  readonly namespace?: string
  readonly log: (line: string) => void
}

/** Runs the agent of an enrolled edge until it is disposed of. */
export async function serveEdge(given: EdgeArguments): Promise<RunningEdge> {
  const kept = await (await diskAt(given.directory)).read(identityFile)
  if (kept === undefined) throw new Error('This edge is not enrolled: demarc edge enrol, with a token from demarc edge invite.')
  const identity = readIdentity(kept)
  const { edge, signers, sealing } = identity
  const openKey = (peer: DesiredPeer) => unseal(peer.authKey, sealing.privateKey, peerKeyPlace(edge, peer.bgpPeerId))
  const control = controlPlaneOverHttps(given.address, identity, linkMeans, given.log)
  return runEdge({ ...given, settings: { ...given.settings, edge }, control, signers, openKey, clock: systemClock })
}
