import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'
import { interconnect, lagId, partnerLag, unknown } from './ports.ts'

const order = (house: TestHouse, interconnectId: string, change: { vlan?: number; bandwidth?: string } = {}) => ({
  interconnectId,
  connectionName: 'older',
  ownerAccount: house.accountId.blue,
  bandwidth: '50Mbps',
  vlan: 101,
  ...change,
})

describe('AllocateConnectionOnInterconnect', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('makes a hosted connection that waits for its customer', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const made = await house.as('partner').allocateConnectionOnInterconnect(order(house, port))
      expect(made).toMatchObject({
        ownerAccount: house.accountId.blue,
        connectionName: 'older',
        connectionState: 'ordering',
        bandwidth: '50Mbps',
        vlan: 101,
        partnerName: 'Harbor Interconnect',
        providerName: 'Harbor Interconnect',
        tags: [],
      })
      expect(await house.as('blue').describeConnections({})).toMatchObject({ connections: [{ connectionId: made.connectionId }] })
      expect(house.faults).toEqual([])
    })

    test('it shares VLANs and bandwidth with those of the newer call', async () => {
      await using house = await openHouse({ engine })
      const port = await interconnect(house)
      const partner = house.as('partner')
      await partner.allocateHostedConnection({
        connectionId: port,
        connectionName: 'x',
        ownerAccount: house.accountId.green,
        bandwidth: '500Mbps',
        vlan: 101,
      })
      await expect(partner.allocateConnectionOnInterconnect(order(house, port))).rejects.toMatchObject(
        refusal(`VLAN 101 is already in use on connection ${port}.`),
      )
      await expect(partner.allocateConnectionOnInterconnect(order(house, port, { vlan: 102, bandwidth: '1Gbps' }))).rejects.toMatchObject(
        refusal(`Bandwidth 1Gbps is more than the 500Mbps that are left on ${port}.`),
      )
    })

    test('only an interconnect will do', async () => {
      await using house = await openHouse({ engine })
      const member = await partnerLag(house)
      const dedicated = await house.connection('partner')
      const allocate = (id: string) => house.as('partner').allocateConnectionOnInterconnect(order(house, id))
      for (const id of [dedicated, unknown])
        await expect(allocate(id)).rejects.toMatchObject(refusal(`Could not find Interconnect with ID ${id}`))
      for (const id of [lagId, 'foo'])
        await expect(allocate(id)).rejects.toMatchObject(refusal(`Interconnect ID ${id} has an invalid format.`))
      await expect(allocate(member)).rejects.toMatchObject(refusal(/^Interconnect \S+ is a member of /))
      expect(house.faults).toEqual([])
    })

    test('an account that is no partner is told so', async () => {
      await using house = await openHouse({ engine })
      await expect(house.as('green').allocateConnectionOnInterconnect(order(house, unknown))).rejects.toMatchObject(
        refusal(`Account ${house.accountId.green} is not an authorized Direct Connect partner in us-east-1.`),
      )
    })
  })
})
