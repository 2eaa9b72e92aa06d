// Which sentence a refused caller reads, and in which order the checks come: operators and scripts search
// for these words, and a request that is wrong in two ways gets the answer that AWS gives.

import { describe, expect, test } from 'vitest'
import { authTexts } from '#protocol/sigv4/auth-fault.ts'
import { credentialScope, parseAuthorization } from '#protocol/sigv4/authorization.ts'
import type { AuthFaultCode } from '#protocol/sigv4/auth-fault.ts'
import type { Claim, Credential } from '#protocol/sigv4/verify.ts'
import { byAws4, header, lasting, now, request, session, verified, withHeader } from './signed-requests.ts'
import type { Arrived } from './signed-requests.ts'

const signed = await byAws4(request(), lasting)
const inSession = await byAws4(request(), session)
const authorization = header(signed, 'authorization')
const authorized = (value: string | undefined, from: Arrived = signed): Arrived => withHeader(from, 'authorization', value)
const edited = (from: string | RegExp, to: string): Arrived => authorized(authorization.replace(from, to))
const dated = (date: string | undefined): Arrived => withHeader(signed, 'x-amz-date', date)

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const invalidToken = 'The security token included in the request is invalid.'
const requires = (name: string) => `Authorization header requires '${name}' parameter.`
const requiresDate = `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.`

type Refusal = readonly [why: string, asked: Arrived, code: AuthFaultCode, text: string, also?: Partial<Claim<Credential>>]

const refusals: readonly Refusal[] = [
  [
    'a query string',
    { ...signed, target: '/?a=b' },
    'IncompleteSignature',
    `Signed requests must be sent to the path '/' without a query string, presigned ones are not accepted, got '/?a=b'.`,
  ],
  ['no Authorization', authorized(undefined), 'MissingAuthenticationToken', 'Missing Authentication Token'],
  ['another scheme', authorized('Bearer abc'), 'IncompleteSignature', `Unsupported AWS 'algorithm': 'Bearer'.`],
  ['an empty Authorization', authorized(''), 'IncompleteSignature', `Unsupported AWS 'algorithm': ''.`],
  [
    'the algorithm of SigV4a',
    edited('HMAC', 'ECDSA-P256'),
    'IncompleteSignature',
    `Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.`,
  ],
  [
    'a parameter without a value',
    authorized('AWS4-HMAC-SHA256 FooBar, BazBurp'),
    'IncompleteSignature',
    `'FooBar' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 FooBar, BazBurp'.`,
  ],
  [
    'a space in the key id',
    authorized('AWS4-HMAC-SHA256 Credential=AK,ID/x'),
    'IncompleteSignature',
    `'ID/x' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=AK,ID/x'.`,
  ],
  [
    'no parameters and no date',
    authorized('AWS4-HMAC-SHA256', dated(undefined)),
    'IncompleteSignature',
    `${requires('Credential')} ${requires('Signature')} ${requires('SignedHeaders')} ${requiresDate} Authorization=AWS4-HMAC-SHA256`,
  ],
  [
    'no signature',
    authorized('AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b'),
    'IncompleteSignature',
    `${requires('Signature')} Authorization=AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b`,
  ],
  ['no date', dated(undefined), 'IncompleteSignature', `${requiresDate} Authorization=${authorization}`],
  [
    'a parameter twice',
    edited('Credential=', 'Credential=x, Credential='),
    'IncompleteSignature',
    `Authorization header must not repeat the 'Credential' parameter.`,
  ],
  [
    'an unknown parameter',
    edited(/$/, ', Expires=1'),
    'IncompleteSignature',
    `Authorization header must have only 'Credential', 'SignedHeaders' and 'Signature' parameters, got 'Expires'.`,
  ],
  [
    'a header twice',
    { ...signed, headers: [...signed.headers, ['host', 'x']] },
    'IncompleteSignature',
    `Header 'host' must not be repeated.`,
  ],
  [
    'a host not signed',
    edited('host;', ''),
    'InvalidSignature',
    `'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`,
  ],
  [
    'signed headers out of order',
    edited(/SignedHeaders=[^,]+/, 'SignedHeaders=x-amz-target;host'),
    'InvalidSignature',
    `SignedHeaders must be lower-case, sorted and without repetition, got 'x-amz-target;host'.`,
  ],
  [
    'a signed header in upper case',
    edited(/SignedHeaders=[^,]+/, 'SignedHeaders=Content-Type;host'),
    'InvalidSignature',
    `SignedHeaders must be lower-case, sorted and without repetition, got 'Content-Type;host'.`,
  ],
  [
    'a signed header named twice',
    edited(/SignedHeaders=[^,]+/, 'SignedHeaders=host;host'),
    'InvalidSignature',
    `SignedHeaders must be lower-case, sorted and without repetition, got 'host;host'.`,
  ],
  [
    'a signed header that did not come',
    edited('SignedHeaders=', 'SignedHeaders=accept;'),
    'InvalidSignature',
    `SignedHeaders names 'accept', which the request does not carry.`,
  ],
  [
    'an operation not signed',
    edited(';x-amz-target', ''),
    'InvalidSignature',
    `'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.`,
  ],
  [
    'a date in another form',
    dated('2026-11-20T12:00:00Z'),
    'IncompleteSignature',
    `Date must be in ISO-8601 'basic format'. Got '2026-11-20T12:00:00Z'. See http://en.wikipedia.org/wiki/ISO_8601`,
  ],
  [
    'a date that is not in the calendar',
    dated('20260231T120000Z'),
    'IncompleteSignature',
    `Date must be in ISO-8601 'basic format'. Got '20260231T120000Z'. See http://en.wikipedia.org/wiki/ISO_8601`,
  ],
  [
    'a credential of two parts',
    edited('/eu-west-1/directconnect/aws4_request', ''),
    'IncompleteSignature',
    `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIAIOSFODNN7EXAMPLE/20261120'`,
  ],
  [
    'a region that is not ours',
    edited('/eu-west-1/', '/x/'),
    'InvalidSignature',
    `Credential should be scoped to a valid region, not 'x'.`,
  ],
  [
    'another service',
    edited('/directconnect/', '/ec2/'),
    'InvalidSignature',
    `Credential should be scoped to correct service: 'directconnect'.`,
  ],
  [
    'another terminator',
    edited('aws4_request', 'z'),
    'InvalidSignature',
    `Credential should be scoped with a valid terminator: 'aws4_request', not 'z'.`,
  ],
  [
    'all of the scope wrong',
    edited('20261120/eu-west-1/directconnect/aws4_request', '20261119/x/ec2/z'),
    'InvalidSignature',
    `Credential should be scoped to a valid region, not 'x'. Credential should be scoped to correct service: 'directconnect'. ` +
      `Credential should be scoped with a valid terminator: 'aws4_request', not 'z'. Date in Credential scope does not match YYYYMMDD ` +
      `from ISO-8601 version of date from HTTP: '20261119' != '20261120', from '20261120T120000Z'.`,
  ],
  [
    'a payload left unsigned',
    withHeader(signed, 'x-amz-content-sha256', 'UNSIGNED-PAYLOAD'),
    'InvalidSignature',
    `Header 'x-amz-content-sha256' must be the SHA-256 of the body in lower-case hex, got 'UNSIGNED-PAYLOAD'.`,
  ],
  [
    'a character wider than a byte',
    withHeader(signed, 'x-amz-target', 'OvertureService.✓'),
    'IncompleteSignature',
    `Header 'x-amz-target' must consist of single-byte characters.`,
  ],
  ['an unknown key', edited('AKIAIOSFODNN7EXAMPLE', 'AKIANOBODY'), 'UnrecognizedClient', invalidToken],
  ['a session that is over', inSession, 'ExpiredToken', 'The security token included in the request is expired', { now: now + 1000 }],
  ['a wrong signature', edited(/\w{4}$/, '0000'), 'InvalidSignature', mismatch],
  ['a signature in upper case', edited(/\w+$/, (/\w+$/.exec(authorization)?.[0] ?? '').toUpperCase()), 'InvalidSignature', mismatch],
  ['another body', { ...signed, body: Buffer.from('{}') }, 'InvalidSignature', mismatch],
]

