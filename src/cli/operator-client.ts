// Asks the operator's door. What it refuses comes back as a sentence for people and a code for
// programs.
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { type OperatorOperationName, operatorService, operatorTarget } from '#contract/operator.ts'
import { signedHeaders } from '#cli/sign.ts'

export interface Access {
  /** `http://127.0.0.1:4581`. */
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  /** PEM of an authority of one's own, for https. */
  readonly ca?: string
}

/** What the server said no with. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

export type Answer = Readonly<Record<string, unknown>>

export async function ask(
  { endpoint, accessKeyId, secretAccessKey, region, ca }: Access,
  name: OperatorOperationName,
  input: object,
): Promise<Answer> {
  const url = new URL(endpoint)
  const body = JSON.stringify(input)
  const target = `${operatorTarget}${name}`
  const headers = signedHeaders({
    accessKeyId,
    secretAccessKey,
    region,
    service: operatorService,
    host: url.host,
    target,
    body,
    now: new Date(),
  })
  const { status, text } = await send(url, { ...headers, 'user-agent': 'demarc-admin' }, body, ca)
  const answer = parsed(text, status)
  if (status >= 400)
    throw new Refusal(textOf(answer['__type']) ?? `${status}`, textOf(answer['message']) ?? `The server answered ${status}.`)
  return answer
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function parsed(text: string, status: number): Answer {
  try {
    return JSON.parse(text) as Answer
  } catch {
    throw new Refusal(String(status), `The server answered ${status} with something that is not JSON; is this the operator's address?`)
  }
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  ca: string | undefined,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secure : plain
    const sent = request(url, { method: 'POST', headers, ...(ca !== undefined && { ca }) }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
      res.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
