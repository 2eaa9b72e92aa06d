// The public test vectors of AWS's C library and of botocore. They are not part of this repository: the
// variable SIGV4_VECTORS names the folder that has them as `aws-c-auth/v4/…` and `botocore/aws4_testsuite/…`.
// Both are read one byte per character, as node reads a request.

import { hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalRequest, signature, stringToSign } from '#protocol/sigv4/canonical.ts'
import { signingKey } from '#protocol/sigv4/signing-key.ts'
import { verify } from '#protocol/sigv4/verify.ts'
import { claim } from './signed-requests.ts'

const folder = process.env['SIGV4_VECTORS'] ?? ''
const haveNone = folder === ''
if (haveNone) console.info('skipped: the SigV4 vectors (set SIGV4_VECTORS to a folder with aws-c-auth/ and botocore/)')

const credential = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const timestamp = '20150830T123600Z'
const scope = '20150830/us-east-1/service/aws4_request'
const key = signingKey({ ...credential, day: '20150830', region: 'us-east-1', service: 'service' })

const read = (...path: string[]): string => readFileSync(join(...path), 'latin1').replaceAll('\r\n', '\n')

/** Both suites write a request as text, with folded headers and raw bytes in the path. */
const parsed = (text: string) => {
  const [head = '', body = ''] = text.split(/\n\n([^]*)/)
  const [start = '', ...lines] = head
    .replace(/\n[ \t]/g, '\u0000 ')
    .split('\n')
    .filter((line) => line !== '')
  const [, method = '', target = ''] = /^(\S+) (.*) HTTP\/1\.1$/.exec(start) ?? []
  const headers = lines.flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replaceAll('\u0000', '\n')])
  const [path = '', query = ''] = target.split(/\?(.*)/)
  return { method, target, path, query, headers, body: Buffer.from(body, 'latin1') }
}

const without = (headers: readonly string[], name: string): string[] =>
  headers.filter((_, i) => headers[i - (i % 2)]?.toLowerCase() !== name)

const signedHeadersOf = (text: string): string[] => (/SignedHeaders=([^,&\s]+)/.exec(text)?.[1] ?? '').replaceAll('%3B', ';').split(';')

const expected = (text: string): string => text.replace(/\n$/, '')

test.skipIf(haveNone)('the public SigV4 vectors are in the folder that SIGV4_VECTORS names', () => {
  expect(globSync('aws-c-auth/v4/*/context.json', { cwd: folder })).toHaveLength(38)
  expect(globSync('botocore/aws4_testsuite/**/*.req', { cwd: folder })).toHaveLength(34)
})

describe.skipIf(haveNone)('aws-c-auth', () => {
  const cases = haveNone ? [] : globSync('aws-c-auth/v4/*/context.json', { cwd: folder }).map((path) => join(folder, dirname(path)))

  test.for(cases.map((path) => [basename(path), path] as const))('%s in its header form', ([, path]) => {
    const text = read(path, 'header-signed-request.txt')
    const { headers, ...request } = parsed(text)
    const { normalize } = JSON.parse(read(path, 'context.json')) as { normalize: boolean }
    const canonical = canonicalRequest({
      ...request,
      headers: without(headers, 'authorization'),
      signedHeaders: signedHeadersOf(text),
      payloadHash: hash('sha256', request.body, 'hex'),
      normalizePath: normalize,
    })
    const toSign = stringToSign(timestamp, scope, canonical)
    expect(canonical).toBe(expected(read(path, 'header-canonical-request.txt')))
    expect(toSign).toBe(expected(read(path, 'header-string-to-sign.txt')))
    expect(signature(key, toSign).toString('hex')).toBe(expected(read(path, 'header-signature.txt')))
  })

  test.for(cases.map((path) => [basename(path), path] as const))('%s in its query form', ([, path]) => {
    const text = read(path, 'query-signed-request.txt')
    const { query, ...request } = parsed(text)
    const context = JSON.parse(read(path, 'context.json')) as { normalize: boolean; omit_session_token?: boolean }
    const dropped = context.omit_session_token === true ? /^X-Amz-(Signature|Security-Token)=/ : /^X-Amz-Signature=/
    const canonical = canonicalRequest({
      ...request,
      query: query
        .split('&')
        .filter((pair) => !dropped.test(pair))
        .join('&'),
      signedHeaders: signedHeadersOf(query),
      payloadHash: hash('sha256', request.body, 'hex'),
      normalizePath: context.normalize,
    })
    const toSign = stringToSign(timestamp, scope, canonical)
    expect(canonical).toBe(expected(read(path, 'query-canonical-request.txt')))
    expect(toSign).toBe(expected(read(path, 'query-string-to-sign.txt')))
    expect(signature(key, toSign).toString('hex')).toBe(expected(read(path, 'query-signature.txt')))
  })

  test.for(cases.map((path) => [basename(path), path] as const))('%s is let in exactly when it is one of ours', async ([name, path]) => {
    const { target, headers, ...request } = parsed(read(path, 'header-signed-request.txt'))
    const { credentials } = JSON.parse(read(path, 'context.json')) as { credentials: { token?: string } }
    const known = [{ ...credential, sessionToken: credentials.token }]
    const asked = {
      ...request,
      target,
      headers: headers.flatMap((item, i) => (i % 2 === 0 ? [[item, headers[i + 1] ?? ''] as const] : [])),
    }
    const also = { now: Date.UTC(2015, 7, 30, 12, 36), services: ['service'], knownRegion: (region: string) => region === 'us-east-1' }
    const answer = await verify(claim(asked, known, also)).catch((error: unknown) => error)
    // Only '/' without a query is ours, and an unsigned session token would let a thief swap sessions.
    const isOurs = target === '/' && name !== 'post-sts-header-after'
    expect(answer).toMatchObject(isOurs ? { accessKeyId: 'AKIDEXAMPLE' } : { name: 'AuthFault' })
  })
})

describe.skipIf(haveNone)('botocore', () => {
  const cases = haveNone ? [] : globSync('botocore/aws4_testsuite/**/*.req', { cwd: folder }).map((path) => join(folder, dirname(path)))

  test.for(cases.map((path) => [basename(path), path] as const))('%s', ([name, path]) => {
    const authorization = read(path, `${name}.authz`)
    const { headers, ...request } = parsed(read(path, `${name}.sreq`))
    const canonical = canonicalRequest({
      ...request,
      headers: without(headers, 'authorization'),
      signedHeaders: signedHeadersOf(authorization),
      payloadHash: hash('sha256', request.body, 'hex'),
    })
    const toSign = stringToSign(timestamp, scope, canonical)
    expect(canonical).toBe(expected(read(path, `${name}.creq`)))
    expect(toSign).toBe(expected(read(path, `${name}.sts`)))
    expect(authorization).toContain(`Signature=${signature(key, toSign).toString('hex')}`)
  })
})
