import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, refusal } from '../../support/house.ts'
import { hosted, interconnect, lagId, partnerLag, unknown } from './ports.ts'

describe('DescribeConnectionsOnInterconnect', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('shows all that an interconnect carries', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const first = await hosted(house, port, { vlan: 1, to: 'blue' })
      const second = await hosted(house, port, { vlan: 2, to: 'green' })
      const { connections } = await house.as('partner').describeConnectionsOnInterconnect({ interconnectId: port })
      expect(connections).toMatchObject([
        { connectionId: first, ownerAccount: house.accountId.blue, vlan: 1, tags: [] },
        { connectionId: second, ownerAccount: house.accountId.green, vlan: 2, tags: [] },
      ])
      expect(house.faults).toEqual([])
    })

    test('LAGs, connections and what is unknown are refused under its own name', async () => {
      await using house = await openHouse({ engine })
      const member = await partnerLag(house)
      const dedicated = await house.connection('partner')
      const own = await hosted(house, await interconnect(house))
      for (const interconnectId of [lagId, dedicated, own, unknown, 'foo']) {
        await expect(house.as('partner').describeConnectionsOnInterconnect({ interconnectId })).rejects.toMatchObject(
          refusal(`${house.accountId.partner} DescribeConnectionsOnInterconnect failed for connection ${interconnectId} doesn't exist.`),
        )
      }
      expect(await house.as('partner').describeConnectionsOnInterconnect({ interconnectId: member })).toMatchObject({ connections: [] })
    })

    test('an account that is no partner is told so', async () => {
      await using house = await openHouse({ engine })
      await expect(house.as('blue').describeConnectionsOnInterconnect({ interconnectId: unknown })).rejects.toMatchObject(
        refusal(`Account ${house.accountId.blue} is not an authorized Direct Connect partner in us-east-1.`),
      )
    })
  })
})