const expiring = { ...session, expiresAt: now + 1000 }
const known: Partial<Claim<Credential>> = {
  lookup: (id) => Promise.resolve([lasting, expiring].find(({ accessKeyId }) => accessKeyId === id)),
}

test.for(refusals)('%s is refused in its own words', async ([, asked, code, message, also]) => {
  await expect(verified(asked, { ...known, ...also })).rejects.toMatchObject({ name: 'AuthFault', code, message })
})

test('every sentence of the table has an example that it can be printed with', () => {
  for (const { text, example } of Object.values(authTexts)) {
    expect((text as (...args: readonly unknown[]) => string)(...example)).toMatch(/^\S.*\S$/)
  }
})

describe('two faults at once are answered in the order of AWS', () => {
  const stale = { now: now + 301_000 }
  test.for<[string, Arrived, Partial<Claim<Credential>>, string]>([
    ['form before clock', edited('Signature=', 'signature='), stale, `requires 'Signature' parameter`],
    ['host before clock', edited('host;', ''), stale, `'Host' or ':authority'`],
    ['clock before credential', edited('/aws4_request', ''), stale, 'Signature expired'],
    ['credential before scope', edited('eu-west-1/directconnect', 'x'), {}, 'exactly 5 slash-delimited'],
    ['scope before key', edited('AKIAIOSFODNN7EXAMPLE/20261120/eu-west-1', 'AKIANOBODY/20261120/x'), {}, 'valid region'],
    ['key before signature', edited(/AKIAIOSFODNN7EXAMPLE|\w{4}$/g, '0000'), {}, invalidToken],
    ['session before signature', { ...inSession, body: Buffer.alloc(0) }, { now: now + 1000 }, 'is expired'],
  ])('%s', async ([, asked, also, text]) => {
    await expect(verified(asked, { ...known, ...also })).rejects.toThrow(text)
  })
})

test('the form of the header can be read before the signature is checked', () => {
  const { credential, date, signedHeaders } = parseAuthorization(signed.headers.flat())
  expect(date).toBe('20261120T120000Z')
  expect(signedHeaders.split(';')).toContain('x-amz-target')
  expect(credentialScope(credential)).toEqual({
    accessKeyId: lasting.accessKeyId,
    day: '20261120',
    region: 'eu-west-1',
    service: 'directconnect',
    terminator: 'aws4_request',
  })
  expect(() => parseAuthorization(['Host', 'x'])).toThrow('Missing Authentication Token')
})
