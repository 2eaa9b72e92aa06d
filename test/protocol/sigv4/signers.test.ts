// Whatever a real client's signer signs is recognised: random requests, signed by aws4 and by the AWS SDK's
// signer, then written to the wire as clients and proxies may (headers in any order, names in any case).

import { once } from 'node:events'
import { createServer } from 'node:http'
import { DescribeConnectionsCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { describe, expect, test } from 'vitest'
import { momentOf } from '#protocol/sigv4/clock.ts'
import { canonicalHeaders } from '#protocol/sigv4/headers.ts'
import { verify } from '#protocol/sigv4/verify.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { another, claim, header, lasting, now, oneOf, request, seeded, session, signers, verified } from './signed-requests.ts'
import type { Arrived, Unsigned } from './signed-requests.ts'

const seed = Number(process.env['SIGV4_SEED'] ?? 20_261_120)
const runs = Number(process.env['SIGV4_REQUESTS'] ?? 1_000)

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
const word = 'abcdefghijklmnopqrstuvwxyz0123456789'

const randomRequest = (upTo: (limit: number) => number): Unsigned => {
  const from = (alphabet: string, length: number) => Array.from({ length }, () => alphabet[upTo(alphabet.length)]).join('')
  const one = <T>(...of: T[]): T => oneOf(of, upTo)
  const region = one('eu-west-1', 'us-east-1')
  const headers: [string, string][] = [
    [
      'Host',
      one(`directconnect.${region}.amazonaws.com`, '127.0.0.1:4566', 'localhost', '[::1]:8080', 'directlink.eu-west-2.outscale.com'),
    ],
    ['X-Amz-Target', `OvertureService.${from(word, 1 + upTo(30))}`],
  ]
  if (upTo(10) > 0) headers.push(['Content-Type', one('application/x-amz-json-1.1', 'application/x-amz-json-1.1; charset=UTF-8')])
  if (upTo(2) > 0) headers.push(['User-Agent', `aws-sdk/${from(printable, 20)}`])
  if (upTo(2) > 0) headers.push(['amz-sdk-request', 'attempt=1; max=3'], ['amz-sdk-invocation-id', from(word, 36)])
  for (let i = upTo(4); i > 0; i--) headers.push([`x-${one('amz-', 'amzn-', '')}${from(word, 6)}`, from(printable, upTo(40))])
  const text = one('{}', '', '{"connectionName":"größer ✓"}', from(printable, upTo(400)), '"'.repeat(upTo(20_000)))
  return {
    ...request({ method: one('POST', 'POST', 'POST', 'GET', 'PUT'), headers, region }),
    service: one('directconnect', 'directlink'),
    body: upTo(8) === 0 ? Buffer.from(Array.from({ length: upTo(300) }, () => upTo(256))) : Buffer.from(text),
    at: now + (upTo(601) - 300) * 1000,
  }
}

/** The same request as another client would write it. */
const asWritten = (signed: Arrived, upTo: (limit: number) => number): Arrived => {
  const headers = signed.headers
    .map((pair) => ({ pair, turn: upTo(1_000_000) }))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ pair: [name, value] }) => {
      const spelled = name.replace(/[a-z]/gi, (letter) => (upTo(2) === 0 ? letter.toUpperCase() : letter.toLowerCase()))
      return [spelled, `${' '.repeat(upTo(3))}${value}${upTo(3) === 0 ? '\t ' : ''}`] as const
    })
  return { ...signed, headers }
}

/** Listens for one request and gives it back as node reads it. */
const listener = async () => {
  const server = createServer()
  const arrived = once(server, 'request').then(async (pair) => {
    const [asked, answer] = pair as [IncomingMessage, ServerResponse]
    const body = Buffer.concat(await asked.toArray())
    answer.setHeader('content-type', 'application/x-amz-json-1.1').end('{"connections":[]}')
    return { method: asked.method ?? '', target: asked.url ?? '', rawHeaders: asked.rawHeaders, body }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

test('the SDK itself is recognised over a socket, from the headers as node reads them', async () => {
  await using door = await listener()
  const { accessKeyId, secretAccessKey, sessionToken } = session
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const client = new DirectConnectClient({ endpoint: door.endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 })
  await client.send(new DescribeConnectionsCommand({ connectionId: 'dxcon-fg000000' }))
  client.destroy()
  const arrived = await door.arrived
  // The SDK signs with the clock on the wall; its own date is the time of this request.
  const signedAt = momentOf(canonicalHeaders(arrived.rawHeaders).get('x-amz-date') ?? '')
  const known = { ...credentials, expiresAt: undefined }
  const asked = claim({ method: '', target: '', headers: [], body: Buffer.alloc(0) }, [known], { ...arrived, now: signedAt ?? 0 })
  await expect(verify(asked)).resolves.toEqual({ accessKeyId, region: 'eu-west-1', service: 'directconnect', credential: known })
})

describe.each(Object.entries(signers))('signed by %s', (_, sign) => {
  test(`${runs} random requests are all recognised (seed ${seed})`, async () => {
    const upTo = seeded(seed)
    for (let run = 0; run < runs; run++) {
      const wanted = randomRequest(upTo)
      const credential = oneOf([lasting, another, session], upTo)
      const signed = asWritten(await sign(wanted, credential), upTo)
      const { accessKeyId } = credential
      await expect(verified(signed), `run ${run}: ${JSON.stringify(signed)}`).resolves.toEqual({
        accessKeyId,
        credential,
        region: wanted.region,
        service: wanted.service,
      })
    }
  })

  test('a header beyond ASCII is recognised by the bytes on the wire, UTF-8 as the signer took it', async () => {
    const signed = await sign(request({ headers: [...request().headers, ['x-amz-meta', 'größer ✓']] }), lasting)
    const onTheWire = signed.headers.map(([name, value]) => [name, Buffer.from(value).toString('latin1')] as const)
    await expect(verified({ ...signed, headers: onTheWire })).resolves.toMatchObject({ credential: lasting })
  })

  test('a session is recognised by its key and its token together', async () => {
    const signed = await sign(request(), session)
    expect(header(signed, 'x-amz-security-token')).toBe(session.sessionToken)
    await expect(verified(signed)).resolves.toMatchObject({ credential: session })
  })

  test('a form-body request is recognised where the caller expects sts', async () => {
    const headers = [
      ['Host', 'sts.eu-west-1.amazonaws.com'],
      ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
    ] as const
    const body = Buffer.from('Action=GetCallerIdentity&Version=2011-06-15')
    const signed = await sign(request({ headers, body, service: 'sts' }), lasting)
    await expect(verified(signed, { services: ['sts'] })).resolves.toMatchObject({ service: 'sts' })
    await expect(verified(signed)).rejects.toThrow(`Credential should be scoped to correct service: 'directconnect'.`)
  })
})
