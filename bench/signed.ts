// Signed requests as bytes for the wire.
import { createHash, createHmac } from 'node:crypto'

export interface Call {
  readonly operation: string
  readonly body: object
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const keys = new Map<string, Buffer>()

function signingKey({ secretAccessKey, region }: Call, day: string): Buffer {
  const name = `${secretAccessKey}|${region}|${day}`
  const known = keys.get(name)
  if (known !== undefined) return known
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), 'directconnect'), 'aws4_request')
  keys.set(name, key)
  return key
}

export function signed(call: Call, port: number): Buffer {
  const body = JSON.stringify(call.body)
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = date.slice(0, 8)
  const host = `127.0.0.1:${port}`
  const target = `OvertureService.${call.operation}`
  const names = 'content-type;host;x-amz-date;x-amz-target'
  const canonical = `POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:${host}\nx-amz-date:${date}\nx-amz-target:${target}\n\n${names}\n${sha256(body)}`
  const scope = `${day}/${call.region}/directconnect/aws4_request`
  const signature = hmac(signingKey(call, day), `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString('hex')
  return Buffer.from(
    `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Date: ${date}\r\nX-Amz-Target: ${target}\r\n` +
      `Authorization: AWS4-HMAC-SHA256 Credential=${call.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
