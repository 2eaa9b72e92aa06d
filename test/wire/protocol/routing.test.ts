import { describe, expect, test } from 'vitest'
import { operationNames } from '#contract/contract.ts'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { send, sendSigned, target } from './raw.ts'

const json = (answer: { readonly text: string }) => JSON.parse(answer.text) as { readonly __type?: string; readonly message?: string }

describe('what is asked for', () => {
  const house = sharedHouse({})

  test('an operation that does not exist is named', async () => {
    const answer = await sendSigned(house().endpoint, { headers: target('DescribeEverything'), body: '{}' })
    expect(answer.status).toBe(400)
    expect(answer.text).toBe(
      '{"__type":"UnknownOperationException","message":"OvertureService.DescribeEverything is not an operation of this service."}',
    )
  })

  test.for([
    'DynamoDB_20120810.ListTables',
    'DescribeConnections',
    'overtureservice.DescribeConnections',
    'OvertureService.describeConnections',
    'OvertureService.',
  ])('%j is not an operation of this service', async (name) => {
    const answer = await sendSigned(house().endpoint, { headers: { 'x-amz-target': name }, body: '{}' })
    expect(json(answer)).toEqual({ __type: 'UnknownOperationException', message: `${name} is not an operation of this service.` })
  })

  test('a request that names none is told what is missing', async () => {
    const answer = await sendSigned(house().endpoint, { body: '{}' })
    expect(json(answer)).toEqual({ __type: 'UnknownOperationException', message: 'The header X-Amz-Target is missing.' })
  })

  test('there is nothing at other paths, signed or not', async () => {
    const sending = { path: '/2012-10-25/connections', headers: target('DescribeConnections'), body: '{}' }
    for (const answer of [await send(house().endpoint, sending), await sendSigned(house().endpoint, sending)]) {
      expect(answer.status).toBe(404)
      expect(json(answer)).toEqual({
        __type: 'UnknownOperationException',
        message: 'There is nothing at /2012-10-25/connections; requests go to /.',
      })
    }
  })

  test.for(['GET', 'PUT', 'DELETE', 'PATCH'])('%s is not understood, in the form that clients read', async (method) => {
    const answer = await sendSigned(house().endpoint, { method, headers: target('DescribeConnections') })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers['content-type']).toBe('application/x-amz-json-1.1')
    expect(json(answer)).toEqual({
      __type: 'UnknownOperationException',
      message: `${method} is not understood; requests are sent with POST.`,
    })
  })

  test('the content type does not decide, as long as it is no form', async () => {
    for (const type of ['application/json', 'application/x-amz-json-1.0', 'text/plain']) {
      const headers = { ...target('DescribeConnections'), 'content-type': type }
      expect(await sendSigned(house().endpoint, { headers, body: '{}' })).toMatchObject({ status: 200 })
    }
  })
})

describe('how it is answered', () => {
  const house = sharedHouse({})

  test('an answer names its type, length and request, and nothing is chunked', async () => {
    const answer = await sendSigned(house().endpoint, { headers: target('DescribeConnections'), body: '{}' })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'content-length': String(Buffer.byteLength(answer.text)),
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string,
    })
    expect(answer.headers['transfer-encoding']).toBeUndefined()
  })

  test('every request has an id of its own, refused ones too', async () => {
    const ids = new Set<unknown>()
    for (const operation of ['DescribeConnections', 'DescribeLags', 'Nothing', 'CreateConnection']) {
      ids.add((await sendSigned(house().endpoint, { headers: target(operation), body: '{}' })).headers['x-amzn-requestid'])
      ids.add((await send(house().endpoint, { headers: target(operation) })).headers['x-amzn-requestid'])
    }
    expect(ids.size).toBe(8)
    expect(ids).not.toContain(undefined)
  })

  test('a refusal has __type without a name space, a message, and no other member', async () => {
    const answer = await sendSigned(house().endpoint, { headers: target('DescribeLags'), body: '{"lagId":"doesntexist"}' })
    // The 95 bytes of the recorded answer.
    expect(answer.text).toBe('{"__type":"DirectConnectClientException","message":"Lag ID doesntexist has an invalid format."}')
    expect(answer.headers['content-length']).toBe('95')
    expect(answer.status).toBe(400)
  })

  test('a connection is kept for more than ten seconds, and serves the next request', async () => {
    const agent = new (await import('node:http')).Agent({ keepAlive: true, maxSockets: 1 })
    const { request } = await import('node:http')
    const { signed } = await import('./raw.ts')
    const sending = { headers: target('DescribeConnections'), body: '{}' }
    const once = () =>
      new Promise<{ readonly reused: boolean; readonly keepAlive: unknown }>((resolve, reject) => {
        const sent = request(house().endpoint, { agent, method: 'POST', headers: signed(house().endpoint, sending) }, (res) => {
          res.resume().on('end', () => resolve({ reused: sent.reusedSocket, keepAlive: res.headers['keep-alive'] }))
        })
        sent.on('error', reject)
        sent.end(sending.body)
      })
    const [first, second] = [await once(), await once()]
    agent.destroy()
    expect([first.reused, second.reused]).toEqual([false, true])
    expect(Number(/timeout=(\d+)/.exec(String(second.keepAlive))?.[1])).toBeGreaterThan(10)
  })

  test('is dated by the clock of the house', async () => {
    const answer = await send(house().endpoint, {})
    expect(Math.abs(Date.parse(String(answer.headers.date)) - house().now())).toBeLessThan(5000)
  })
})

describe.for(enginesHere)('every operation of the API, asked for nothing, on $name', (engine) => {
  const house = sharedHouse({ engine })

  test.for(operationNames.map((name) => [name] as const))('%s answers or says what is wrong, in its form', async ([name]) => {
    const answer = await house().call('blue', name, {})
    expect([200, 400]).toContain(answer.status)
    if (answer.status === 400) {
      expect(Object.keys(answer.json)).toEqual(['__type', 'message'])
      expect(answer.json.__type).toMatch(/^(ValidationException|DirectConnectClientException|UnknownOperationException)$/)
      if (answer.json.__type === 'UnknownOperationException') expect(answer.json.message).toContain(name)
    }
    expect(house().faults).toEqual([])
  })
})
