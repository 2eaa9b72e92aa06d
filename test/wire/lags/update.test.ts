import { describe, expect, test } from 'vitest'
import type { TestHouse } from '../../support/house.ts'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const pair = { location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 2, lagName: 'pair' }

/** What an operator or an edge does when a link breaks or comes back: nobody tells the LAG. */
const link = (house: TestHouse, connectionId: string | undefined, connectionState: 'available' | 'down') =>
  house.store.write(async (tx) => {
    const row = await tx.connections.lock(connectionId ?? '')
    if (row !== undefined) await tx.connections.update({ ...row, connectionState, since: house.now() })
  })

describe('UpdateLag', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('with an id alone changes nothing and succeeds', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const created = await client.createLag(pair)
      const { $metadata: _, ...updated } = await client.updateLag({ lagId: created.lagId })
      const { $metadata: __, ...before } = created
      expect(updated).toEqual(before)
      expect(house.faults).toEqual([])
    })

    test('renames the LAG and none of its members', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId } = await client.createLag(pair)
      const updated = await client.updateLag({ lagId, lagName: '2ConnLag' })
      expect(updated).toMatchObject({ lagName: '2ConnLag' })
      expect(updated.connections?.map(({ connectionName }) => connectionName)).toEqual(
        [1, 2].map((n) => `Requested Connection ${n} for Lag ${lagId}`),
      )
      await expect(client.updateLag({ lagId, lagName: '' })).rejects.toMatchObject(refusal('lagName must have 1 to 100 characters.'))
      expect(house.faults).toEqual([])
    })

    test('minimumLinks is at most the number of members, requested ones counted', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId } = await client.createLag(pair)
      expect(await client.updateLag({ lagId, minimumLinks: 2 })).toMatchObject({ minimumLinks: 2 })
      await expect(client.updateLag({ lagId, minimumLinks: 3 })).rejects.toMatchObject(
        refusal('MinimumLinks cannot be set higher than the number of connections'),
      )
      await expect(client.updateLag({ lagId, minimumLinks: -1 })).rejects.toMatchObject(refusal('minimumLinks -1 is not 0 or more.'))
      expect(house.faults).toEqual([])
    })

    test('a LAG follows its links: down below minimumLinks, up again with them, and never down before it was up', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId, connections } = await client.createLag(pair)
      const [first, second] = connections?.map(({ connectionId }) => connectionId) ?? []
      const state = async () => (await client.describeLags({ lagId })).lags?.[0]?.lagState
      await client.updateLag({ lagId, minimumLinks: 2 })
      await house.pass(2 * delay)
      expect(await state()).toBe('available')

      await link(house, first, 'down')
      await house.settle()
      expect(await state()).toBe('down')
      expect(await client.updateLag({ lagId, minimumLinks: 1 })).toMatchObject({ lagState: 'available' })
      expect(await client.updateLag({ lagId, minimumLinks: 2 })).toMatchObject({ lagState: 'down' })
      await link(house, first, 'available')
      await house.settle()
      expect(await state()).toBe('available')

      await client.updateLag({ lagId, minimumLinks: 0 })
      await link(house, first, 'down')
      await house.settle()
      expect(await state()).toBe('available')
      await link(house, second, 'down')
      await house.settle()
      expect(await state()).toBe('down')
      expect(house.faults).toEqual([])
    })

    test('the encryption mode goes to every member', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const { lagId } = await client.createLag({ ...pair, requestMACSec: true })
      expect(await client.updateLag({ lagId, encryptionMode: 'must_encrypt' })).toMatchObject({ encryptionMode: 'must_encrypt' })
      await house.pass(2 * delay)
      const { lags } = await client.describeLags({ lagId })
      const mode = { encryptionMode: 'must_encrypt' }
      expect(lags).toMatchObject([{ macSecCapable: true, ...mode, connections: [mode, mode] }])
      expect(await client.updateLag({ lagId, encryptionMode: 'no_encrypt' })).toMatchObject({
        encryptionMode: 'no_encrypt',
        connections: [{ encryptionMode: 'no_encrypt' }, { encryptionMode: 'no_encrypt' }],
      })
      await expect(client.updateLag({ lagId, encryptionMode: 'maybe' })).rejects.toMatchObject(
        refusal('encryptionMode maybe is not one of no_encrypt, should_encrypt, must_encrypt.'),
      )
      const plain = await client.createLag(pair)
      await expect(client.updateLag({ lagId: plain.lagId, encryptionMode: 'no_encrypt' })).rejects.toMatchObject(
        refusal(`${plain.lagId} is not MACsec capable.`),
      )
      expect(house.faults).toEqual([])
    })

    test('a foreign, unknown, malformed or deleted LAG is refused', async () => {
      await using house = await openHouse({ engine })
      const { lagId } = await house.as('blue').createLag(pair)
      const refused = await house.call('green', 'UpdateLag', { lagId })
      const unknown = await house.call('green', 'UpdateLag', { lagId: 'dxlag-fzzzzzzz' })
      expect(refused.text.replace(String(lagId), 'dxlag-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Could not find Lag with ID dxlag-fzzzzzzz' } })
      await expect(house.as('blue').updateLag({ lagId: 'foo' })).rejects.toMatchObject(refusal('Lag ID foo has an invalid format.'))
      await house.as('blue').deleteLag({ lagId })
      await expect(house.as('blue').updateLag({ lagId })).rejects.toMatchObject(refusal(`Could not find Lag with ID ${lagId}`))
      expect(house.faults).toEqual([])
    })
  })
})
