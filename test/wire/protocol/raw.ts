// Requests as no client would send them: any method, path, headers and bytes, signed or not.
import aws4 from 'aws4'
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { demoAccounts } from '#sandbox/accounts.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Sending {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export const target = (operation: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `OvertureService.${operation}`,
})

export function send(endpoint: string, { method = 'POST', path = '/', headers = {}, body = '' }: Sending): Promise<Answer> {
  const { hostname, port } = new URL(endpoint)
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, method, path, headers: { 'content-length': String(Buffer.byteLength(body)), ...headers } },
      (res) => {
        text(res).then((all) => resolve({ status: res.statusCode ?? 0, headers: res.headers, text: all }), reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export interface Signing {
  readonly service?: string
  readonly region?: string
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  /** ISO basic format; now unless told. */
  readonly date?: string
}

const [partner] = demoAccounts

/** Headers that sign this request as the partner, or as told. */
export function signed(
  endpoint: string,
  { method = 'POST', path = '/', headers = {}, body = '' }: Sending,
  how: Signing = {},
): Record<string, string> {
  const {
    service = 'directconnect',
    region = 'us-east-1',
    accessKeyId = partner?.accessKeyId ?? '',
    secretAccessKey = partner?.secretAccessKey ?? '',
    date,
  } = how
  const request = {
    host: new URL(endpoint).host,
    method,
    path,
    service,
    region,
    body: Buffer.from(body),
    // Proxies may change it, so clients leave it unsigned.
    extraHeadersToIgnore: { 'content-length': true },
    headers: { 'content-type': 'application/x-amz-json-1.1', ...headers, ...(date !== undefined && { 'X-Amz-Date': date }) },
  }
  const out = aws4.sign(request, { accessKeyId, secretAccessKey }).headers ?? {}
  return Object.fromEntries(Object.entries(out).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

export const sendSigned = (endpoint: string, sending: Sending, how: Signing = {}): Promise<Answer> =>
  send(endpoint, { ...sending, headers: signed(endpoint, sending, how) })

/** Bytes on a socket, and all bytes that come back until the other side hangs up. */
export function onSocket(endpoint: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(endpoint)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  return text(socket)
}
