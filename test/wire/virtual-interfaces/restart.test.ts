import { describe, expect, test } from 'vitest'
import { delay, enginesHere, type Ground, openGround, openHouse, type TestHouse } from '../../support/house.ts'
import { clear, hosted, order, own, states, up, waitings } from './waiting.ts'

// A house is closed in the middle of every state that waits for something, and another is opened on
// the same database: what waited waits on, and what is due is done.
describe.for(enginesHere)('started again on $name', (engine) => {
  /** Runs one house after the other on the same ground. */
  async function inTurn<Result>(ground: Ground, work: (house: TestHouse) => Promise<Result>, settings = {}): Promise<Result> {
    await using house = await openHouse({ ground, settings })
    const result = await work(house)
    expect(house.faults).toEqual([])
    return result
  }

  test('everything that waited goes on, also over a second start', async () => {
    using ground = await openGround(engine)
    // One after the other: bringing one somewhere lets time pass for all, so each has a start of its own.
    for (const { title, begin, waits, ends } of waitings) {
      const look = await inTurn(ground, async (house) => {
        const reader = await begin(house)
        expect([title, await reader(house)]).toEqual([title, waits])
        return reader
      })
      await inTurn(ground, async (house) => expect([title, await look(house)]).toEqual([title, waits]))
      await inTurn(ground, async (house) => {
        await house.pass(3 * delay)
        expect([title, await look(house)]).toEqual([title, ends])
        await clear(house)
      })
    }
  })

  test('a confirmation finds the interface that was allocated before', async () => {
    using ground = await openGround(engine)
    const virtualInterfaceId = await inTurn(ground, hosted)
    await inTurn(ground, async (house) => {
      const { virtualGateways = [] } = await house.as('blue').describeVirtualGateways()
      const { virtualGatewayId } = virtualGateways[0] ?? {}
      await house.as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
      await house.pass(delay)
      expect(await states(virtualInterfaceId)(house)).toEqual(['available', 'available'])
    })
  })

  test('keys, tags and tokens are what they were', async () => {
    using ground = await openGround(engine)
    const before = await inTurn(ground, async (house) => {
      const first = await own(house, { authKey: 'keep-this-key', tags: [{ key: 'k', value: 'v' }] })
      const second = await hosted(house)
      const { nextToken } = await house.as('partner').describeVirtualInterfaces({ maxResults: 1 })
      const { json } = await house.call('partner', 'DescribeVirtualInterfaces', { virtualInterfaceId: first })
      return { first, second, nextToken, seen: json.virtualInterfaces }
    })
    await inTurn(ground, async (house) => {
      const { json } = await house.call('partner', 'DescribeVirtualInterfaces', { virtualInterfaceId: before.first })
      expect(json.virtualInterfaces).toEqual(before.seen)
      expect(json.virtualInterfaces).toMatchObject([{ authKey: 'keep-this-key', tags: [{ key: 'k', value: 'v' }] }])
      const { virtualInterfaces } = await house.as('partner').describeVirtualInterfaces({ nextToken: before.nextToken })
      expect(virtualInterfaces?.map(({ virtualInterfaceId }) => virtualInterfaceId)).toEqual([before.second])
    })
  })

  test('a VLAN that was taken is taken, and the fifteen minutes of a deleted one go on', async () => {
    using ground = await openGround(engine)
    const gone = await inTurn(ground, async (house) => {
      const virtualInterfaceId = await up(house, await own(house))
      await house.as('partner').deleteVirtualInterface({ virtualInterfaceId })
      await house.pass(2 * delay)
      await house.pass(8 * 60_000)
      return virtualInterfaceId
    })
    await inTurn(ground, async (house) => {
      expect(await states(gone)(house)).toEqual(['deleted'])
      await house.pass(8 * 60_000)
      expect(await states(gone)(house)).toEqual([undefined])
    })
  })

  test('an unconfirmed interface of the OUTSCALE profile expires seven days after it was made, not after the start', async () => {
    using ground = await openGround(engine)
    const day = 24 * 3_600_000
    const outscale = { profile: 'outscale' } as const
    const virtualInterfaceId = await inTurn(
      ground,
      async (house) => {
        const id = await hosted(house)
        await house.pass(4 * day)
        return id
      },
      outscale,
    )
    await inTurn(
      ground,
      async (house) => {
        expect(await states(virtualInterfaceId)(house)).toEqual(['confirming', 'pending'])
        await house.pass(3 * day + delay)
        expect((await states(virtualInterfaceId)(house)) as string[]).toContain('expired')
      },
      outscale,
    )
  })

  test('what a client has changed is not seeded again', async () => {
    using ground = await openGround(engine)
    await inTurn(ground, async (house) => house.as('blue').createConnection(order))
    await inTurn(ground, async (house) => {
      expect((await house.as('blue').describeConnections({})).connections).toHaveLength(1)
      expect((await house.as('blue').describeVirtualGateways()).virtualGateways).toHaveLength(2)
    })
  })
})
