import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'
import { hostedInterface, interfaceOf, privateInterface } from './interfaces.ts'

describe('StopBgpFailoverTest', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the test is cancelled and the sessions come back', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const { virtualInterfaceTest: started } = await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      await house.pass(3 * delay)

      const { virtualInterfaceTest: stopped } = await house.as('blue').stopBgpFailoverTest({ virtualInterfaceId })
      expect(stopped).toEqual({ ...started, status: 'CANCELLED', endTime: expect.any(Date) })
      expect(stopped?.endTime?.getTime()).toBeGreaterThanOrEqual((started?.startTime?.getTime() ?? 0) + 3 * delay)
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'down' })
      await house.pass(2 * delay)
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({
        virtualInterfaceState: 'available',
        bgpPeers: [{ bgpStatus: 'up' }],
      })
      expect(house.faults).toEqual([])
    })

    test('another one may start right away', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      await house.as('blue').stopBgpFailoverTest({ virtualInterfaceId })
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory({ virtualInterfaceId })
      expect(virtualInterfaceTestHistory?.map(({ status }) => status).toSorted()).toEqual(['CANCELLED', 'IN_PROGRESS'])
    })

    test('nothing is stopped where nothing runs', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const stop = () => house.as('blue').stopBgpFailoverTest({ virtualInterfaceId })
      const none = refusal(`StopBgpFailoverTest failed. ${virtualInterfaceId} has no failover test in progress.`)
      await expect(stop()).rejects.toMatchObject(none)
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      await stop()
      await expect(stop()).rejects.toMatchObject(none)
    })

    test('deleting the interface cancels its test', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await hostedInterface(house, 'blue')
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      await house.as('partner').deleteVirtualInterface({ virtualInterfaceId })
      const { virtualInterfaceTestHistory } = await house.as('blue').listVirtualInterfaceTestHistory({})
      expect(virtualInterfaceTestHistory).toMatchObject([{ virtualInterfaceId, status: 'CANCELLED', endTime: expect.any(Date) }])
      await house.pass(4 * delay)
      expect(await interfaceOf(house, 'blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'deleted' })
      expect(house.faults).toEqual([])
    })

    test("someone else's interface is answered like one that does not exist", async () => {
      await using house = await openHouse({ engine })
      const foreign = await privateInterface(house, 'blue')
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId: foreign })
      const refused = await house.call('green', 'StopBgpFailoverTest', { virtualInterfaceId: foreign })
      const unknown = await house.call('green', 'StopBgpFailoverTest', { virtualInterfaceId: 'dxvif-fzzzzzzz' })
      expect(refused.text.replace(foreign, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Virtual Interface dxvif-fzzzzzzz does not exist.' } })
    })
  })
})
