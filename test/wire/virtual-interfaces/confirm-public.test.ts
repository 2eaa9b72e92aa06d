import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allocationOf, interfaceIn, numbers, placeOf, send, stageIn, type Stage } from './six-calls.ts'

describe('ConfirmPublicVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let stage: Promise<Stage> | undefined
    const ready = () => (stage ??= stageIn(house()))
    const next = numbers()
    const allocated = async (type: 'private' | 'public' | 'transit' = 'public'): Promise<string> => {
      const call = allocationOf(type)
      return interfaceIn(call, await send(call, await ready(), placeOf(call, next()))).virtualInterfaceId
    }
    const stateOf = async (virtualInterfaceId: string) => {
      const { virtualInterfaces = [] } = await house().as('blue').describeVirtualInterfaces({ virtualInterfaceId })
      return [virtualInterfaces[0]?.virtualInterfaceState, virtualInterfaces[0]?.bgpPeers?.[0]?.bgpPeerState]
    }

    test('sends it to verification, and from there to the router', async () => {
      const virtualInterfaceId = await allocated()
      const answer = await house().call('blue', 'ConfirmPublicVirtualInterface', { virtualInterfaceId })
      expect(answer.text).toBe('{"virtualInterfaceState":"verifying"}')
      expect(await stateOf(virtualInterfaceId)).toEqual(['verifying', 'verifying'])
      await house().pass(delay)
      expect(await stateOf(virtualInterfaceId)).toEqual(['pending', 'pending'])
      await house().pass(delay)
      expect(await stateOf(virtualInterfaceId)).toEqual(['available', 'available'])
    })

    test('is not verified before it is confirmed, however long that takes', async () => {
      const virtualInterfaceId = await allocated()
      await house().pass(100 * delay)
      expect(await stateOf(virtualInterfaceId)).toEqual(['confirming', 'verifying'])
    })

    test('is for the owner: to all others, the allocator too, there is no such interface', async () => {
      const virtualInterfaceId = await allocated()
      const unknown = await house().call('green', 'ConfirmPublicVirtualInterface', { virtualInterfaceId: 'dxvif-fzzzzzzz' })
      expect(unknown.json.message).toBe('Virtual Interface dxvif-fzzzzzzz does not exist.')
      for (const who of ['partner', 'green'] as const) {
        const refused = await house().call(who, 'ConfirmPublicVirtualInterface', { virtualInterfaceId })
        expect(refused.text.replace(virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      }
    })

    test('happens once', async () => {
      const virtualInterfaceId = await allocated()
      await house().as('blue').confirmPublicVirtualInterface({ virtualInterfaceId })
      await expect(house().as('blue').confirmPublicVirtualInterface({ virtualInterfaceId })).rejects.toMatchObject(
        refusal(`ConfirmPublicVirtualInterface failed. ${virtualInterfaceId} is in state verifying`),
      )
    })

    test.for(['private', 'transit'] as const)('is not for a %s interface', async (type) => {
      const virtualInterfaceId = await allocated(type)
      await expect(house().as('blue').confirmPublicVirtualInterface({ virtualInterfaceId })).rejects.toMatchObject(
        refusal(`ConfirmPublicVirtualInterface failed. ${virtualInterfaceId} is a ${type} virtual interface`),
      )
    })

    test('says so when an id is missing or cannot be one', async () => {
      await expect(house().as('blue').confirmPublicVirtualInterface({ virtualInterfaceId: 'dxvif-1' })).rejects.toMatchObject(
        refusal('Virtual Interface ID dxvif-1 has an invalid format: it does not exist.'),
      )
      const { json } = await house().call('blue', 'ConfirmPublicVirtualInterface', { virtualInterfaceId: null })
      expect(json).toEqual({
        __type: 'ValidationException',
        message: "1 validation error detected: Value null at 'virtualInterfaceId' failed to satisfy constraint: Member must not be null",
      })
    })
  })
})
