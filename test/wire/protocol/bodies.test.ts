import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sharedHouse } from '../../support/shared-house.ts'
import { onSocket, send, sendSigned, signed, target } from './raw.ts'

const parsed = (text: string) => JSON.parse(text) as { readonly __type?: string; readonly message?: string }

describe('bodies', () => {
  const house = sharedHouse({})
  const post = (body: string | Uint8Array, operation = 'DescribeConnections') =>
    sendSigned(house().endpoint, { headers: target(operation), body })

  test('an empty body counts as no members', async () => {
    expect(await post('')).toMatchObject({ status: 200, text: '{"connections":[]}' })
  })

  test.for<readonly [string, string | Uint8Array, string]>([
    ['half an object', '{"connectionId":', 'The request body is not valid JSON.'],
    ['text after the object', '{} {}', 'The request body is not valid JSON.'],
    ['a comma too many', '{"connectionId":"a",}', 'The request body is not valid JSON.'],
    ['NaN', 'NaN', 'The request body is not valid JSON.'],
    ['a byte order mark', '\uFEFF{}', 'The request body is not valid JSON.'],
    ['XML', '<a/>', 'The request body is not valid JSON.'],
    ['compressed bytes', gzipSync('{}'), 'The request body is not valid UTF-8.'],
    ['Latin-1', Uint8Array.from([0x7b, 0x22, 0xe4, 0x22, 0x3a, 0x31, 0x7d]), 'The request body is not valid UTF-8.'],
    ['a list', '[]', 'The request body is not a JSON object.'],
    ['a text', '"x"', 'The request body is not a JSON object.'],
    ['a number', '7', 'The request body is not a JSON object.'],
    ['null', 'null', 'The request body is not a JSON object.'],
    ['a deep hole', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, 'The request body is nested more than 32 levels deep.'],
    ['a deep hole of lists without end', '['.repeat(200_000), 'The request body is nested more than 32 levels deep.'],
    [
      'a NUL in a text',
      String.raw`{"connectionId":"\u0000"}`,
      'A text in the request body contains a NUL character or half of a surrogate pair.',
    ],
    [
      'half a surrogate pair',
      String.raw`{"connectionId":"\ud800"}`,
      'A text in the request body contains a NUL character or half of a surrogate pair.',
    ],
    ['a number for a text', '{"connectionId":7}', 'NUMBER_VALUE can not be converted to a String'],
    ['a list for a text', '{"connectionId":["a"]}', 'START_ARRAY can not be converted to a String'],
    ['an object for a text', '{"connectionId":{}}', 'START_OBJECT can not be converted to a String'],
    ['true for a number', '{"maxResults":true}', 'TRUE_VALUE can not be converted to an Integer'],
    ['a fraction', '{"maxResults":1.5}', 'DECIMAL_VALUE can not be converted to an Integer'],
    ['a number of too many bits', '{"maxResults":4294967296}', 'NUMBER_VALUE can not be converted to an Integer'],
    ['a number beyond all numbers', '{"maxResults":1e400}', 'DECIMAL_VALUE can not be converted to an Integer'],
  ])('%s is refused', async ([, body, message]) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(parsed(answer.text)).toEqual({ __type: 'SerializationException', message })
  })

  test('null counts as absent, members we do not know are ignored, of a member given twice the last counts', async () => {
    expect(await post('{"connectionId":null,"maxResults":null}')).toMatchObject({ status: 200 })
    expect(await post('{"Foo":"Bar","__proto__":{"connectionId":7},"constructor":1}')).toMatchObject({ status: 200 })
    expect(await post('{"connectionId":"dxcon-fzzzzzzz","connectionId":"dxcon-fzzzzzzz"}')).toMatchObject({ status: 200 })
  })

  test('what is missing is said in the order of the model, all at once', async () => {
    const answer = await post('{"connectionId":null}', 'AllocatePrivateVirtualInterface')
    expect(parsed(answer.text)).toEqual({
      __type: 'ValidationException',
      message: `3 validation errors detected: ${['connectionId', 'ownerAccount', 'newPrivateVirtualInterfaceAllocation']
        .map((member) => `Value null at '${member}' failed to satisfy constraint: Member must not be null`)
        .join('; ')}`,
    })
  })

  test('a chunked body is a body', async () => {
    const headers = signed(house().endpoint, { headers: target('DescribeConnections'), body: '{"connectionId":"dxcon-fzzzzzzz"}' })
    delete headers['content-length']
    const answer = await new Promise<string>((resolve, reject) => {
      const sent = request(house().endpoint, { method: 'POST', headers }, (res) => {
        let all = ''
        res.on('data', (chunk: Buffer) => (all += chunk.toString())).on('end', () => resolve(all))
      })
      sent.on('error', reject)
      sent.write('{"connectionId":')
      sent.end('"dxcon-fzzzzzzz"}')
    })
    expect(answer).toBe('{"connections":[]}')
  })
})

describe('limits', () => {
  const house = sharedHouse({})
  const limit = 256 * 1024
  /** JSON of exactly so many bytes. */
  const padded = (bytes: number) => `{"Foo":"${'x'.repeat(bytes - 10)}"}`

  test('a body may be as large as the limit', async () => {
    const answer = await sendSigned(house().endpoint, { headers: target('DescribeConnections'), body: padded(limit) })
    expect(answer).toMatchObject({ status: 200, text: '{"connections":[]}' })
  })

  test.for([limit + 1, 3_000_000])('one of %d bytes is refused, and the sender sees the answer', async (bytes) => {
    const sending = { headers: target('DescribeConnections'), body: padded(bytes) }
    for (const answer of [await sendSigned(house().endpoint, sending), await send(house().endpoint, sending)]) {
      expect(answer.status).toBe(413)
      expect(parsed(answer.text)).toEqual({
        __type: 'RequestEntityTooLargeException',
        message: `The request body is larger than ${limit} bytes.`,
      })
      expect(answer.headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.1', connection: 'close' })
      expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('headers over their limit are refused in the same form', async () => {
    const answer = await onSocket(house().endpoint, `POST / HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toMatch(/\r\ncontent-type: application\/x-amz-json-1\.1\r\n/)
    expect(parsed(answer.slice(answer.indexOf('\r\n\r\n') + 4)).__type).toBe('BadRequestException')
  })

  test('bytes that are no HTTP are refused in the same form', async () => {
    const answer = await onSocket(house().endpoint, 'hello, is this Direct Connect?\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(parsed(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toEqual({
      __type: 'BadRequestException',
      message: 'The request is not valid HTTP.',
    })
  })

  test('after a request that was refused the next one is answered', async () => {
    await send(house().endpoint, { body: padded(limit + 1) })
    await onSocket(house().endpoint, 'x\r\n\r\n')
    expect(await sendSigned(house().endpoint, { headers: target('DescribeConnections') })).toMatchObject({ status: 200 })
  })

  test('a sender that goes away in the middle harms nobody', async () => {
    const { connect } = await import('node:net')
    const { hostname, port } = new URL(house().endpoint)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half":')
        socket.destroy()
      })
      socket.on('close', () => resolve())
    })
    expect(await sendSigned(house().endpoint, { headers: target('DescribeConnections') })).toMatchObject({ status: 200 })
  })
})
