// Enrolment, stream and observations over real HTTPS, with the server half plugged into a listener of the test's own.
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'node:https'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { linkMeans, systemClock } from '#edge/main.ts'
import { controlPlaneOverHttps, enrol } from '#link/https.ts'
import type { LinkAddress } from '#link/https.ts'
import { allowedSkewMs, isProven, nonces, proofHeaders, proofOf } from '#link/identity.ts'
import type { EdgeIdentity, EdgeKeys } from '#link/identity.ts'
import type { Observed } from '#link/observed.ts'
import { linkEndpoint } from '#link/server.ts'
import type { LinkDesk } from '#link/server.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import type { SignedDesired } from '#link/sign.ts'
import { desired, privateInterface } from './support/documents.ts'

const signer = newKeyPair('ed25519')
const tokens = new Map([
  ['token-1', 'edge-1'],
  ['token-2', 'edge-2'],
])
const keys = new Map<string, EdgeKeys>()
const seen: Observed[] = []
const subscriptions: { edge: string; revision: number; send: (signed: SignedDesired) => void; ended: boolean }[] = []
let skew = 0

const desk: LinkDesk = {
  now: () => Date.now() + skew,
  after: systemClock.after,
  redeem(token, given) {
    const edge = tokens.get(token)
    if (edge === undefined) return Promise.resolve(undefined)
    tokens.delete(token)
    keys.set(edge, given)
    return Promise.resolve({ edge, signers: [signer.publicKey] })
  },
  keysOf: (edge) => Promise.resolve(keys.get(edge)),
  subscribe(edge, revision, send) {
    const one = { edge, revision, send, ended: false }
    subscriptions.push(one)
    return () => (one.ended = true)
  },
  observed(_edge, observed) {
    seen.push(observed)
    return Promise.resolve()
  },
}

const directory = mkdtempSync(join(tmpdir(), 'demarc-tls-'))
const [keyFile, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
const endpoint = linkEndpoint(desk)
let server: ReturnType<typeof createServer>
let address: LinkAddress
let one: EdgeIdentity

beforeAll(async () => {
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ]
  execFileSync('openssl', [...words, '-keyout', keyFile, '-out', certificate], { stdio: 'pipe' })
  server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificate) }, (incoming, outgoing) => {
    void endpoint(incoming, outgoing).then((was) => was || outgoing.writeHead(404).end('elsewhere'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, ca: readFileSync(certificate, 'utf8') }
  one = await enrol(address, 'token-1', linkMeans)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(directory, { recursive: true })
})
beforeEach(() => {
  skew = 0
})

const observation = (edge: string): Observed => ({ version: 1, edge, revision: 1, at: 5, ports: [], interfaces: [], removed: [] })
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise<void>((resolve) => setTimeout(resolve, 5))
}

