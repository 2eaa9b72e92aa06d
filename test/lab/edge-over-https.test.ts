// An edge from its one-time token to its sessions: enrolled, served over HTTPS with keys sealed to it, on a real BIRD. Then
// the stream is cut, repeats itself and comes in the wrong order.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namespace } from '#edge/lab/namespaces.ts'
import { enrolEdge, serveEdge, systemClock } from '#edge/main.ts'
import { render } from '#edge/bird/render.ts'
import type { RunningEdge } from '#edge/run.ts'
import { birdDaemon } from '#edge/world/daemon.ts'
import type { Desired, DesiredInterface, DesiredPeer } from '#link/desired.ts'
import type { EdgeKeys } from '#link/identity.ts'
import type { Observed } from '#link/observed.ts'
import { partialBetween } from '#link/partial.ts'
import { peerKeyPlace, seal } from '#link/seal.ts'
import { linkEndpoint } from '#link/server.ts'
import type { LinkDesk } from '#link/server.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import type { SignedDesired } from '#link/sign.ts'
import { desired, openKey, privateInterface, settings as documentSettings, tablesSettings } from '../edge/support/documents.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'
import { eventually, startBird } from './support/real.ts'
import type { Bird } from '#edge/lab/bird.ts'
import { temporaryDirectory } from './support/directory.ts'

const missing = missingFor('bird', 'ip')
mustRunInCi('an edge over HTTPS', missing)

describe.skipIf(missing !== undefined)('an edge over HTTPS', () => {
  const stack = new AsyncDisposableStack()
  const signer = newKeyPair('ed25519')
  const edge = documentSettings.edge
  let directory = ''
  let enrolledAs = ''
  let bird: Bird
  let running: RunningEdge
  let keys: EdgeKeys | undefined
  let last: Observed | undefined
  let server: ReturnType<typeof createServer>
  const streams = new Set<(signed: SignedDesired) => void>()
  let current: SignedDesired | undefined
  const log: string[] = []

  const desk: LinkDesk = {
    ...systemClock,
    redeem(token, given) {
      if (token !== 'once') return Promise.resolve(undefined)
      keys = given
      return Promise.resolve({ edge, signers: [signer.publicKey] })
    },
    keysOf: (name) => Promise.resolve(name === edge ? keys : undefined),
    subscribe(_edge, _revision, send) {
      streams.add(send)
      if (current) send(current)
      return () => streams.delete(send)
    },
    observed(_edge, observed) {
      last = observed
      return Promise.resolve()
    },
  }

  const sealed = (one: DesiredInterface): DesiredInterface => ({
    ...one,
    peers: one.peers.map((peer: DesiredPeer) => {
      const place = peerKeyPlace(edge, peer.bgpPeerId)
      const random = (bytes: number) => createHash('sha256').update(`${place} ${bytes}`).digest().subarray(0, bytes)
      return { ...peer, authKey: seal(openKey(peer), keys?.sealing ?? '', place, random) }
    }),
  })
  const send = (signed: SignedDesired) => streams.forEach((stream) => stream(signed))
  const protocols = async () => {
    await using daemon = birdDaemon(bird.socket)
    return (await daemon.sessions()).map((session) => session.protocol).toSorted()
  }

  beforeAll(async () => {
    directory = stack.adopt(await temporaryDirectory(), (it) => it.remove()).path
    const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost']
    execFileSync('openssl', [...words, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate], { stdio: 'pipe' })
    const endpoint = linkEndpoint(desk)
    server = createServer(
      { key: readFileSync(key), cert: readFileSync(certificate) },
      (request, response) => void endpoint(request, response),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    stack.defer(() => {
      server.closeAllConnections()
      server.close()
    })
    const inside = stack.use(await namespace(`dmh${process.pid}`))
    const customer = stack.use(await namespace(`dmh${process.pid}c`))
    const { edge: _name, ...settings } = {
      ...tablesSettings,
      carrier: { kind: 'veth' as const, peerNamespace: customer.name, peerPrefix: 'eth0.' },
      birdLog: join(directory, 'bird.log'),
      observeMs: 200,
    }
    bird = stack.use(
      await startBird(inside, directory, 'bird', render(desired([]), { settings: { ...settings, edge }, now: 0, openKey }).text),
    )
    const address = { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, ca: readFileSync(certificate, 'utf8') }
    enrolledAs = await enrolEdge(address, 'once', directory)
    running = stack.use(
      await serveEdge({ address, settings, directory, birdSocket: bird.socket, namespace: inside.name, log: (line) => log.push(line) }),
    )
  })
  afterAll(() => stack.disposeAsync())

  const one = privateInterface(1)
  const two = privateInterface(2)
  let first: Desired
  let second: Desired

  test('its document becomes sessions with keys that only it can open', async () => {
    first = desired([sealed(one)], { revision: 1 })
    expect(enrolledAs).toBe(edge)
    current = signDesired(first, signer.privateKey)
    expect(current.document).not.toContain('key-number-1')
    send(current)
    await eventually('the session', async () => (await protocols()).includes('peer_f0000001'))
    await eventually('the observation', () => Promise.resolve(last?.revision === 1 && last.interfaces[0]?.programmed))
    expect(readFileSync(join(directory, 'bird.conf'), 'utf8')).toContain('password "key-number-1";')
    expect(readFileSync(join(directory, 'desired.json'), 'utf8')).not.toContain('key-number-1')
    expect(statSync(join(directory, 'identity.json')).mode & 0o007).toBe(0)
  })

  test('a stream that repeats itself and comes in the wrong order ends where the newest document says', async () => {
    second = desired([sealed(one), sealed(two)], { revision: 2 })
    const third = desired([sealed(two)], { revision: 3, removed: [one.virtualInterfaceId] })
    const [b, c] = [signDesired(second, signer.privateKey), signDesired(partialBetween(second, third), signer.privateKey)]
    for (const signed of [c, b, b, current, c, b, current, c]) if (signed) send(signed)
    current = signDesired(third, signer.privateKey)
    await eventually('revision 3', () => Promise.resolve(last?.revision === 3))
    expect(await protocols()).toEqual(['peer_f0000002'])
    expect(last?.removed).toEqual([one.virtualInterfaceId])
  })

  test('a stream that is cut is opened again, and nothing flaps meanwhile', async () => {
    await using daemon = birdDaemon(bird.socket)
    server.closeAllConnections()
    await eventually('a new stream', () => Promise.resolve(streams.size === 1 && log.some((line) => line.includes('gone'))))
    current = signDesired(desired([sealed(one), sealed(two)], { revision: 4 }), signer.privateKey)
    send(current)
    await eventually('revision 4', () => Promise.resolve(last?.revision === 4))
    expect((await daemon.sessions()).map((session) => session.protocol).toSorted()).toEqual(['peer_f0000001', 'peer_f0000002'])
    expect(running.agent.refused).toBeUndefined()
  })
})
