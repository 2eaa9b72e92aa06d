import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const ckn = 'a1'.repeat(32)
const cak = 'C0FFEE'.repeat(11).slice(0, 64)

describe('DisassociateMacSecKey', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the answer names the key that goes, and after a while it is gone', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue', { bandwidth: '10Gbps', requestMACSec: true })
      await client.associateMacSecKey({ connectionId, ckn: 'b2'.repeat(32), cak })
      const { macSecKeys } = await client.associateMacSecKey({ connectionId, ckn, cak })
      const [stays, goes] = macSecKeys?.map(({ secretARN }) => secretARN) ?? []
      await house.pass(delay)
      const { json } = await house.call('blue', 'DisassociateMacSecKey', { connectionId, secretARN: goes })
      expect(json).toEqual({ connectionId, macSecKeys: [{ secretARN: goes, ckn, state: 'disassociating', startOn: expect.any(String) }] })
      const again = await client.disassociateMacSecKey({ connectionId, secretARN: goes })
      expect(again.macSecKeys).toMatchObject([{ secretARN: goes, state: 'disassociating' }])
      expect((await client.describeConnections({ connectionId })).connections).toMatchObject([
        {
          macSecKeys: [
            { secretARN: stays, state: 'associated' },
            { secretARN: goes, state: 'disassociating' },
          ],
        },
      ])
      await house.pass(delay)
      const { connections } = await client.describeConnections({ connectionId })
      expect(connections?.[0]?.macSecKeys).toMatchObject([{ secretARN: stays, state: 'associated' }])
      await expect(client.disassociateMacSecKey({ connectionId, secretARN: goes })).rejects.toMatchObject(
        refusal(`MACsec secret key ${goes} is not associated with ${connectionId}.`),
      )
      expect(house.faults).toEqual([])
    })

    test('without its last key a port no longer insists on encryption', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await house.connection('blue', { bandwidth: '10Gbps', requestMACSec: true })
      const first = (await client.associateMacSecKey({ connectionId, ckn, cak })).macSecKeys?.[0]?.secretARN
      const second = (await client.associateMacSecKey({ connectionId, ckn: 'b2'.repeat(32), cak })).macSecKeys?.[1]?.secretARN
      await house.pass(delay)
      expect(await client.updateConnection({ connectionId, encryptionMode: 'must_encrypt' })).toMatchObject({
        encryptionMode: 'must_encrypt',
      })
      const mode = async () => (await client.describeConnections({ connectionId })).connections?.[0]?.encryptionMode
      await client.disassociateMacSecKey({ connectionId, secretARN: first })
      expect(await mode()).toBe('must_encrypt')
      await client.disassociateMacSecKey({ connectionId, secretARN: second })
      expect(await mode()).toBe('should_encrypt')
      expect(await client.updateConnection({ connectionId, encryptionMode: 'no_encrypt' })).toMatchObject({
        encryptionMode: 'no_encrypt',
        portEncryptionStatus: 'Encryption Down',
      })
      expect(house.faults).toEqual([])
    })

    test('a foreign port is answered byte for byte like one that does not exist', async () => {
      await using house = await openHouse({ engine })
      const foreign = await house.connection('blue', { bandwidth: '10Gbps', requestMACSec: true })
      const { macSecKeys } = await house.as('blue').associateMacSecKey({ connectionId: foreign, ckn, cak })
      const secretARN = macSecKeys?.[0]?.secretARN
      const refused = await house.call('green', 'DisassociateMacSecKey', { connectionId: foreign, secretARN })
      const unknown = await house.call('green', 'DisassociateMacSecKey', { connectionId: 'dxcon-fzzzzzzz', secretARN })
      expect(refused.text.replace(foreign, 'dxcon-fzzzzzzz')).toBe(unknown.text)
      expect(unknown).toMatchObject({ status: 400, json: { message: 'Could not find Connection with ID dxcon-fzzzzzzz' } })
      expect(house.faults).toEqual([])
    })
  })
})
