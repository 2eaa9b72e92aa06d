import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { hostedConnection, setState } from '../virtual-interfaces/rows.ts'

const unknown = 'dxcon-fzzzzzzz'

describe('UpdateConnection', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const update = (connectionId: string, wish: object) =>
      house()
        .as('blue')
        .updateConnection({ connectionId, ...wish })
    const seen = async (connectionId: string) => (await house().call('blue', 'DescribeConnections', { connectionId })).json.connections[0]

    test('gives another name, at any time of its life, and changes nothing else', async () => {
      const { connectionId = '' } = await house()
        .as('blue')
        .createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'old' })
      for (const connectionName of ['while requested', 'while pending', 'while available']) {
        const before = await seen(connectionId)
        const answer = await house().call('blue', 'UpdateConnection', { connectionId, connectionName })
        expect(answer.json).toEqual({ ...before, connectionName })
        expect(await seen(connectionId)).toEqual(answer.json)
        await house().pass(delay)
      }
    })

    test.for(['no_encrypt', 'should_encrypt', 'must_encrypt'])('sets %s where the port is capable of MACsec', async (encryptionMode) => {
      const connectionId = await house().connection('blue', { bandwidth: '10Gbps', requestMACSec: true })
      expect(await update(connectionId, { encryptionMode })).toMatchObject({ encryptionMode, macSecCapable: true })
      expect(await seen(connectionId)).toMatchObject({ encryptionMode })
    })

    test('refuses a mode that does not exist, or a port that cannot encrypt, and keeps the name then', async () => {
      const capable = await house().connection('blue', { bandwidth: '10Gbps', requestMACSec: true })
      await expect(update(capable, { encryptionMode: 'maybe', connectionName: 'half' })).rejects.toMatchObject(
        refusal('encryptionMode maybe is not one of no_encrypt, should_encrypt, must_encrypt.'),
      )
      const plain = await house().connection('blue')
      await expect(update(plain, { encryptionMode: 'must_encrypt', connectionName: 'half' })).rejects.toMatchObject(
        refusal(`${plain} is not MACsec capable.`),
      )
      expect([(await seen(capable)).connectionName, (await seen(plain)).connectionName]).toEqual(['a port', 'a port'])
    })

    test('refuses a name that is empty or too long', async () => {
      const connectionId = await house().connection('blue')
      for (const connectionName of ['', 'x'.repeat(101)]) {
        await expect(update(connectionId, { connectionName })).rejects.toMatchObject(
          refusal('connectionName must have 1 to 100 characters.'),
        )
      }
    })

    test('a customer renames a hosted connection; the partner finds none of that id', async () => {
      const connectionId = await hostedConnection(house(), 'blue')
      expect(await update(connectionId, { connectionName: 'mine' })).toMatchObject({ connectionName: 'mine', vlan: 300 })
      await expect(house().as('partner').updateConnection({ connectionId, connectionName: 'yours' })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${connectionId}`),
      )
    })

    test("someone else's connection is answered byte for byte like one that does not exist", async () => {
      const connectionId = await house().connection('blue')
      const ask = (id: string) => house().call('green', 'UpdateConnection', { connectionId: id, connectionName: 'x' })
      expect((await ask(unknown)).text).toBe(
        `{"__type":"DirectConnectClientException","message":"Could not find Connection with ID ${unknown}"}`,
      )
      expect((await ask(connectionId)).text.replace(connectionId, unknown)).toBe((await ask(unknown)).text)
    })

    test('a deleted one is not there any more; an id may also be none at all', async () => {
      const connectionId = await house().connection('blue')
      await setState(house(), connectionId, 'deleted')
      await expect(update(connectionId, { connectionName: 'x' })).rejects.toMatchObject(
        refusal(`Could not find Connection with ID ${connectionId}`),
      )
      await expect(update('foo', {})).rejects.toMatchObject(refusal('Connection ID foo has an invalid format.'))
      const { json } = await house().call('blue', 'UpdateConnection', {})
      expect(json.message).toContain("'connectionId' failed to satisfy constraint: Member must not be null")
    })
  })
})
