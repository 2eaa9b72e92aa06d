// The ways in which a verifier is known to be fooled, one by one: each of these was accepted by some server
// that re-signs what it was sent, or that looks at a header the signature does not cover.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { AuthFault } from '#protocol/sigv4/auth-fault.ts'
import { another, basic, byAws4, header, lasting, now, request, session, signers, verified, withHeader } from './signed-requests.ts'
import type { Arrived } from './signed-requests.ts'

const edited = (signed: Arrived, from: string | RegExp, to: string): Arrived => {
  const before = header(signed, 'authorization')
  const after = before.replace(from, to)
  // A change that changes nothing would make a test that cannot fail.
  if (after === before) throw new Error(`${String(from)} is not in ${before}`)
  return withHeader(signed, 'authorization', after)
}

const twice = (signed: Arrived, name: string, value = header(signed, name)): Arrived => ({
  ...signed,
  headers: [...signed.headers, [name, value]],
})

const upperCased = (signed: Arrived): Arrived => {
  const signature = /Signature=(\w+)/.exec(header(signed, 'authorization'))?.[1] ?? ''
  return edited(signed, signature, signature.toUpperCase())
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const tamperings: Record<string, (signed: Arrived) => Arrived> = {
  'another method': (signed) => ({ ...signed, method: 'PUT' }),
  'another path': (signed) => ({ ...signed, target: '/x' }),
  'a path that normalises to /': (signed) => ({ ...signed, target: '/x/..' }),
  'two slashes': (signed) => ({ ...signed, target: '//' }),
  'an empty query': (signed) => ({ ...signed, target: '/?' }),
  'a query': (signed) => ({ ...signed, target: '/?Action=DeleteConnection' }),
  'presigned parameters': (signed) => ({ ...signed, target: '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00' }),
  'an absolute target': (signed) => ({ ...signed, target: 'http://directconnect.eu-west-1.amazonaws.com/' }),
  'a body with a space more': (signed) => ({ ...signed, body: Buffer.concat([signed.body, Buffer.from(' ')]) }),
  'a shorter body': (signed) => ({ ...signed, body: signed.body.subarray(1) }),
  'no body': (signed) => ({ ...signed, body: Buffer.alloc(0) }),
  'another operation': (signed) => withHeader(signed, 'x-amz-target', 'OvertureService.DeleteConnection'),
  'another host': (signed) => withHeader(signed, 'host', 'directconnect.us-east-1.amazonaws.com'),
  'another content type': (signed) => withHeader(signed, 'content-type', 'application/x-www-form-urlencoded'),
  'a second later': (signed) => withHeader(signed, 'x-amz-date', basic(now + 1000)),
  'no operation': (signed) => withHeader(signed, 'x-amz-target', undefined),
  'no host': (signed) => withHeader(signed, 'host', undefined),
  'no date': (signed) => withHeader(signed, 'x-amz-date', undefined),
  'no content type though it is signed': (signed) => withHeader(signed, 'content-type', undefined),
  'the date moved to Date': (signed) => withHeader(withHeader(signed, 'x-amz-date', undefined), 'date', basic(now)),
  'a header of AWS that is not signed': (signed) => withHeader(signed, 'x-amz-meta', 'v'),
  'a session token with a lasting key': (signed) => withHeader(signed, 'x-amz-security-token', session.sessionToken),
  'an empty session token': (signed) => withHeader(signed, 'x-amz-security-token', ''),
  'the signature in upper case': upperCased,
  'no signature': (signed) => edited(signed, /Signature=\w+/, 'Signature='),
  'a signature cut short': (signed) => edited(signed, /\w$/, ''),
  'a longer signature': (signed) => edited(signed, /$/, '00'),
  'a signature that is no hex': (signed) => edited(signed, /\w$/, 'g'),
  'a signature of zeroes': (signed) => edited(signed, /Signature=\w+/, `Signature=${'0'.repeat(64)}`),
  'an unsigned host': (signed) => edited(signed, /host;|;host/, ''),
  'an unsigned date': (signed) => edited(signed, ';x-amz-date', ''),
  'an unsigned operation': (signed) => edited(signed, ';x-amz-target', ''),
  'an unsigned content type': (signed) => edited(signed, 'content-type;', ''),
  'one more signed header': (signed) => edited(signed, 'SignedHeaders=', 'SignedHeaders=accept;'),
  'a signed header of no name': (signed) => edited(signed, 'SignedHeaders=', 'SignedHeaders=;'),
  'signed headers out of order': (signed) => edited(signed, 'host;', 'x-amz-target;host;'),
  'signed headers in upper case': (signed) => edited(signed, 'host', 'Host'),
  'a signed header named twice': (signed) => edited(signed, 'host', 'host;host'),
  'Authorization itself signed': (signed) => edited(signed, 'SignedHeaders=', 'SignedHeaders=authorization;'),
  'another key': (signed) => edited(signed, lasting.accessKeyId, another.accessKeyId),
  'an unknown key': (signed) => edited(signed, lasting.accessKeyId, 'AKIAUNKNOWN'),
  'no key': (signed) => edited(signed, lasting.accessKeyId, ''),
  'another day': (signed) => edited(signed, '/20261120/', '/20261121/'),
  'another known region': (signed) => edited(signed, '/eu-west-1/', '/us-east-1/'),
  'another known service': (signed) => edited(signed, '/directconnect/', '/directlink/'),
  'an unknown region': (signed) => edited(signed, '/eu-west-1/', '/eu-west-9/'),
  'an unknown service': (signed) => edited(signed, '/directconnect/', '/ec2/'),
  'another terminator': (signed) => edited(signed, 'aws4_request', 'aws5_request'),
  'four parts in the credential': (signed) => edited(signed, '/aws4_request', ''),
  'six parts in the credential': (signed) => edited(signed, '/aws4_request', '/aws4_request/x'),
  'another algorithm': (signed) => edited(signed, 'AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
  'the algorithm in lower case': (signed) => edited(signed, 'AWS4-HMAC-SHA256', 'aws4-hmac-sha256'),
  'the credential twice': (signed) => edited(signed, /(Credential=[^,]+), /, '$1, $1, '),
  'the signature twice': (signed) => edited(signed, /(Signature=\w+)$/, '$1, $1'),
  'the signed headers twice': (signed) => edited(signed, /(SignedHeaders=[^,]+)/, '$1, $1'),
  'an unknown parameter': (signed) => edited(signed, 'Credential=', 'Expires=1, Credential='),
  'a parameter in lower case': (signed) => edited(signed, 'Signature=', 'signature='),
  'a comma at the end': (signed) => edited(signed, /$/, ','),
  'a payload left unsigned': (signed) => withHeader(signed, 'x-amz-content-sha256', 'UNSIGNED-PAYLOAD'),
  'a payload in chunks': (signed) => withHeader(signed, 'x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'),
  'the hash of another body': (signed) => withHeader(signed, 'x-amz-content-sha256', sha256('{}')),
  'the hash of the body in upper case': (signed) =>
    withHeader(signed, 'x-amz-content-sha256', sha256(signed.body.toString()).toUpperCase()),
  // As text this holds other characters, whose low bytes spell the signed ones.
  'wide characters for signed ones': (signed) =>
    withHeader(signed, 'x-amz-target', header(signed, 'x-amz-target').replace('D', String.fromCharCode(0x4e00 + 'D'.charCodeAt(0)))),
}

const unique = ['host', 'authorization', 'x-amz-date', 'x-amz-target', 'content-type']

describe.each(Object.entries(signers))('a request signed by %s', (_, sign) => {
  test('is recognised as it is', async () => {
    await expect(verified(await sign(request(), lasting))).resolves.toMatchObject({ accessKeyId: lasting.accessKeyId })
  })

  test.for(Object.entries(tamperings))('is refused with %s', async ([, tamper]) => {
    await expect(verified(tamper(await sign(request(), lasting)))).rejects.toBeInstanceOf(AuthFault)
  })

  test.for(unique)('is refused with two headers %s, equal or not', async (name) => {
    const signed = await sign(request(), lasting)
    const text = `Header '${name}' must not be repeated.`
    await expect(verified(twice(signed, name))).rejects.toThrow(text)
    await expect(verified(twice(signed, name, 'other'))).rejects.toThrow(text)
    await expect(verified({ ...signed, headers: twice(signed, name, 'other').headers.toReversed() })).rejects.toThrow(text)
  })
})

test.for(['content-length', 'date', 'x-amz-security-token', 'x-amz-content-sha256'])(
  'two headers %s are refused even unsigned',
  async (name) => {
    const signed = await byAws4(request(), lasting)
    const bare = withHeader(signed, name, undefined)
    await expect(verified(twice(twice(bare, name, '1'), name.toUpperCase(), '2'))).rejects.toThrow(`Header '${name}' must not be repeated.`)
  },
)

test('a body that the client asks not to be hashed is refused though the signature over that wish is right', async () => {
  const { headers } = request()
  for (const wish of ['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD']) {
    const signed = await signers['@smithy/signature-v4'](request({ headers: [...headers, ['x-amz-content-sha256', wish]] }), lasting)
    await expect(verified(signed)).rejects.toThrow(
      `'x-amz-content-sha256' must be the SHA-256 of the body in lower-case hex, got '${wish}'`,
    )
  }
})

test('a body swapped behind the hash that the client signed is refused', async () => {
  // The trap of verifying by signing again: such a signer takes the hash from the request.
  const signed = await signers['@smithy/signature-v4'](request(), lasting)
  const swapped = { ...signed, body: Buffer.from('{"virtualInterfaceId":"dxvif-fg000000"}') }
  const signedAgain = await signers['@smithy/signature-v4'](
    { ...request({ headers: withHeader(signed, 'authorization', undefined).headers }), body: swapped.body },
    lasting,
  )
  expect(header(signedAgain, 'authorization')).toBe(header(signed, 'authorization'))
  await expect(verified(swapped)).rejects.toThrow('must be the SHA-256 of the body')
})

test('a session token added after signing is refused, as is an operation', async () => {
  const withoutToken = await byAws4(request(), { accessKeyId: session.accessKeyId, secretAccessKey: session.secretAccessKey })
  const late = withHeader(withoutToken, 'x-amz-security-token', session.sessionToken)
  await expect(verified(late)).rejects.toThrow(`'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.`)

  const withoutTarget = await byAws4(request({ headers: [['Host', 'directconnect.eu-west-1.amazonaws.com']] }), lasting)
  const aimed = withHeader(withoutTarget, 'x-amz-target', 'OvertureService.DeleteConnection')
  await expect(verified(aimed)).rejects.toThrow(`'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.`)
})

test('an unsigned hash of the body may stand there if it is right', async () => {
  const signed = await signers['@smithy/signature-v4 without x-amz-content-sha256'](request(), lasting)
  await expect(verified(withHeader(signed, 'x-amz-content-sha256', sha256(signed.body.toString())))).resolves.toMatchObject({
    credential: lasting,
  })
})
