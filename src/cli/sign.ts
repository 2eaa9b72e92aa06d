// Signs a request with Signature Version 4, for one service, one method and one path: all that the
// operator's door is asked with.
import { createHash, createHmac } from 'node:crypto'

export interface Signing {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  readonly service: string
  readonly host: string
  readonly target: string
  readonly body: string
  readonly now: Date
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const contentType = 'application/x-amz-json-1.1'

/** The headers of `POST /`. */
export function signedHeaders({
  accessKeyId,
  secretAccessKey,
  region,
  service,
  host,
  target,
  body,
  now,
}: Signing): Readonly<Record<string, string>> {
  const time = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
  const day = time.slice(0, 8)
  const headers = { 'content-type': contentType, host, 'x-amz-date': time, 'x-amz-target': target }
  const names = Object.keys(headers).join(';')
  const canonical = ['POST', '/', '', ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', names, hash(body)].join(
    '\n',
  )
  const scope = `${day}/${region}/${service}/aws4_request`
  const key = mac(mac(mac(mac(`AWS4${secretAccessKey}`, day), region), service), 'aws4_request')
  const signature = mac(key, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n')).toString('hex')
  const { host: _, ...sent } = headers
  return { ...sent, authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` }
}
