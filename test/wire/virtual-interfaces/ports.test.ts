import { describe, expect, test } from 'vitest'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { hostedConnection, setState } from './rows.ts'
import { interfaceIn, numbers, placeOf, requestOf, send, sixCalls, stageIn, type Stage } from './six-calls.ts'

// What the six calls ask of the port below: whose it is, whether it is up, what is on it already.
const unknown = 'dxcon-fzzzzzzz'

describe.for(enginesHere)('on $name', (engine) => {
  const house = sharedHouse({ engine })
  let stage: Promise<Stage> | undefined
  const ready = () => (stage ??= stageIn(house()))

  describe.for(sixCalls)('$operation', (call) => {
    const next = numbers()
    const on = async (connectionId: string, wish = {}) => send(call, await ready(), { ...placeOf(call, next()), ...wish }, { connectionId })
    const refusedOn = async (connectionId: string, wish = {}) => (await on(connectionId, wish)).json.message

    test('does not find a connection that was never there', async () => {
      expect(await refusedOn(unknown)).toBe(`Could not find Connection with ID ${unknown}`)
    })

    test('says so when an id cannot be one', async () => {
      expect(await refusedOn('foo')).toBe('Connection ID foo has an invalid format.')
      expect(await refusedOn('dxvif-fg5678gh')).toBe('Connection ID dxvif-fg5678gh has an invalid format.')
      expect(await refusedOn('')).toBe('Connection ID  has an invalid format.')
      expect(await refusedOn('dxlag-1')).toBe('Lag ID dxlag-1 has an invalid format.')
    })

    test('does not find a LAG that was never there', async () => {
      expect(await refusedOn('dxlag-fzzzzzzz')).toBe('Could not find Lag with ID dxlag-fzzzzzzz')
    })

    test("answers someone else's connection byte for byte like an unknown one", async () => {
      const foreign = await house().connection('green')
      const refused = await on(foreign)
      expect(refused.status).toBe(400)
      expect(refused.text.replace(foreign, unknown)).toBe((await on(unknown)).text)
    })

    test('answers a connection of another region like an unknown one', async () => {
      const elsewhere = await house().connection('partner', { region: 'us-west-2', location: 'EqSe2' })
      expect(await refusedOn(elsewhere)).toBe(`Could not find Connection with ID ${elsewhere}`)
    })

    test('waits until the port is there', async () => {
      const order = { location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'early' }
      const { connectionId = '' } = await house().as('partner').createConnection(order)
      expect(await refusedOn(connectionId)).toBe(`The specified Connection ID is not available: ${connectionId} is in state requested.`)
      await setState(house(), connectionId, 'pending')
      expect(await refusedOn(connectionId)).toBe(`The specified Connection ID is not available: ${connectionId} is in state pending.`)
    })

    test('takes no port that is being deleted or is gone', async () => {
      const connectionId = await house().connection('partner')
      await house().as('partner').deleteConnection({ connectionId })
      expect(await refusedOn(connectionId)).toBe(`The specified Connection ID is not available: ${connectionId} is in state deleting.`)
      await setState(house(), connectionId, 'deleted')
      expect(await refusedOn(connectionId)).toBe(`Could not find Connection with ID ${connectionId}`)
    })

    test('takes a port whose link is down for a moment', async () => {
      const connectionId = await house().connection('partner')
      await setState(house(), connectionId, 'down')
      expect((await on(connectionId)).status).toBe(200)
    })

    test('gives a VLAN once on a port, and again on another', async () => {
      const connectionId = await house().connection('partner')
      expect((await on(connectionId, { vlan: 7 })).status).toBe(200)
      expect((await on(connectionId, { vlan: 7 })).json).toEqual({
        __type: 'DirectConnectClientException',
        message: `VLAN 7 is already in use on connection ${connectionId}.`,
      })
      expect((await on(await house().connection('partner'), { vlan: 7 })).status).toBe(200)
    })

    test('gives the first and the last VLAN', async () => {
      const connectionId = await house().connection('partner')
      expect((await on(connectionId, { vlan: 1 })).status).toBe(200)
      expect((await on(connectionId, { vlan: 4094 })).status).toBe(200)
    })

    test('lets no two subnets of one port overlap, and does on two ports', async () => {
      const connectionId = await house().connection('partner')
      const block = sixCalls.indexOf(call) * 16
      const wide = { amazonAddress: `192.0.2.${block + 1}/29`, customerAddress: `192.0.2.${block + 2}/29` }
      const inside = { amazonAddress: `192.0.2.${block + 5}/30`, customerAddress: `192.0.2.${block + 6}/30` }
      expect((await on(connectionId, wide)).status).toBe(200)
      expect(await refusedOn(connectionId, inside)).toBe(
        `The subnet of 192.0.2.${block + 6}/30 overlaps that of another BGP peer on ${connectionId}.`,
      )
      expect((await on(await house().connection('partner'), inside)).status).toBe(200)
    })

    test('gives VLAN and subnet again when their interface is gone', async () => {
      const connectionId = await house().connection('partner')
      const wish = { ...placeOf(call, next()) }
      const { virtualInterfaceId } = interfaceIn(call, await on(connectionId, wish))
      await house().as('partner').deleteVirtualInterface({ virtualInterfaceId })
      expect(await refusedOn(connectionId, wish)).toBe(`VLAN ${wish['vlan'] as number} is already in use on connection ${connectionId}.`)
      await house().pass(2000)
      expect((await on(connectionId, wish)).status).toBe(200)
    })
  })

  describe.for(sixCalls.filter(({ hosted }) => !hosted))('$operation on a hosted connection', (call) => {
    const next = numbers()
    const on = async (connectionId: string, wish = {}) =>
      send(call, await ready(), { ...placeOf(call, 50 + next()), ...wish }, { connectionId })

    test('takes the VLAN that the partner gave, and no other', async () => {
      const connectionId = await hostedConnection(house(), 'partner', { vlan: 321 })
      expect((await on(connectionId, { vlan: 322 })).json.message).toBe(
        `VLAN 322 cannot be used on hosted connection ${connectionId}; its VLAN is 321.`,
      )
      expect(interfaceIn(call, await on(connectionId, { vlan: 321 }))).toMatchObject({ vlan: 321, connectionId })
    })

    test('takes one interface, and another when that one is gone', async () => {
      const connectionId = await hostedConnection(house(), 'partner')
      const { virtualInterfaceId } = interfaceIn(call, await on(connectionId, { vlan: 300 }))
      const again = await on(connectionId, { vlan: 300 })
      expect(again.json.message).toMatch(
        new RegExp(`^VLAN 300 is already in use on connection ${connectionId}|already has a virtual interface`),
      )
      await house().as('partner').deleteVirtualInterface({ virtualInterfaceId })
      await house().pass(2000)
      expect((await on(connectionId, { vlan: 300 })).status).toBe(200)
    })

    test('has no share of prefix pools there', async () => {
      const vi = interfaceIn(call, await on(await hostedConnection(house(), 'partner'), { vlan: 300 }))
      expect(vi.prefixPoolAllocatedCountIpv4).toBeUndefined()
    })
  })

  describe.for(sixCalls.filter(({ hosted }) => hosted))('$operation on a hosted connection', (call) => {
    const allocate = async (connectionId: string, ownerAccount: string) =>
      send(call, await ready(), { ...placeOf(call, 90), vlan: 300 }, { connectionId, ownerAccount })

    test("is refused to the partner that hosts it, in AWS's words", async () => {
      const connectionId = await hostedConnection(house(), 'blue')
      expect((await allocate(connectionId, house().accountId.blue)).json.message).toBe(
        'Cannot allocate VirtualInterface for the connection owner.',
      )
    })

    test('is not found by anybody else', async () => {
      const connectionId = await hostedConnection(house(), 'green', { parentOwner: house().accountId.blue })
      expect((await allocate(connectionId, house().accountId.blue)).json.message).toBe(`Could not find Connection with ID ${connectionId}`)
    })
  })

  test('a request says which port it means', async () => {
    for (const call of sixCalls) {
      const { json } = await house().call('partner', call.operation, requestOf(call, await ready(), {}, { connectionId: undefined }))
      expect(json).toEqual({
        __type: 'ValidationException',
        message: "1 validation error detected: Value null at 'connectionId' failed to satisfy constraint: Member must not be null",
      })
    }
  })
})