function sent(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, address.url), { method, headers, ca: address.ca ?? '' }, (response) => {
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const proven = (
  method: string,
  path: string,
  body: string,
  more: { edge?: string; privateKey?: string; at?: number; nonce?: string } = {},
) => {
  const { edge = one.edge, privateKey = one.identity.privateKey, at = Date.now(), nonce = newKeyPair('x25519').publicKey } = more
  const proof = proofOf({ method, path, body }, edge, privateKey, at, nonce)
  return Object.fromEntries(Object.entries(proofHeaders).map(([part, name]) => [name, proof[part as keyof typeof proofHeaders]]))
}

test('a token enrols one edge once, and only public keys leave it', async () => {
  expect(one).toMatchObject({ edge: 'edge-1', signers: [signer.publicKey] })
  expect(keys.get('edge-1')).toEqual({ identity: one.identity.publicKey, sealing: one.sealing.publicKey })
  await expect(enrol(address, 'token-1', linkMeans)).rejects.toThrow(/403/)
  await expect(enrol(address, 'no-such-token', linkMeans)).rejects.toThrow(/403/)
})

test('a control plane with another certificate is not spoken to', async () => {
  await expect(enrol({ url: address.url }, 'token-2', linkMeans)).rejects.toThrow(/self.signed|certificate/i)
  expect(tokens.has('token-2')).toBe(true)
})

test('plain HTTP is for the same machine only', async () => {
  await expect(enrol({ url: 'http://192.0.2.1:80' }, 'token-2', linkMeans)).rejects.toThrow(/own machine/)
})

test('documents come down the stream, and a stream that was cut is opened again from what the edge has', async () => {
  await using control = controlPlaneOverHttps(address, one, linkMeans, () => undefined)
  const documents: string[] = []
  let revision = 0
  const end = control.subscribe(
    () => revision,
    (signed) => documents.push(signed.document),
  )
  await until(() => subscriptions.length === 1)
  const first = signDesired(desired([privateInterface(1)], { revision: 7 }), signer.privateKey)
  subscriptions[0]?.send(first)
  await until(() => documents.length === 1)
  expect(documents).toEqual([first.document])
  revision = 7
  server.closeAllConnections()
  await until(() => subscriptions.length === 2)
  expect(subscriptions[0]?.ended).toBe(true)
  expect(subscriptions[1]).toMatchObject({ edge: 'edge-1', revision: 7, ended: false })
  end()
  await until(() => subscriptions[1]?.ended === true)
})

test('observations go up, and only about the edge itself', async () => {
  await using control = controlPlaneOverHttps(address, one, linkMeans, () => undefined)
  await control.report(observation('edge-1'))
  expect(seen).toEqual([observation('edge-1')])
  await expect(control.report(observation('edge-2'))).rejects.toThrow(/403/)
  await expect(control.report({ ...observation('edge-1'), revision: 1.5 })).rejects.toThrow(/400/)
  expect(seen).toHaveLength(1)
})

test('a report to nobody is rejected', async () => {
  await using control = controlPlaneOverHttps({ url: 'http://127.0.0.1:9' }, one, linkMeans, () => undefined)
  await expect(control.report(observation('edge-1'))).rejects.toThrow(/ECONNREFUSED/)
})

test('nobody reads or writes without a proof that holds for exactly this request', async () => {
  const body = JSON.stringify(observation('edge-1'))
  const path = '/edge/v1/observed'
  const stranger = newKeyPair('ed25519')
  expect(await sent('POST', path, {}, body)).toBe(401)
  expect(await sent('GET', '/edge/v1/desired?revision=0', {})).toBe(401)
  expect(await sent('POST', path, proven('POST', path, body, { privateKey: stranger.privateKey }), body)).toBe(401)
  expect(await sent('POST', path, proven('POST', path, body, { edge: 'edge-2' }), body)).toBe(401)
  expect(await sent('POST', path, proven('POST', path, `${body} `), body)).toBe(401)
  expect(await sent('POST', path, proven('GET', path, body), body)).toBe(401)
  expect(await sent('GET', '/edge/v1/desired?revision=0', proven('GET', '/edge/v1/desired?revision=9', ''))).toBe(401)
  expect(await sent('POST', path, proven('POST', path, body, { at: Date.now() - allowedSkewMs - 1_000 }), body)).toBe(401)
  expect(await sent('POST', '/edge/v1/else', proven('POST', '/edge/v1/else', ''))).toBe(404)
  expect(await sent('GET', '/other', {})).toBe(404)
})

test('a proof is used once', async () => {
  const body = JSON.stringify(observation('edge-1'))
  const headers = proven('POST', '/edge/v1/observed', body)
  expect(await sent('POST', '/edge/v1/observed', headers, body)).toBe(204)
  expect(await sent('POST', '/edge/v1/observed', headers, body)).toBe(401)
})

test('a proof holds for five minutes of the other clock, and a nonce is remembered for longer', () => {
  const pair = newKeyPair('ed25519')
  const asked = { method: 'GET', path: '/x', body: '' }
  const holds = (now: number) =>
    isProven(asked, proofOf(asked, 'e', pair.privateKey, 1_000_000_000, 'n'.repeat(20)), pair.publicKey, now, nonces())
  expect([-allowedSkewMs - 1, -allowedSkewMs, allowedSkewMs, allowedSkewMs + 1].map((off) => holds(1_000_000_000 + off))).toEqual([
    false,
    true,
    true,
    false,
  ])
  const isFresh = nonces()
  expect([
    isFresh('a', 0),
    isFresh('a', 2 * allowedSkewMs),
    isFresh('a', 2 * allowedSkewMs + 1),
    isFresh('b', 2 * allowedSkewMs + 1),
  ]).toEqual([true, false, true, true])
})

test('a body that is too long is not read to its end', async () => {
  expect(await sent('POST', '/edge/v1/enrol', {}, 'x'.repeat(10_000)).catch(() => 413)).toBe(413)
})
