import { afterEach, describe, expect, it, vi } from 'vitest'
import { QuestionCache, type Question } from '../../console/src/api/cache.ts'
import { ApiFault, askAll, callApi } from '../../console/src/api/call.ts'
import { isDrawer, questionsOf } from '../../console/src/api/drawers.ts'

const question: Question = { operation: 'DescribeConnections', input: {} }
const key = 'DescribeConnections {}'

/** Answers when the test says so, one promise a question asked. */
function asked() {
  const turns: PromiseWithResolvers<unknown>[] = []
  const cache = new QuestionCache(
    () => {
      const turn = Promise.withResolvers<unknown>()
      turns.push(turn)
      return turn.promise as never
    },
    () => undefined,
  )
  const answer = async (turn: number, value: unknown) => {
    turns[turn]?.resolve(value)
    await Promise.resolve()
    await Promise.resolve()
  }
  const refuse = async (turn: number, fault: Error) => {
    turns[turn]?.reject(fault)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { cache, turns, answer, refuse }
}

describe('a question on the screen', () => {
  it('is asked once, however many look at it', async () => {
    const { cache, turns, answer } = asked()
    cache.subscribe(key, question, false, () => undefined)
    cache.subscribe(key, question, false, () => undefined)
    expect(turns).toHaveLength(1)
    await answer(0, { connections: [] })
    expect(cache.stateOf(key)).toMatchObject({ value: { connections: [] }, loading: false })
  })

  it('keeps its old answer until the new one is there', async () => {
    const { cache, answer } = asked()
    cache.subscribe(key, question, false, () => undefined)
    await answer(0, { connections: [1] })
    cache.invalidate(['DescribeConnections'])
    expect(cache.stateOf(key)).toMatchObject({ value: { connections: [1] }, loading: true })
    await answer(1, { connections: [2] })
    expect(cache.stateOf(key)).toMatchObject({ value: { connections: [2] }, loading: false })
  })

  it('is the same object when the answer says the same, so that nothing is drawn anew', async () => {
    const { cache, answer } = asked()
    cache.subscribe(key, question, false, () => undefined)
    await answer(0, { connections: [1] })
    const before = cache.stateOf(key).value
    cache.invalidate()
    await answer(1, { connections: [1] })
    expect(cache.stateOf(key).value).toBe(before)
  })

  it('takes the answer to the last question, also when an earlier one comes late', async () => {
    const { cache, answer } = asked()
    cache.subscribe(key, question, false, () => undefined)
    cache.invalidate()
    await answer(1, { connections: ['new'] })
    await answer(0, { connections: ['old'] })
    expect(cache.stateOf(key).value).toEqual({ connections: ['new'] })
  })

  it('shows a refusal beside the old answer', async () => {
    const { cache, answer, refuse } = asked()
    cache.subscribe(key, question, false, () => undefined)
    await answer(0, { connections: [1] })
    cache.invalidate()
    await refuse(1, new ApiFault('Unreachable', 'The server could not be reached.', 0))
    expect(cache.stateOf(key)).toMatchObject({
      value: { connections: [1] },
      loading: false,
      fault: { message: 'The server could not be reached.' },
    })
  })

  it('is left alone by what changed elsewhere', () => {
    const { cache, turns } = asked()
    cache.subscribe(key, question, false, () => undefined)
    cache.invalidate(['DescribeLocations'])
    expect(turns).toHaveLength(1)
  })

  it('counts as what the page shows, unless it is the frame’s own', async () => {
    const { cache, answer } = asked()
    const leave = cache.subscribe(key, question, true, () => undefined)
    await answer(0, { connections: [] })
    expect(cache.shown).toEqual([])
    cache.subscribe(key, question, false, () => undefined)
    expect(cache.shown.map(({ operation }) => operation)).toEqual(['DescribeConnections'])
    leave()
    expect(cache.shown).toHaveLength(1)
  })
})

describe('a drawer', () => {
  it('is known by its name, and makes some question old', () => {
    expect(isDrawer('virtualInterfaces')).toBe(true)
    expect(isDrawer('toString')).toBe(false)
    expect(Object.values(questionsOf).every((questions) => questions.length > 0)).toBe(true)
  })
})

describe('a call', () => {
  afterEach(() => void vi.unstubAllGlobals())
  const caller = { region: 'us-east-1', csrf: 'token' }
  const answers = (...bodies: readonly [status: number, body: unknown][]) => {
    const sent: { readonly target: string | null; readonly body: unknown }[] = []
    const left = [...bodies]
    vi.stubGlobal('fetch', async (_path: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
      sent.push({ target: new Headers(headers).get('x-amz-target'), body: JSON.parse(body) as unknown })
      const [status, answer] = left.shift() ?? [500, {}]
      return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status })
    })
    return sent
  }

  it('says the API’s own sentence when it is refused', async () => {
    answers([400, { __type: 'com.amazonaws.directconnect#DirectConnectClientException', message: 'VLAN 0 is not between 1 and 4094.' }])
    await expect(callApi('DescribeConnections', {}, caller)).rejects.toMatchObject({
      code: 'DirectConnectClientException',
      message: 'VLAN 0 is not between 1 and 4094.',
      signedOut: false,
    })
  })

  it('says what it can when the answer is no answer of the API', async () => {
    answers([502, '<html>'])
    await expect(callApi('DescribeConnections', {}, caller)).rejects.toThrow('The server answered 502')
  })

  it('knows the end of a session', async () => {
    answers([401, { __type: 'UnrecognizedClientException', message: 'You are signed out.' }])
    await expect(callApi('DescribeConnections', {}, caller)).rejects.toMatchObject({ signedOut: true })
  })

  it('puts the pages of an answer together', async () => {
    const sent = answers(
      [200, { virtualInterfaceId: 'dxvif-1', routes: [1, 2], nextToken: 'a' }],
      [200, { virtualInterfaceId: 'dxvif-1', routes: [3] }],
    )
    expect(await askAll('ListVirtualInterfaceRoutes', { virtualInterfaceId: 'dxvif-1' }, caller)).toEqual({
      virtualInterfaceId: 'dxvif-1',
      routes: [1, 2, 3],
    })
    expect(sent.map(({ body }) => body)).toEqual([{ virtualInterfaceId: 'dxvif-1' }, { virtualInterfaceId: 'dxvif-1', nextToken: 'a' }])
  })
})
