import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { hostedConnection, setState } from '../virtual-interfaces/rows.ts'

const unknown = 'dxcon-fzzzzzzz'

describe('DeleteConnection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const remove = (connectionId: string, who: 'partner' | 'blue' | 'green' = 'partner') =>
      house().as(who).deleteConnection({ connectionId })
    const stateOf = async (connectionId: string, who: 'partner' | 'blue' = 'partner') => {
      const { connections = [] } = await house().as(who).describeConnections({ connectionId })
      return connections[0]?.connectionState
    }
    const allocate = async (connectionId: string, vlan = 1) => {
      const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'x', vlan, asn: 65_001 }
      const ownerAccount = house().accountId.blue
      const vi = await house()
        .as('partner')
        .allocatePrivateVirtualInterface({ connectionId, ownerAccount, newPrivateVirtualInterfaceAllocation })
      return vi.virtualInterfaceId ?? ''
    }
    const inUse = (id: string) =>
      refusal(`Connection ${id} cannot be deleted until its Virtual Interfaces and hosted connections are deleted`)

    test('one that is only requested is deleted at once', async () => {
      const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'x', tags: [{ key: 'k', value: 'v' }] }
      const { connectionId = '' } = await house().as('partner').createConnection(order)
      expect(await remove(connectionId)).toMatchObject({ connectionId, connectionState: 'deleted', connectionName: 'x' })
      expect(await stateOf(connectionId)).toBe('deleted')
    })

    test.for(['pending', 'available', 'down'] as const)('one that is %s is deleting, then deleted', async (state) => {
      const connectionId = await house().connection('partner')
      await setState(house(), connectionId, state)
      expect(await remove(connectionId)).toMatchObject({ connectionState: 'deleting' })
      expect(await stateOf(connectionId)).toBe('deleting')
      expect(await remove(connectionId)).toMatchObject({ connectionState: 'deleting' })
      await house().pass(delay)
      expect(await stateOf(connectionId)).toBe('deleted')
    })

    test('a second time it is unknown', async () => {
      const connectionId = await house().connection('partner')
      await remove(connectionId)
      await house().pass(delay)
      await expect(remove(connectionId)).rejects.toMatchObject(refusal(`Could not find Connection with ID ${connectionId}`))
    })

    test('not while an interface is on it, whoever owns that, nor while one is on its way out', async () => {
      const connectionId = await house().connection('partner')
      const virtualInterfaceId = await allocate(connectionId)
      await expect(remove(connectionId)).rejects.toMatchObject(inUse(connectionId))
      await house().as('partner').deleteVirtualInterface({ virtualInterfaceId })
      await expect(remove(connectionId)).rejects.toMatchObject(inUse(connectionId))
      expect(await stateOf(connectionId)).toBe('available')
      await house().pass(delay)
      expect(await remove(connectionId)).toMatchObject({ connectionState: 'deleting' })
    })

    test('a rejected interface does not hold it', async () => {
      const connectionId = await house().connection('partner')
      await house()
        .as('blue')
        .deleteVirtualInterface({ virtualInterfaceId: await allocate(connectionId) })
      expect(await remove(connectionId)).toMatchObject({ connectionState: 'deleting' })
    })

    test('not while a hosted connection is on it', async () => {
      const connectionId = await house().connection('partner')
      const hosted = await hostedConnection(house(), 'blue', { parentId: connectionId })
      await expect(remove(connectionId)).rejects.toMatchObject(inUse(connectionId))
      await setState(house(), hosted, 'deleted')
      expect(await remove(connectionId)).toMatchObject({ connectionState: 'deleting' })
    })

    test('a customer rejects a hosted connection that it has not accepted', async () => {
      const connectionId = await hostedConnection(house(), 'blue', { connectionState: 'ordering' })
      expect(await remove(connectionId, 'blue')).toMatchObject({ connectionState: 'rejected' })
      expect(await stateOf(connectionId, 'blue')).toBe('rejected')
      expect(await remove(connectionId, 'partner')).toMatchObject({ connectionState: 'deleted' })
    })

    test.for(['blue', 'partner'] as const)('a hosted connection that is up may be deleted by %s; its VLAN is free then', async (who) => {
      const connectionId = await hostedConnection(house(), 'blue', { tags: [{ key: 'mine', value: '1' }] })
      await house().store.write((tx) => tx.vlans.claim(connectionId.replace('dxcon', 'dxpar'), 300, connectionId))
      const answer = await remove(connectionId, who)
      expect(answer).toMatchObject({ connectionState: 'deleting', tags: who === 'blue' ? [{ key: 'mine', value: '1' }] : [] })
      expect(await house().store.read((tx) => tx.vlans.on(connectionId.replace('dxcon', 'dxpar')))).toEqual([])
      await house().pass(delay)
      expect(await stateOf(connectionId, 'blue')).toBe('deleted')
    })

    test('somebody else answers as for a connection that never was, and it stays', async () => {
      const connectionId = await house().connection('partner')
      const ask = (id: string) => house().call('green', 'DeleteConnection', { connectionId: id })
      expect((await ask(unknown)).text).toBe(
        `{"__type":"DirectConnectClientException","message":"Could not find Connection with ID ${unknown}"}`,
      )
      expect((await ask(connectionId)).text.replace(connectionId, unknown)).toBe((await ask(unknown)).text)
      expect(await stateOf(connectionId)).toBe('available')
    })

    test('says so when an id is missing or cannot be one, or is of another region', async () => {
      await expect(remove('dxlag-fzzzzzzz')).rejects.toMatchObject(refusal('Connection ID dxlag-fzzzzzzz has an invalid format.'))
      const { json } = await house().call('partner', 'DeleteConnection', {})
      expect(json.__type).toBe('ValidationException')
      const connectionId = await house().connection('partner')
      await expect(house().as('partner', 'us-west-2').deleteConnection({ connectionId })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${connectionId}`),
      )
    })
  })
})
