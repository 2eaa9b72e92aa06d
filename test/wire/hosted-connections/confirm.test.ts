import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { hosted, interconnect, interfaceOn, ordered, unknown } from './ports.ts'

describe('ConfirmConnection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the customer takes it: pending in the answer, available by itself', async () => {
      await using house = await openHouse({ engine })
      const { connectionId } = await ordered(house, await interconnect(house))
      const { text } = await house.call('blue', 'ConfirmConnection', { connectionId })
      expect(text).toBe('{"connectionState":"pending"}')
      const state = async () => (await house.as('blue').describeConnections({ connectionId })).connections?.[0]?.connectionState
      expect(await state()).toBe('pending')
      await house.pass(delay)
      expect(await state()).toBe('available')
      expect(house.faults).toEqual([])
    })

    test('nothing confirms it but the customer', async () => {
      await using house = await openHouse({ engine })
      const { connectionId } = await ordered(house, await interconnect(house))
      await house.pass(100 * delay)
      expect(await house.as('blue').describeConnections({ connectionId })).toMatchObject({ connections: [{ connectionState: 'ordering' }] })
      for (const who of ['partner', 'green'] as const) {
        await expect(house.as(who).confirmConnection({ connectionId })).rejects.toMatchObject(
          refusal(`Could not find Connection with ID ${connectionId}`),
        )
      }
      const refused = await house.call('green', 'ConfirmConnection', { connectionId })
      expect(refused.text.replace(connectionId ?? '', unknown)).toBe(
        (await house.call('green', 'ConfirmConnection', { connectionId: unknown })).text,
      )
    })

    test('in another state it is refused with the words that clients know', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const available = await hosted(house, port)
      const rejected = (await ordered(house, port, { vlan: 102 })).connectionId
      await house.as('blue').deleteConnection({ connectionId: rejected })
      const dedicated = await house.connection('blue')
      for (const [connectionId, state] of [
        [available, 'available'],
        [rejected, 'rejected'],
        [dedicated, 'available'],
      ]) {
        await expect(house.as('blue').confirmConnection({ connectionId })).rejects.toMatchObject(
          refusal(`ConfirmConnection failed. ${connectionId} is in state ${state}`),
        )
      }
    })

    test('before it is confirmed it takes no interface, afterwards one, on the VLAN that the partner chose', async () => {
      await using house = await openHouse({ engine })
      const { connectionId = '' } = await ordered(house, await interconnect(house), { vlan: 101 })
      await expect(interfaceOn(house, connectionId)).rejects.toMatchObject(refusal(/^The specified Connection ID is not available/))
      await house.as('blue').confirmConnection({ connectionId })
      await house.pass(delay)
      await expect(interfaceOn(house, connectionId, { vlan: 7 })).rejects.toMatchObject(
        refusal(`VLAN 7 cannot be used on hosted connection ${connectionId}; its VLAN is 101.`),
      )
      const virtualInterfaceId = await interfaceOn(house, connectionId)
      expect(await house.as('blue').describeVirtualInterfaces({ virtualInterfaceId })).toMatchObject({
        virtualInterfaces: [{ virtualInterfaceState: 'available' }],
      })
      expect(await house.as('partner').describeVirtualInterfaces({})).toMatchObject({ virtualInterfaces: [] })
      await expect(interfaceOn(house, connectionId)).rejects.toMatchObject(
        refusal(`VLAN 101 is already in use on connection ${connectionId}.`),
      )
      expect(house.faults).toEqual([])
    })
  })
})
