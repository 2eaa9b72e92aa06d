import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OperationName } from '#contract/contract.ts'
import { decode } from '#protocol/decode.ts'
import { RequestFault } from '#protocol/schema/faults.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function attempt(name: OperationName, body: Uint8Array | string | object, profile: 'aws' | 'outscale' = 'aws'): unknown {
  const raw = body instanceof Uint8Array ? body : bytes(typeof body === 'string' ? body : JSON.stringify(body))
  try {
    return decode(name, raw, profile)
  } catch (error) {
    return error
  }
}

const refused = (code: string, message: string) => expect.objectContaining({ code, message })

describe('the body', () => {
  test.each(['', '{}', ' { } ', '{"Foo":"Bar"}'])('%j is an empty request', (body) => {
    expect(attempt('DescribeConnections', body)).toEqual({})
  })

  test.each([
    ['{', 'JSON'],
    ['{}{}', 'JSON'],
    ['{}x', 'JSON'],
    ["{'a':1}", 'JSON'],
    ['{"a":NaN}', 'JSON'],
    ['NaN', 'JSON'],
    ['{"a":01}', 'JSON'],
    ['{"a":1,}', 'JSON'],
    ['\uFEFF{}', 'JSON'],
    ['   ', 'JSON'],
  ])('%j is not valid JSON', (body) => {
    expect(attempt('DescribeConnections', body)).toEqual(refused('SerializationException', 'The request body is not valid JSON.'))
  })

  test.each(['[]', '"text"', '7', 'true', 'null', '[{}]'])('%s is not an object', (body) => {
    expect(attempt('DescribeConnections', body)).toEqual(refused('SerializationException', 'The request body is not a JSON object.'))
  })

  test.each([
    ['a lone continuation byte', [0x7b, 0x22, 0x80, 0x22, 0x3a, 0x31, 0x7d]],
    ['an overlong slash', [0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('with %s is not valid UTF-8', (_, body) => {
    expect(attempt('DescribeConnections', new Uint8Array(body))).toEqual(
      refused('SerializationException', 'The request body is not valid UTF-8.'),
    )
  })

  test('may be 32 levels deep, and no deeper', () => {
    const nest = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
    expect(attempt('DescribeConnections', nest(32))).toEqual({})
    expect(attempt('DescribeConnections', nest(33))).toEqual(
      refused('SerializationException', 'The request body is nested more than 32 levels deep.'),
    )
    expect(attempt('DescribeConnections', '['.repeat(1_000_000))).toBeInstanceOf(RequestFault)
  })

  test('may hold any number of brackets inside texts', () => {
    expect(attempt('DescribeConnections', { connectionId: `"\\${'[{'.repeat(50)}` })).toEqual({ connectionId: `"\\${'[{'.repeat(50)}` })
  })

  test('is in the words of OUTSCALE a client error', () => {
    expect(attempt('DescribeConnections', '{', 'outscale')).toEqual(
      refused('DirectConnectClientException', 'The request body is not valid JSON.'),
    )
  })
})

describe('members', () => {
  test('that are unknown are ignored at every depth, whatever they hold', () => {
    const tags = [{ key: 'a', Foo: [1] }]
    expect(attempt('TagResource', { resourceArn: 'arn', tags, Foo: { Bar: null } })).toEqual({ resourceArn: 'arn', tags: [{ key: 'a' }] })
  })

  test('that are null count as absent', () => {
    expect(attempt('DescribeLags', { lagId: null, maxResults: null })).toEqual({})
  })

  test('that are spelt like parts of JavaScript do no harm', () => {
    const input = attempt('DescribeLags', '{"__proto__":{"lagId":"x"},"constructor":1,"toString":2}')
    expect(input).toEqual({})
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype)
  })

  test('count only in their own case', () => {
    expect(attempt('DescribeLags', { LagId: 7 })).toEqual({})
  })

  test.each(['a\0b', '\ud800', 'x\udc00y'])('that hold %j cannot be stored, so they are refused', (connectionName) => {
    expect(attempt('CreateConnection', { connectionName, location: 'EqDC2', bandwidth: '1Gbps' })).toEqual(
      refused('SerializationException', 'A text in the request body contains a NUL character or half of a surrogate pair.'),
    )
  })
})

describe('numbers', () => {
  const vlan = (json: string) =>
    attempt('CreateTransitVirtualInterface', `{"connectionId":"c","newTransitVirtualInterface":{"vlan":${json}}}`)
  const asnLong = (json: string) => attempt('DeleteBGPPeer', `{"asnLong":${json}}`)

  test.each([
    ['1', 1],
    ['1.0', 1],
    ['1e3', 1000],
    ['-5', -5],
    ['2147483647', 2_147_483_647],
    ['-2147483648', -2_147_483_648],
  ])('%s is an integer', (json, value) => {
    expect(vlan(json)).toEqual({ connectionId: 'c', newTransitVirtualInterface: { vlan: value } })
  })

  test('minus zero is zero', () => {
    expect(asnLong('-0')).toStrictEqual({ asnLong: 0 })
    expect(vlan('-0')).toStrictEqual({ connectionId: 'c', newTransitVirtualInterface: { vlan: 0 } })
  })

  test.each(['2147483648', '-2147483649', '1e30'])('%s is not an integer of 32 bits', (json) => {
    expect(vlan(json)).toEqual(refused('SerializationException', 'NUMBER_VALUE can not be converted to an Integer'))
  })

  test('an ASN of four bytes is one to OUTSCALE, which has no asnLong', () => {
    expect(attempt('DeleteBGPPeer', { asn: 4_200_000_000 }, 'outscale')).toEqual({ asn: 4_200_000_000 })
    expect(attempt('DeleteBGPPeer', '{"asn":9007199254740993}', 'outscale')).toEqual(
      refused('DirectConnectClientException', 'Invalid type, asn must be an integer'),
    )
  })

  test.each(['4294967294', '9007199254740991'])('%s is a long', (json) => {
    expect(asnLong(json)).toEqual({ asnLong: Number(json) })
  })

  test.each([
    ['9007199254740993', 'NUMBER_VALUE'],
    ['1e300', 'NUMBER_VALUE'],
    ['1e999', 'DECIMAL_VALUE'],
    ['0.5', 'DECIMAL_VALUE'],
  ])('%s is not a long', (json, found) => {
    expect(asnLong(json)).toEqual(refused('SerializationException', `${found} can not be converted to a Long`))
  })
})

describe('the order of checks', () => {
  test('is kinds everywhere first, then what is missing or forbidden, all at once', () => {
    const input = { newPrivateVirtualInterface: { addressFamily: 'ipv5', tags: [{ value: 7 }] } }
    expect(attempt('CreatePrivateVirtualInterface', input)).toEqual(
      refused('SerializationException', 'NUMBER_VALUE can not be converted to a String'),
    )
    input.newPrivateVirtualInterface.tags = []
    expect(attempt('CreatePrivateVirtualInterface', input)).toEqual(
      refused(
        'ValidationException',
        "5 validation errors detected: Value null at 'connectionId' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'newPrivateVirtualInterface.virtualInterfaceName' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'newPrivateVirtualInterface.vlan' failed to satisfy constraint: Member must not be null; " +
          "Value 'ipv5' at 'newPrivateVirtualInterface.addressFamily' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, ipv6]; " +
          "Value '[]' at 'newPrivateVirtualInterface.tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
    )
  })
})

describe('an operation without input', () => {
  test.each<OperationName>(['DescribeLocations', 'DescribeVirtualGateways', 'DescribeCustomerMetadata'])('%s', (name) => {
    expect(attempt(name, { Foo: 'Bar' })).toEqual({})
    expect(attempt(name, {}, 'outscale')).toEqual({})
    expect(attempt(name, { Foo: 'Bar' }, 'outscale')).toEqual(
      refused('DirectConnectClientException', `Operation doesn't expect any parameters`),
    )
  })
  test('is the only one where OUTSCALE minds', () => {
    expect(attempt('DescribeConnections', { Foo: 'Bar' }, 'outscale')).toEqual({})
  })
})

describe('whatever the body holds, it is read or refused, and never anything else', () => {
  const isAnswer = (result: unknown) => result instanceof RequestFault || (typeof result === 'object' && !(result instanceof Error))

  test('bytes and JSON of any kind', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.json().map(bytes)), (body) => {
        expect(isAnswer(attempt('TagResource', body))).toBe(true)
      }),
      { seed: 73, numRuns: 300 },
    )
  })

  test('known members with values of any kind', () => {
    const member = fc.constantFrom('connectionsBandwidth', 'lagName', 'location', 'numberOfConnections', 'tags', 'requestMACSec')
    const value = fc.oneof(fc.jsonValue(), fc.string(), fc.integer(), fc.array(fc.record({ key: fc.string(), value: fc.jsonValue() })))
    fc.assert(
      fc.property(fc.dictionary(member, value), (body) => {
        expect(isAnswer(attempt('CreateLag', body))).toBe(true)
      }),
      { seed: 73, numRuns: 500 },
    )
  })
})
