// Our codec against the official client's: whatever it sends we read back as it was meant, and
// whatever we answer it reads back as the operation gave it. The newer members and operations,
// which the client does not have, are read and written without it.
import * as client from '@aws-sdk/client-direct-connect'
import { afterAll, describe, expect, test } from 'vitest'
import { type OperationName, operationNames, schemaOf } from '#contract/contract.ts'
import { newerMembers, newerOperations } from '#contract/newer.ts'
import type { Shape } from '#contract/shapes.ts'
import { decode } from '#protocol/decode.ts'
import { encode, encodeStrictly } from '#protocol/encode.ts'
import { sample } from './codec.samples.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

let sent: { readonly target: string; readonly body: Uint8Array } | undefined
let answer = '{}'
const dx = new client.DirectConnectClient({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  requestHandler: {
    async handle({ headers, body }: { headers: Record<string, string>; body: string | Uint8Array }) {
      sent = { target: headers['x-amz-target'] ?? '', body: typeof body === 'string' ? bytes(body) : body }
      return { response: { statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: bytes(answer) } }
    },
  },
})
afterAll(() => dx.destroy())

async function call(name: OperationName, input: unknown): Promise<unknown> {
  const Command = (client as unknown as Record<string, new (input: unknown) => Parameters<typeof dx.send>[0]>)[`${name}Command`]
  if (!Command) throw new Error(`The client has no ${name}.`)
  const { $metadata: _, ...output } = await dx.send(new Command(input))
  return output
}

/** The value without what the client does not know. */
function older(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'list') return (value as unknown[]).map((item) => older(shape.item, item))
  if (shape.kind !== 'structure') return value
  const newer = Object.keys(newerMembers[shape.name] ?? {})
  const parts = value as Record<string, unknown>
  return Object.fromEntries(
    shape.members.filter(({ name }) => !newer.includes(name)).map(({ name, shape: part }) => [name, older(part, parts[name])]),
  )
}

/** The value as JSON spells it. */
const json = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, function (this: Record<string, unknown>, key, shown: unknown) {
      const held = this[key]
      if (held instanceof Date) return held.getTime() / 1000
      return held instanceof Uint8Array ? Buffer.from(held).toString('base64') : shown
    }),
  )

const known = operationNames.filter((name) => !(name in newerOperations))

describe('with the official client', () => {
  test.each(known)('a full %s arrives as it was sent', async (name) => {
    const { input } = schemaOf(name)
    const wanted = older(input, sample(input))
    await call(name, wanted)
    expect(sent?.target).toBe(`OvertureService.${name}`)
    expect(decode(name, sent?.body ?? new Uint8Array(), 'aws')).toEqual(wanted)
  })

  test.each(known)('a full answer of %s is read as it was given', async (name) => {
    const { output } = schemaOf(name)
    const given = sample(output)
    answer = encodeStrictly(name, given as never)
    expect(await call(name, sample(schemaOf(name).input))).toEqual(older(output, given))
  })
})

describe('without it', () => {
  test.each(operationNames)('a full %s is read, newer members included', (name) => {
    const wanted = sample(schemaOf(name).input)
    expect(decode(name, bytes(JSON.stringify(json(wanted))), 'aws')).toEqual(wanted)
  })

  test.each(operationNames)('a full answer of %s is written in the order of the model', (name) => {
    const given = sample(schemaOf(name).output)
    expect(encodeStrictly(name, given as never)).toBe(JSON.stringify(json(given)))
  })
})

describe('an answer', () => {
  test('is compact, in the order of the model, with dates in seconds and bytes in base64', () => {
    expect(
      encode('CreateConnection', {
        location: 'EqDC2',
        connectionState: 'requested',
        connectionId: 'dxcon-ffabc123',
        loaIssueTime: new Date(1_491_568_964_000),
        ownerAccount: '111122223333',
        tags: [],
      }),
    ).toBe(
      '{"ownerAccount":"111122223333","connectionId":"dxcon-ffabc123","connectionState":"requested","location":"EqDC2","loaIssueTime":1491568964,"tags":[]}',
    )
    expect(encode('DescribeLoa', { loaContent: new Uint8Array([1, 2, 3]), loaContentType: 'application/pdf' })).toBe(
      '{"loaContent":"AQID","loaContentType":"application/pdf"}',
    )
    expect(encode('StopBgpFailoverTest', { virtualInterfaceTest: { endTime: new Date(1_491_568_964_250) } })).toBe(
      '{"virtualInterfaceTest":{"endTime":1491568964.25}}',
    )
  })

  test('leaves out what is absent and keeps what is empty', () => {
    expect(
      encode('CreatePrivateVirtualInterface', { directConnectGatewayId: '', mtu: undefined, bgpPeers: [], siteLinkEnabled: false, asn: 0 }),
    ).toBe('{"directConnectGatewayId":"","bgpPeers":[],"siteLinkEnabled":false,"asn":0}')
    expect(encode('DescribeConnections', { connections: [] })).toBe('{"connections":[]}')
    expect(encode('TagResource', {})).toBe('{}')
  })

  test('with bytes that are part of something larger holds only its own', () => {
    expect(encode('DescribeLoa', { loaContent: new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4) })).toBe('{"loaContent":"AQID"}')
  })

  test('drops a member that the schema does not name, at every depth', () => {
    const row = { virtualInterfaces: [{ vlan: 5, secret: 'x', tags: [{ key: 'a', value: 'b', hidden: 1 }] }], stateReason: 'x' }
    expect(encode('DescribeVirtualInterfaces', row)).toBe('{"virtualInterfaces":[{"vlan":5,"tags":[{"key":"a","value":"b"}]}]}')
  })

  test.each([NaN, Infinity])('with the number %d is a bug of ours, not null', (vlan) => {
    expect(() => encode('CreatePrivateVirtualInterface', { vlan })).toThrow(TypeError)
  })
})

describe('encoding strictly', () => {
  test.each<[string, OperationName, unknown, string]>([
    [
      'unknown',
      'DescribeLags',
      { lags: [{ tags: [{ key: 'a', hidden: 1 }] }] },
      'DescribeLags.lags[0].tags[0].hidden is not a member of Tag.',
    ],
    ['at the wrong level', 'DescribeLags', { lagId: 'dxlag-1' }, 'DescribeLags.lagId is not a member of Lags.'],
    ['a number for a date', 'CreateConnection', { loaIssueTime: 5 }, 'CreateConnection.loaIssueTime is not a timestamp.'],
    ['a fraction', 'CreateConnection', { vlan: 5.5 }, 'CreateConnection.vlan is not a integer.'],
    ['a text for a list', 'CreateConnection', { tags: 'x' }, 'CreateConnection.tags is not a list.'],
    ['null', 'CreateConnection', { lagId: null }, 'CreateConnection.lagId is not a string.'],
    ['a list item that is no structure', 'DescribeLags', { lags: ['x'] }, 'DescribeLags.lags[0] is not a structure.'],
  ])('refuses a member that is %s', (_, name, output, message) => {
    expect(() => encodeStrictly(name, output as never)).toThrow(new TypeError(message))
  })

  test('writes what is right as encode does, undefined members included', () => {
    const output = { connections: [{ connectionId: 'dxcon-ffabc123', lagId: undefined }] }
    expect(encodeStrictly('DescribeConnections', output)).toBe(encode('DescribeConnections', output))
  })
})
