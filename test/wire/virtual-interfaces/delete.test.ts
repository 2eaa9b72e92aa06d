import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allocationOf, interfaceIn, numbers, placeOf, send, sixCalls, stageIn, type Call, type Stage } from './six-calls.ts'

const minute = 60_000

describe('DeleteVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let stage: Promise<Stage> | undefined
    const ready = () => (stage ??= stageIn(house()))
    const next = numbers()
    const made = async (call: Call, wish = {}): Promise<string> =>
      interfaceIn(call, await send(call, await ready(), { ...placeOf(call, next()), ...wish })).virtualInterfaceId
    const allocated = () => made(allocationOf('private'))
    const remove = async (who: 'partner' | 'blue' | 'green', virtualInterfaceId: string) =>
      (await house().call(who, 'DeleteVirtualInterface', { virtualInterfaceId })).text
    const stateOf = async (virtualInterfaceId: string, who: 'partner' | 'blue' = 'partner') => {
      const { virtualInterfaces = [] } = await house().as(who).describeVirtualInterfaces({ virtualInterfaceId })
      return virtualInterfaces[0]?.virtualInterfaceState
    }
    const confirmed = async () => {
      const virtualInterfaceId = await allocated()
      const { virtualGateways = [] } = await house().as('blue').describeVirtualGateways()
      const { virtualGatewayId } = virtualGateways[0] ?? {}
      await house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
      await house().pass(delay)
      return virtualInterfaceId
    }
    const deleting = '{"virtualInterfaceState":"deleting"}'

    test.for(sixCalls.filter(({ hosted }) => !hosted))('what $operation made goes when the router has let go', async (call) => {
      const id = await made(call)
      expect(await remove('partner', id)).toBe(deleting)
      expect(await stateOf(id)).toBe('deleting')
      await house().pass(delay / 10)
      expect(await stateOf(id)).toBe('deleting')
      await house().pass(delay)
      expect(await stateOf(id)).toBe('deleted')
    })

    test('the owner of one that it never confirmed rejects it, and its VLAN is free at once', async () => {
      const call = allocationOf('private')
      const place = placeOf(call, next())
      const id = await made(call, place)
      expect(await remove('blue', id)).toBe(deleting)
      expect([await stateOf(id, 'blue'), await stateOf(id)]).toEqual(['rejected', 'rejected'])
      expect(await made(call, place)).not.toBe(id)
    })

    test('the owner of the connection withdraws one that waits', async () => {
      const id = await allocated()
      expect(await remove('partner', id)).toBe(deleting)
      await house().pass(2 * delay)
      expect([await stateOf(id, 'blue'), await stateOf(id)]).toEqual(['deleted', 'deleted'])
    })

    test('the owner of the connection removes one that was rejected', async () => {
      const id = await allocated()
      await remove('blue', id)
      expect(await remove('partner', id)).toBe(deleting)
      await house().pass(2 * delay)
      expect(await stateOf(id)).toBe('deleted')
    })

    test.for(['blue', 'partner'] as const)('one that is available may be deleted by %s', async (who) => {
      const id = await confirmed()
      expect(await stateOf(id)).toBe('available')
      expect(await remove(who, id)).toBe(deleting)
      await house().pass(2 * delay)
      expect([await stateOf(id, 'blue'), await stateOf(id)]).toEqual(['deleted', 'deleted'])
    })

    test('is answered with the state again when it was asked before', async () => {
      const id = await confirmed()
      await remove('blue', id)
      expect(await remove('partner', id)).toBe(deleting)
      await house().pass(2 * delay)
      expect(await remove('blue', id)).toBe('{"virtualInterfaceState":"deleted"}')
    })

    test('a deleted one is shown for fifteen minutes, with its peer, and then no more', async () => {
      const id = await confirmed()
      await remove('blue', id)
      await house().pass(2 * delay)
      await house().pass(14 * minute)
      const { virtualInterfaces } = await house().as('blue').describeVirtualInterfaces({ virtualInterfaceId: id })
      expect(virtualInterfaces).toMatchObject([{ virtualInterfaceState: 'deleted', asn: 65_001, bgpPeers: [] }])
      await house().pass(minute + delay)
      expect([await stateOf(id, 'blue'), await stateOf(id)]).toEqual([undefined, undefined])
      await expect(house().as('blue').deleteVirtualInterface({ virtualInterfaceId: id })).rejects.toMatchObject(
        refusal(`Virtual Interface ${id} does not exist.`),
      )
    })

    test('somebody else answers as for an interface that never was', async () => {
      const id = await allocated()
      const unknown = await remove('green', 'dxvif-fzzzzzzz')
      expect(unknown).toBe('{"__type":"DirectConnectClientException","message":"Virtual Interface dxvif-fzzzzzzz does not exist."}')
      expect((await remove('green', id)).replace(id, 'dxvif-fzzzzzzz')).toBe(unknown)
      expect(await stateOf(id)).toBe('confirming')
    })

    test('is not found from another region', async () => {
      const id = await allocated()
      await expect(house().as('blue', 'eu-west-1').deleteVirtualInterface({ virtualInterfaceId: id })).rejects.toMatchObject(
        refusal(`Virtual Interface ${id} does not exist.`),
      )
    })

    test('says so when an id is missing or cannot be one', async () => {
      expect(JSON.parse(await remove('blue', 'foo'))).toEqual({
        __type: 'DirectConnectClientException',
        message: 'Virtual Interface ID foo has an invalid format: it does not exist.',
      })
      const { json } = await house().call('blue', 'DeleteVirtualInterface', {})
      expect(json.message).toContain("'virtualInterfaceId' failed to satisfy constraint: Member must not be null")
    })
  })
})
