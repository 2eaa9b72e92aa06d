import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'
import { hosted, interconnect, lagId, ordered, partnerLag, unknown } from '../hosted-connections/ports.ts'

const stateOf = async (house: TestHouse, interconnectId: string) =>
  (await house.as('partner').describeInterconnects({ interconnectId })).interconnects?.[0]?.interconnectState

describe('DeleteInterconnect', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test.for([
      ['requested', 0],
      ['pending', 1],
      ['available', 2],
    ] as const)('one in %s is deleted in the very answer', async ([state, steps]) => {
      await using house = await openHouse({ engine })
      const { interconnectId } = await house
        .as('partner')
        .createInterconnect({ interconnectName: 'x', bandwidth: '1Gbps', location: 'EqDC2' })
      const id = interconnectId as string
      await house.pass(steps * delay)
      expect(await stateOf(house, id)).toBe(state)
      const { text } = await house.call('partner', 'DeleteInterconnect', { interconnectId: id })
      expect(text).toBe('{"interconnectState":"deleted"}')
      expect(await stateOf(house, id)).toBe('deleted')
      await house.pass(5 * delay)
      expect(await stateOf(house, id)).toBe('deleted')
      expect(house.faults).toEqual([])
    })

    test('one that carries a live hosted connection stays, be it only ordered', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      const { connectionId } = await ordered(house, id)
      const remove = () => house.as('partner').deleteInterconnect({ interconnectId: id })
      await expect(remove()).rejects.toMatchObject(refusal(`Interconnect ${id} cannot be deleted until its hosted connections are deleted`))
      await house.as('blue').confirmConnection({ connectionId })
      await house.pass(delay)
      await expect(remove()).rejects.toMatchObject(refusal(`Interconnect ${id} cannot be deleted until its hosted connections are deleted`))
      expect(await stateOf(house, id)).toBe('available')
      await house.as('partner').deleteConnection({ connectionId })
      expect(await remove()).toMatchObject({ interconnectState: 'deleted' })
    })

    test('one whose offers were all turned down goes', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      const { connectionId } = await ordered(house, id)
      await house.as('blue').deleteConnection({ connectionId })
      expect(await house.as('partner').deleteInterconnect({ interconnectId: id })).toMatchObject({ interconnectState: 'deleted' })
    })

    test('a second time it is unknown', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      await house.as('partner').deleteInterconnect({ interconnectId: id })
      await expect(house.as('partner').deleteInterconnect({ interconnectId: id })).rejects.toMatchObject(
        refusal(`Could not find Interconnect with ID ${id}`),
      )
    })

    test('connections of whatever kind are no interconnects, and interconnects no connections', async () => {
      await using house = await openHouse({ engine })
      const id = await interconnect(house)
      const dedicated = await house.connection('partner')
      const child = await hosted(house, id)
      for (const interconnectId of [dedicated, child, unknown]) {
        await expect(house.as('partner').deleteInterconnect({ interconnectId })).rejects.toMatchObject(
          refusal(`Could not find Interconnect with ID ${interconnectId}`),
        )
      }
      await expect(house.as('partner').deleteConnection({ connectionId: id })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${id}`),
      )
    })

    test('what is no id is told so', async () => {
      await using house = await openHouse({ engine })
      await expect(house.as('partner').deleteInterconnect({ interconnectId: 'foo' })).rejects.toMatchObject(
        refusal('Interconnect ID foo has an invalid format.'),
      )
    })

    test("another partner's is answered byte for byte like an unknown one, and stays", async () => {
      await using house = await openHouse({ engine })
      const foreign = await interconnect(house)
      await house.store.write((tx) =>
        tx.accounts.put({ accountId: house.accountId.green, name: 'Green', nniPartnerType: 'v1', agreements: [] }),
      )
      const refused = await house.call('green', 'DeleteInterconnect', { interconnectId: foreign })
      const other = await house.call('green', 'DeleteInterconnect', { interconnectId: unknown })
      expect(refused.text.replace(foreign, unknown)).toBe(other.text)
      expect(await stateOf(house, foreign)).toBe('available')
    })

    test('an account that is no partner is told so', async () => {
      await using house = await openHouse({ engine })
      await expect(house.as('blue').deleteInterconnect({ interconnectId: unknown })).rejects.toMatchObject(
        refusal(`Account ${house.accountId.blue} is not an authorized Direct Connect partner in us-east-1.`),
      )
    })

    test('a LAG keeps its minimum of members', async () => {
      await using house = await openHouse({ engine })
      await partnerLag(house)
      const { interconnectId } = await house
        .as('partner')
        .createInterconnect({ interconnectName: 'x', bandwidth: '1Gbps', location: 'EqDC2', lagId })
      const minimum = (minimumLinks: number) =>
        house.store.write(async (tx) => {
          const lag = await tx.lags.lock(lagId)
          if (lag !== undefined) await tx.lags.update({ ...lag, minimumLinks })
        })
      await minimum(2)
      await expect(house.as('partner').deleteInterconnect({ interconnectId })).rejects.toMatchObject(
        refusal(`${lagId} would have fewer connections than its minimumLinks of 2.`),
      )
      await minimum(1)
      await house.as('partner').deleteInterconnect({ interconnectId })
      const { interconnects } = await house.as('partner').describeInterconnects({ interconnectId })
      expect(interconnects?.[0]).toMatchObject({ interconnectState: 'deleted' })
      expect(interconnects?.[0]).not.toHaveProperty('lagId')
    })
  })
})
