// HTTP at the door: reads a request to its end within the limits and sends the answer. What the
// request means is the pipeline's business.
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Request, Response } from '#protocol/request.ts'
import { faultBody } from '#protocol/wire-fault.ts'

export interface Limits {
  /** Bytes of a body that are read at most; more is refused with 413. */
  readonly body: number
  /** Bytes that are still read of a body that is refused, so that its sender sees the answer. */
  readonly drained: number
}

export interface Listening {
  /** Epoch milliseconds; what answers are dated with, since clients correct their own clocks by that. */
  readonly clock: () => number
  readonly newRequestId: () => string
  readonly limits?: Limits
  /** PEM texts; without them plain HTTP is spoken. The server takes new ones by `setSecureContext`. */
  readonly tls?: Certificate
  /** Names that clients may call us by; absent or empty: any. */
  readonly allowedHosts?: readonly string[]
  /** Sent with every answer. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sockets at a time; more are hung up on. */
  readonly maxConnections?: number
}

export interface Certificate {
  readonly cert: string | Buffer
  readonly key: string | Buffer
}

export const usualLimits: Limits = { body: 256 * 1024, drained: 8 * 1024 * 1024 }

/** Longer than any client waits between two polls, so that its connection is still there. */
const keepAliveTimeout = 75_000

export function listener(answer: (request: Request) => Promise<Response>, listening: Listening): Server | SecureServer {
  const { clock, newRequestId, limits = usualLimits, tls, allowedHosts = [], headers: always = {}, maxConnections } = listening
  const open = new Set<ServerResponse>()
  const receive = (req: IncomingMessage, res: ServerResponse) => {
    const requestId = newRequestId()
    res.sendDate = false
    res.setHeader('date', new Date(clock()).toUTCString())
    for (const [name, value] of Object.entries(always)) res.setHeader(name, value)
    readBody(req, limits).then(
      async (body) => {
        if (body === undefined) return send(res, tooLarge(requestId, limits))
        if (!isAllowed(req.headers.host, allowedHosts)) return send(res, misdirected(requestId))
        const { method = '', url = '', rawHeaders, headers } = req
        const answered = await answer({ requestId, method, target: url, rawHeaders, headers, body, source: sourceOf(req.socket) })
        if (answered.stream === undefined) send(res, answered)
        else sendStream(open, res, answered, answered.stream)
      },
      // The sender went away in the middle; there is nobody to answer.
      () => res.destroy(),
    )
  }
  const options: ServerOptions = { keepAliveTimeout, headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 }
  const server =
    tls === undefined ? createServer(options, receive) : createSecureServer({ ...options, ...tls, minVersion: 'TLSv1.2' }, receive)
  if (maxConnections !== undefined) server.maxConnections = maxConnections
  server.on('clientError', refuseUnreadable)
  streams.set(server, open)
  return server
}

/** The port does not matter, nor do letters' cases. */
function isAllowed(host: string | undefined, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase()
  return allowed.some((each) => each.toLowerCase() === name)
}

/** An IPv4 address stays one where the socket speaks both. */
const sourceOf = (socket: Socket): { readonly address: string; readonly secure: boolean } => ({
  address: (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, ''),
  secure: 'encrypted' in socket,
})

/** The whole body, or nothing when it is over the limit (read on to its end, within reason). */
function readBody(req: IncomingMessage, limits: Limits): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limits.body) chunks.push(chunk)
      else if (size > limits.drained) {
        req.pause()
        resolve(undefined)
      }
    })
    req.on('end', () => {
      const [only] = chunks
      if (size > limits.body) resolve(undefined)
      else resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size))
    })
    req.on('error', reject)
    req.on('aborted', reject)
  })
}

/** Answers that go on until somebody ends them, by the server that gives them. */
const streams = new WeakMap<Server, Set<ServerResponse>>()

/** Ends the streams of a server that is about to stop; clients ask again and find its successor. */
export function endStreams(server: Server): void {
  for (const res of streams.get(server) ?? []) res.end()
}

function sendStream(
  open: Set<ServerResponse>,
  res: ServerResponse,
  { status, headers, body }: Response,
  stream: NonNullable<Response['stream']>,
): void {
  res.writeHead(status, headers)
  res.write(body)
  res.once('close', stream(res))
  res.once('close', () => open.delete(res))
  open.add(res)
}

function send(res: ServerResponse, { status, headers, body }: Response): void {
  // A text goes out with the head in one write; a buffer would cost a second one.
  res.writeHead(status, { ...headers, 'content-length': typeof body === 'string' ? Buffer.byteLength(body) : body.length })
  res.end(body)
}

const tooLarge = (requestId: string, limits: Limits): Response => ({
  status: 413,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId, connection: 'close' },
  body: faultBody({
    status: 413,
    type: 'RequestEntityTooLargeException',
    message: `The request body is larger than ${limits.body} bytes.`,
    ours: false,
  }),
})

const misdirected = (requestId: string): Response => ({
  status: 421,
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': 'MisdirectedRequestException',
  },
  body: faultBody({
    status: 421,
    type: 'MisdirectedRequestException',
    message: 'This server does not go by the name that the request was sent to.',
    ours: false,
  }),
})

/** What HTTP itself could not read gets the same form of answer, written straight to the socket. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const [status, reason, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large', 'The request headers are larger than 16384 bytes.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request Timeout', 'The request did not arrive in time.']
        : [400, 'Bad Request', 'The request is not valid HTTP.']
  const body = faultBody({ status: 400, type: 'BadRequestException', message, ours: false })
  const head = `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/x-amz-json-1.1\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`
  socket.end(head + body)
}
