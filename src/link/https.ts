// The agent's end of the stairs over HTTPS: it dials out, proves itself with every request, and dials again, ever more
// slowly, for as long as nobody answers. Plain HTTP is only for a control plane on the same machine.
import { request as plainRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { canonical } from '#link/canonical.ts'
import type { ControlPlane } from '#link/control-plane.ts'
import { headersOf, proofOf } from '#link/identity.ts'
import type { EdgeIdentity } from '#link/identity.ts'
import { list, members, text } from '#link/read.ts'
import { newKeyPair } from '#link/sign.ts'
import type { SignedDesired } from '#link/sign.ts'

export interface LinkAddress {
  /** `https://host[:port]`; `http:` only for loopback. */
  readonly url: string
  /** PEM of the authority that the control plane's certificate must come from; absent: the system's. */
  readonly ca?: string
}

/** Time and randomness of whoever dials. */
export interface LinkMeans {
  /** Epoch milliseconds. */
  now(): number
  /** Calls back once; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void
  random(bytes: number): Uint8Array
}

const answerMs = 15_000
/** Three heartbeats. */
const silenceMs = 45_000
const redial = { least: 500, most: 30_000 } as const
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost'])

function send({ url, ca }: LinkAddress, method: string, path: string, headers: Record<string, string>): ClientRequest {
  const target = new URL(path, url)
  if (target.protocol === 'http:' && !loopback.has(target.hostname))
    throw new TypeError('an edge speaks plain HTTP on its own machine only')
  return target.protocol === 'http:'
    ? plainRequest(target, { method, headers })
    : tlsRequest(target, { method, headers, minVersion: 'TLSv1.3', ...(ca !== undefined && { ca }) })
}

/** Resolves with the answer's status and text; rejects when there is none in time. */
function exchanged(
  means: LinkMeans,
  address: LinkAddress,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = send(address, method, path, {
      ...headers,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    })
    const callOff = means.after(answerMs, () => request.destroy(new Error('the control plane does not answer')))
    request.on('close', callOff)
    request.on('error', reject)
    request.on('response', (response: IncomingMessage) => {
      let answer = ''
      response.setEncoding('utf8').on('data', (piece: string) => (answer += piece))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: answer }))
    })
    request.end(body)
  })
}

/** Makes the edge's keys, and trades the one-time token for its name and the keys to believe. The private keys never leave. */
export async function enrol(address: LinkAddress, token: string, means: LinkMeans): Promise<EdgeIdentity> {
  const [identity, sealing] = [newKeyPair('ed25519'), newKeyPair('x25519')]
  const body = JSON.stringify({ token, identity: identity.publicKey, sealing: sealing.publicKey })
  const answer = await exchanged(means, address, 'POST', '/edge/v1/enrol', {}, body)
  if (answer.status !== 200) throw new Error(`the control plane refuses the token: ${answer.status} ${answer.text.slice(0, 200)}`)
  const enrolled = members(JSON.parse(answer.text), 'the answer')
  return { edge: text(enrolled['edge'], 'edge'), signers: list(enrolled['signers'], 'signers', text), identity, sealing }
}

/** One line of the stream; undefined for a heartbeat. */
function signedIn(line: string): SignedDesired | undefined {
  if (line.trim() === '') return undefined
  const value = members(JSON.parse(line), 'the line')
  return { document: text(value['document'], 'document'), signature: text(value['signature'], 'signature') }
}

interface Dial {
  readonly means: LinkMeans
  readonly address: LinkAddress
  readonly headers: (method: string, path: string, body: string) => Record<string, string>
  readonly onDocument: (signed: SignedDesired) => void
}

/** Opens the stream once; `onEnd` is called exactly once, when it is over. Returns how to end it. */
function listen(dial: Dial, revision: number, onOpen: () => void, onEnd: (why: string) => void): () => void {
  const path = `/edge/v1/desired?revision=${revision}`
  const request = send(dial.address, 'GET', path, dial.headers('GET', path, ''))
  let isOver = false
  let callOff: () => void = () => undefined
  const over = (why: string) => {
    if (isOver) return
    isOver = true
    callOff()
    request.destroy()
    onEnd(why)
  }
  const patient = () => {
    callOff()
    callOff = dial.means.after(silenceMs, () => over('it is silent'))
  }
  patient()
  request.on('error', (error) => over(error.message))
  request.on('response', (response: IncomingMessage) => {
    if (response.statusCode !== 200) return over(`status ${response.statusCode}`)
    onOpen()
    let rest = ''
    response.setEncoding('utf8').on('data', (piece: string) => {
      patient()
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      try {
        for (const line of lines) {
          const signed = signedIn(line)
          if (signed && !isOver) dial.onDocument(signed)
        }
      } catch (thrown) {
        over(thrown instanceof Error ? thrown.message : 'a line cannot be read')
      }
    })
    response.on('error', (error) => over(error.message))
    response.on('close', () => over('it was closed'))
  })
  request.end()
  return () => over('no longer wanted')
}

export function controlPlaneOverHttps(
  address: LinkAddress,
  identity: EdgeIdentity,
  means: LinkMeans,
  log: (line: string) => void,
): ControlPlane {
  const headers = (method: string, path: string, body: string) => {
    const proof = proofOf(
      { method, path, body },
      identity.edge,
      identity.identity.privateKey,
      means.now(),
      Buffer.from(means.random(18)).toString('base64url'),
    )
    return headersOf(proof)
  }
  const ends = new Set<() => void>()
  return {
    subscribe(revision, onDocument) {
      let wait: number = redial.least
      let stop: () => void = () => undefined
      let isWanted = true
      const dial = () => {
        if (!isWanted) return
        stop = listen(
          { means, address, headers, onDocument },
          revision(),
          () => (wait = redial.least),
          (why) => {
            if (!isWanted) return
            log(`the control plane is gone: ${why}`)
            // Up to a quarter more, so that a thousand edges do not come back in the same moment.
            stop = means.after(wait + Math.floor(((wait / 4) * (means.random(1)[0] ?? 0)) / 256), dial)
            wait = Math.min(wait * 2, redial.most)
          },
        )
      }
      const end = () => {
        isWanted = false
        stop()
        ends.delete(end)
      }
      ends.add(end)
      dial()
      return end
    },
    async report(observed) {
      const body = canonical(observed)
      const path = '/edge/v1/observed'
      const answer = await exchanged(means, address, 'POST', path, headers('POST', path, body), body)
      if (answer.status !== 204) throw new Error(`status ${answer.status}`)
    },
    [Symbol.asyncDispose]() {
      for (const end of ends) end()
      return Promise.resolve()
    },
  }
}
