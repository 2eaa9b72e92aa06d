// The control plane's end of the stairs: three paths over HTTP, and nothing about where documents come from or observations
// go. Whoever has a store puts a desk behind it; whoever has a TLS listener puts it in front.
//   POST /edge/v1/enrol      { token, identity, sealing } → { edge, signers }, once for each token
//   GET  /edge/v1/desired    ?revision=N → a stream: one signed document a line, an empty line when it is quiet
//   POST /edge/v1/observed   an observation → 204
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isProven, nonces, proofHeaders } from '#link/identity.ts'
import type { EdgeKeys, SignedRequest } from '#link/identity.ts'
import type { Observed } from '#link/observed.ts'
import { members } from '#link/read.ts'
import { readObserved } from '#link/read-observed.ts'
import { publicKeyOf } from '#link/sign.ts'
import type { SignedDesired } from '#link/sign.ts'

/** What the endpoint needs of whoever keeps edges and documents. */
export interface LinkDesk {
  /** Epoch milliseconds. */
  now(): number
  /** Calls back once; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void
  /** Uses a one-time token up and keeps the keys with its edge; undefined when it is unknown, used or too old. */
  redeem(token: string, keys: EdgeKeys): Promise<{ readonly edge: string; readonly signers: readonly string[] } | undefined>
  /** The keys of an enrolled edge. */
  keysOf(edge: string): Promise<EdgeKeys | undefined>
  /**
   * Sends the edge's documents: at once what leads from `revision` (0: nothing) to now, then each new one. Returns how to end it.
   */
  subscribe(edge: string, revision: number, send: (signed: SignedDesired) => void): () => void
  /** Rejects when it cannot be kept; the edge sends the next one anyway. */
  observed(edge: string, observed: Observed): Promise<void>
}

const prefix = '/edge/v1/'
const mostBytes = { enrol: 4_096, observed: 64 * 1024 * 1024 } as const
/** Less than half of what an edge waits before it dials anew. */
export const heartbeatMs = 15_000

class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function bodyOf(request: IncomingMessage, most: number): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > most) throw new Refusal(413, 'too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}

function isKey(curve: 'ed25519' | 'x25519', value: unknown): value is string {
  try {
    return typeof value === 'string' && publicKeyOf(curve, value).asymmetricKeyType === curve
  } catch {
    return false
  }
}

async function enrol(desk: LinkDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request, mostBytes.enrol)
  const asked = members(JSON.parse(body), 'the body')
  const [token, identity, sealing] = [asked['token'], asked['identity'], asked['sealing']]
  if (typeof token !== 'string' || !isKey('ed25519', identity) || !isKey('x25519', sealing))
    throw new Refusal(400, 'token, identity and sealing are needed')
  const enrolled = await desk.redeem(token, { identity, sealing })
  if (!enrolled) throw new Refusal(403, 'the token is not one that can be used')
  answer(response, 200, enrolled)
}

/** Who sends this; refuses whoever cannot prove it, always with the same words. */
async function provenEdge(
  desk: LinkDesk,
  signed: SignedRequest,
  request: IncomingMessage,
  isFresh: ReturnType<typeof nonces>,
): Promise<string> {
  const header = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : ''
  }
  const [edge, at, nonce, signature] = [proofHeaders.edge, proofHeaders.at, proofHeaders.nonce, proofHeaders.signature].map(header)
  const proof = { edge: edge ?? '', at: at ?? '', nonce: nonce ?? '', signature: signature ?? '' }
  const keys = await desk.keysOf(proof.edge)
  if (!keys || !isProven(signed, proof, keys.identity, desk.now(), isFresh)) throw new Refusal(401, 'not proven')
  return proof.edge
}

function stream(desk: LinkDesk, edge: string, revision: number, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
  response.flushHeaders()
  const end = desk.subscribe(edge, revision, (signed) => {
    response.write(`${JSON.stringify({ document: signed.document, signature: signed.signature })}\n`)
  })
  let callOff: () => void = () => undefined
  const beat = () => {
    callOff = desk.after(heartbeatMs, () => {
      response.write('\n')
      beat()
    })
  }
  beat()
  response.on('close', () => {
    callOff()
    end()
  })
}

/** Answers requests below `/edge/v1/`; resolves to false, with nothing done, for any other. */
export function linkEndpoint(desk: LinkDesk): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const isFresh = nonces()
  const serve = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const path = request.url ?? ''
    const what = `${request.method} ${url.pathname.slice(prefix.length)}`
    if (what === 'POST enrol') return enrol(desk, request, response)
    if (what === 'GET desired') {
      const revision = Number(url.searchParams.get('revision') ?? '0')
      if (!Number.isSafeInteger(revision) || revision < 0) throw new Refusal(400, 'revision must be a whole number')
      return stream(desk, await provenEdge(desk, { method: 'GET', path, body: '' }, request, isFresh), revision, response)
    }
    if (what !== 'POST observed') throw new Refusal(404, 'no such path')
    // The name is claimed before the body is read, so that strangers cannot make us read much.
    if (!(await desk.keysOf(String(request.headers[proofHeaders.edge] ?? '')))) throw new Refusal(401, 'not proven')
    const body = await bodyOf(request, mostBytes.observed)
    const edge = await provenEdge(desk, { method: 'POST', path, body }, request, isFresh)
    const seen = readObserved(body)
    if (seen.edge !== edge) throw new Refusal(403, 'an edge speaks for itself only')
    await desk.observed(edge, seen)
    response.writeHead(204).end()
  }
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://edge')
    if (!url.pathname.startsWith(prefix)) return false
    try {
      await serve(request, response, url)
    } catch (thrown) {
      const status = thrown instanceof Refusal ? thrown.status : thrown instanceof TypeError || thrown instanceof SyntaxError ? 400 : 500
      if (response.headersSent) response.destroy()
      else answer(response, status, { message: status === 500 ? 'not possible now' : thrown instanceof Error ? thrown.message : '' })
    }
    return true
  }
}
