import { describe, expect, test } from 'vitest'
import { sharedHouse } from '../../support/shared-house.ts'
import { send, sendSigned, type Signing, signed, target } from './raw.ts'

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

describe('who is asking', () => {
  const house = sharedHouse({})
  const sending = { headers: target('DescribeConnections'), body: '{}' }
  const said = async (how: Signing) => {
    const answer = await sendSigned(house().endpoint, sending, how)
    return { status: answer.status, ...(JSON.parse(answer.text) as object) }
  }
  const withHeaders = async (change: (headers: Record<string, string>) => void, body = sending.body) => {
    const headers = signed(house().endpoint, sending)
    change(headers)
    const answer = await send(house().endpoint, { headers, body })
    return { status: answer.status, ...(JSON.parse(answer.text) as object) }
  }
  const at = (milliseconds: number) => new Date(house().now() + milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '')

  test('a request without a signature', async () => {
    const answer = await send(house().endpoint, sending)
    expect(answer.status).toBe(400)
    expect(answer.text).toBe('{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}')
  })

  test('an operation that is not there is said before anybody is recognised', async () => {
    const answer = await send(house().endpoint, { headers: target('Nothing'), body: '{}' })
    expect(answer.text).toContain('"__type":"UnknownOperationException"')
  })

  test('a key that does not exist', async () => {
    expect(await said({ accessKeyId: 'AKIATESTNOBODY000000' })).toEqual({
      status: 400,
      __type: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    })
  })

  test('a secret that is another', async () => {
    expect(await said({ secretAccessKey: 'wrong' })).toEqual({ status: 400, __type: 'InvalidSignatureException', message: mismatch })
  })

  test('a body that was changed after it was signed', async () => {
    expect(await withHeaders(() => undefined, '[]')).toMatchObject({ __type: 'InvalidSignatureException' })
  })

  test('a target that was changed after it was signed', async () => {
    const answer = await withHeaders((headers) => (headers['x-amz-target'] = 'OvertureService.DescribeLags'))
    expect(answer).toEqual({ status: 400, __type: 'InvalidSignatureException', message: mismatch })
  })

  test.for(['ec2', 's3', 'sts', 'iam', ''])('a scope of the service %j', async (service) => {
    expect(await said({ service })).toEqual({
      status: 400,
      __type: 'InvalidSignatureException',
      message: "Credential should be scoped to correct service: 'directconnect'.",
    })
  })

  test.for(['directconnect', 'directlink'])('a scope of the service %s is ours, in any region that looks like one', async (service) => {
    for (const region of ['us-east-1', 'eu-west-2', 'cloudgouv-eu-west-1', 'us-gov-west-1']) {
      expect((await sendSigned(house().endpoint, sending, { service, region })).status).toBe(200)
    }
  })

  test('a scope of a region that cannot be one', async () => {
    expect(await said({ region: 'here' })).toEqual({
      status: 400,
      __type: 'InvalidSignatureException',
      message: "Credential should be scoped to a valid region, not 'here'.",
    })
  })

  test('a scope with another end', async () => {
    const answer = await withHeaders(
      (headers) => (headers['authorization'] = headers['authorization']?.replace('aws4_request', 'aws5_request') ?? ''),
    )
    expect(answer).toMatchObject({ __type: 'InvalidSignatureException' })
    expect(answer).toHaveProperty('message', "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.")
  })

  test.for([5 * 60_000 + 2000, 3_600_000])('a signature that is %d ms old, or so far ahead', async (milliseconds) => {
    const past = await said({ date: at(-milliseconds) })
    expect(past).toMatchObject({ status: 400, __type: 'InvalidSignatureException' })
    expect(past).toHaveProperty(
      'message',
      expect.stringMatching(/^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/),
    )
    const ahead = await said({ date: at(milliseconds) })
    expect(ahead).toHaveProperty('message', expect.stringMatching(/^Signature not yet current: /))
  })

  test('a signature of four minutes ago still counts', async () => {
    expect((await sendSigned(house().endpoint, sending, { date: at(-240_000) })).status).toBe(200)
  })

  test.for([
    '',
    'Bearer abc',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 Credential=a',
    'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=x',
  ])('an Authorization header %j that is not one', async (authorization) => {
    const answer = await withHeaders((headers) => (headers['authorization'] = authorization))
    expect(answer.status).toBe(400)
    expect(answer).toHaveProperty(
      '__type',
      expect.stringMatching(/^(IncompleteSignature|MissingAuthenticationToken|InvalidSignature)Exception$/),
    )
  })

  test('a session token with a key that has none', async () => {
    const headers = { ...sending.headers, 'x-amz-security-token': 'FwoG' }
    const answer = await sendSigned(house().endpoint, { ...sending, headers })
    expect(answer.text).toBe('{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}')
  })

  test('a query string, signed or not, is not taken', async () => {
    const answer = await sendSigned(house().endpoint, { ...sending, path: '/?Action=DescribeConnections' })
    expect(answer.text).toContain('"__type":"IncompleteSignatureException"')
  })
})
