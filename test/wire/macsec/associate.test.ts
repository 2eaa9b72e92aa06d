import { describe, expect, test } from 'vitest'
import type { TestHouse, Who } from '../../support/house.ts'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

const ckn = '0123456789abcdefABCDEF'.padEnd(64, '0')
const otherCkn = 'f'.repeat(64)
const cak = 'C0FFEE'.repeat(11).slice(0, 64)

const securePort = (house: TestHouse, who: Who = 'blue') => house.connection(who, { bandwidth: '10Gbps', requestMACSec: true })

describe('AssociateMacSecKey', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a pair is kept under a secret of its own, comes into use after a while, and its CAK never comes out', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await securePort(house)
      const answer = await house.call('blue', 'AssociateMacSecKey', { connectionId, ckn, cak })
      expect(answer.json).toEqual({
        connectionId,
        macSecKeys: [
          { secretARN: expect.any(String), ckn, state: 'associating', startOn: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
        ],
      })
      const { secretARN } = answer.json.macSecKeys[0]
      const name = `arn:aws:secretsmanager:us-east-1:${house.accountId.blue}:secret:directconnect!prod/us-east-1/directconnect/${ckn}-`
      expect(secretARN.slice(0, name.length)).toBe(name)
      expect(secretARN.slice(name.length)).toMatch(/^[A-Za-z0-9]{6}$/)
      expect(secretARN).not.toContain('_')

      expect((await client.describeConnections({ connectionId })).connections).toMatchObject([
        { encryptionMode: 'should_encrypt', portEncryptionStatus: 'Encryption Down', macSecKeys: [{ state: 'associating' }] },
      ])
      await house.pass(delay)
      expect((await client.describeConnections({ connectionId })).connections).toMatchObject([
        { encryptionMode: 'should_encrypt', portEncryptionStatus: 'Encryption Up', macSecKeys: [{ secretARN, state: 'associated' }] },
      ])
      const everything = await Promise.all(['DescribeConnections', 'DescribeLags'].map((operation) => house.call('blue', operation)))
      expect([answer, ...everything].map(({ text }) => text).filter((text) => text.includes(cak))).toEqual([])
      expect(house.faults).toEqual([])
    })

    test('the new key stands last, and no key twice', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const connectionId = await securePort(house)
      const first = await client.associateMacSecKey({ connectionId, ckn, cak })
      const second = await client.associateMacSecKey({ connectionId, ckn: otherCkn, cak })
      expect(second.macSecKeys?.map((key) => key.ckn)).toEqual([ckn, otherCkn])
      await expect(client.associateMacSecKey({ connectionId, ckn: ckn.toUpperCase(), cak })).rejects.toMatchObject(
        refusal(`A MACsec key with CKN ${ckn.toUpperCase()} is already associated with ${connectionId}.`),
      )
      const secretARN = first.macSecKeys?.[0]?.secretARN
      await expect(client.associateMacSecKey({ connectionId, secretARN })).rejects.toMatchObject(
        refusal(`MACsec secret key ${secretARN} is already associated with ${connectionId}.`),
      )
      expect(house.faults).toEqual([])
    })

    test('a secret that we keep may serve another port; one that we cannot read is never in use', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const [one, other] = [await securePort(house), await securePort(house)]
      const kept = (await client.associateMacSecKey({ connectionId: one, ckn, cak })).macSecKeys?.[0]?.secretARN
      expect(await client.associateMacSecKey({ connectionId: other, secretARN: kept })).toMatchObject({
        macSecKeys: [{ secretARN: kept, ckn, state: 'associating' }],
      })
      const named = `arn:aws:secretsmanager:us-east-1:${house.accountId.blue}:secret:my_own-AbCdEf`
      const { json } = await house.call('blue', 'AssociateMacSecKey', { connectionId: other, secretARN: named })
      expect(json.macSecKeys[1]).toMatchObject({ secretARN: named, state: 'associating' })
      expect(json.macSecKeys[1]).not.toHaveProperty('ckn')
      await house.pass(3 * delay)
      expect((await client.describeConnections({ connectionId: other })).connections).toMatchObject([
        {
          macSecKeys: [
            { secretARN: kept, state: 'associated' },
            { secretARN: named, state: 'associating' },
          ],
        },
      ])
      // Somebody else's secret is not theirs to name.
      const greens = await securePort(house, 'green')
      await expect(house.as('green').associateMacSecKey({ connectionId: greens, secretARN: kept })).rejects.toMatchObject(
        refusal(`secretARN ${kept} is not the ARN of a secret of this account in this region.`),
      )
      expect(house.faults).toEqual([])
    })

    test('either a secret or a pair of 64 hexadecimal characters each, and what is refused is not repeated', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await securePort(house)
      const secretARN = `arn:aws:secretsmanager:us-east-1:${house.accountId.blue}:secret:x-AbCdEf`
      const noKey = 'Either secretARN, or both ckn and cak, are required.'
      const wrong: readonly [object, string][] = [
        [{}, noKey],
        [{ ckn }, noKey],
        [{ cak }, noKey],
        [{ ckn: '', cak: '' }, noKey],
        [{ secretARN, ckn, cak }, 'secretARN cannot be given together with ckn and cak.'],
        [{ ckn: ckn.slice(1), cak }, 'ckn must have 64 hexadecimal characters.'],
        [{ ckn: `g${ckn.slice(1)}`, cak }, 'ckn must have 64 hexadecimal characters.'],
        [{ ckn, cak: `${cak}\n` }, 'cak must have 64 hexadecimal characters.'],
        [{ ckn, cak: cak.slice(2) }, 'cak must have 64 hexadecimal characters.'],
        [{ secretARN: 'arn:aws:s3:::x' }, 'secretARN arn:aws:s3:::x is not the ARN of a secret of this account in this region.'],
      ]
      for (const [wish, message] of wrong) {
        const { status, json, text } = await house.call('blue', 'AssociateMacSecKey', { connectionId, ...wish })
        expect({ status, message: json.message }).toEqual({ status: 400, message })
        expect(text).not.toContain(cak.slice(2))
      }
      expect((await house.as('blue').describeConnections({ connectionId })).connections).toMatchObject([{ macSecKeys: [] }])
      expect(house.faults).toEqual([])
    })

    test('only on a port that is MACsec capable, and not before it is there', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const plain = await house.connection('blue')
      const add = (connectionId: string | undefined) => client.associateMacSecKey({ connectionId, ckn, cak })
      await expect(add(plain)).rejects.toMatchObject(refusal(`${plain} is not MACsec capable.`))
      const { lagId } = await client.createLag({
        location: 'EqDC2',
        connectionsBandwidth: '10Gbps',
        numberOfConnections: 1,
        lagName: 'plain',
      })
      await expect(add(lagId)).rejects.toMatchObject(refusal(`${lagId} is not MACsec capable.`))
      const wish = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'new', requestMACSec: true }
      const { connectionId } = await client.createConnection(wish)
      await expect(add(connectionId)).rejects.toMatchObject(refusal(`AssociateMacSecKey failed. ${connectionId} is in state requested`))
      await house.pass(delay)
      expect(await add(connectionId)).toMatchObject({ macSecKeys: [{ state: 'associating' }] })
      expect(house.faults).toEqual([])
    })

    test('keys of a LAG are its members’ too, those that come later replace their own, and a member takes none', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('blue')
      const wish = { location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 1, lagName: 'secure', requestMACSec: true }
      const { lagId } = await client.createLag(wish)
      const joining = await securePort(house)
      await client.associateMacSecKey({ connectionId: joining, ckn: otherCkn, cak })
      expect(await client.associateMacSecKey({ connectionId: lagId, ckn, cak })).toMatchObject({
        connectionId: lagId,
        macSecKeys: [{ ckn, state: 'associating' }],
      })
      await client.updateLag({ lagId, encryptionMode: 'must_encrypt' })
      await client.associateConnectionWithLag({ connectionId: joining, lagId })
      const { connectionId: ordered } = await client.createConnection({
        location: 'EqDC2',
        bandwidth: '10Gbps',
        connectionName: 'more',
        lagId,
        requestMACSec: true,
      })
      await house.pass(2 * delay)

      const keyed = { encryptionMode: 'must_encrypt', macSecKeys: [{ ckn, state: 'associated' }] }
      const { lags } = await client.describeLags({ lagId })
      expect(lags).toMatchObject([{ ...keyed, connections: [keyed, keyed, keyed] }])
      expect(lags?.[0]?.connections?.map((member) => member.connectionId)).toEqual(expect.arrayContaining([joining, ordered]))
      expect(lags?.[0]?.connections?.map((member) => member.portEncryptionStatus)).toEqual(Array.from({ length: 3 }, () => 'Encryption Up'))
      const lagOnly = refusal(`Connection ${joining} is a member of ${lagId}; its MACsec keys and encryptionMode are those of the LAG.`)
      await expect(client.associateMacSecKey({ connectionId: joining, ckn: otherCkn, cak })).rejects.toMatchObject(lagOnly)
      await expect(client.updateConnection({ connectionId: joining, encryptionMode: 'no_encrypt' })).rejects.toMatchObject(lagOnly)

      // A port that leaves keeps what it has, and its keys are its own from then on.
      await client.disassociateConnectionFromLag({ connectionId: joining, lagId })
      const secretARN = lags?.[0]?.macSecKeys?.[0]?.secretARN
      await client.disassociateMacSecKey({ connectionId: lagId, secretARN })
      await house.pass(delay)
      expect((await client.describeConnections({ connectionId: joining })).connections).toMatchObject([keyed])
      expect((await client.describeLags({ lagId })).lags).toMatchObject([{ encryptionMode: 'should_encrypt', macSecKeys: [] }])
      expect(house.faults).toEqual([])
    })

    test('a LAG made from a port begins without keys, and an interconnect takes them as well', async () => {
      await using house = await openHouse({ engine })
      const client = house.as('partner')
      const port = await securePort(house, 'partner')
      await client.associateMacSecKey({ connectionId: port, ckn, cak })
      const wish = { location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 1, lagName: 'secure', requestMACSec: true }
      expect(await client.createLag({ ...wish, connectionId: port })).toMatchObject({
        macSecCapable: true,
        encryptionMode: 'should_encrypt',
        macSecKeys: [],
        connections: [{ macSecKeys: [], encryptionMode: 'should_encrypt' }],
      })
      const ordered = { interconnectName: 'uplink', bandwidth: '10Gbps', location: 'EqDC2', requestMACSec: true }
      const { interconnectId } = await client.createInterconnect(ordered)
      await house.pass(2 * delay)
      await client.associateMacSecKey({ connectionId: interconnectId, ckn, cak })
      await house.pass(delay)
      expect((await client.describeInterconnects({})).interconnects).toMatchObject([
        { portEncryptionStatus: 'Encryption Up', macSecKeys: [{ ckn, state: 'associated' }] },
      ])
      expect(house.faults).toEqual([])
    })

    test('in another partition the secret is named as it is there', async () => {
      await using house = await openHouse({ engine })
      const places = await house.as('blue', 'us-gov-west-1').describeLocations({})
      const location = places.locations?.find((place) => place.availableMacSecPortSpeeds?.includes('10G'))?.locationCode
      const connectionId = await house.connection('blue', {
        region: 'us-gov-west-1',
        location: String(location),
        bandwidth: '10Gbps',
        requestMACSec: true,
      })
      const { macSecKeys } = await house.as('blue', 'us-gov-west-1').associateMacSecKey({ connectionId, ckn, cak })
      expect(macSecKeys?.[0]?.secretARN).toMatch(
        /^arn:aws-us-gov:secretsmanager:us-gov-west-1:\d{12}:secret:directconnect!prod\/us-gov-west-1\//,
      )
      expect(house.faults).toEqual([])
    })

    test('a foreign port or LAG is answered byte for byte like one that does not exist', async () => {
      await using house = await openHouse({ engine })
      const foreign = await securePort(house)
      const { lagId } = await house
        .as('blue')
        .createLag({ location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 1, lagName: 'l', requestMACSec: true })
      for (const [theirs, nobodys, message] of [
        [foreign, 'dxcon-fzzzzzzz', 'Could not find Connection with ID dxcon-fzzzzzzz'],
        [String(lagId), 'dxlag-fzzzzzzz', 'Could not find Lag with ID dxlag-fzzzzzzz'],
      ] as const) {
        const refused = await house.call('green', 'AssociateMacSecKey', { connectionId: theirs, ckn, cak })
        const unknown = await house.call('green', 'AssociateMacSecKey', { connectionId: nobodys, ckn, cak })
        expect(refused.text.replace(theirs, nobodys)).toBe(unknown.text)
        expect(unknown).toMatchObject({ status: 400, json: { message } })
      }
      expect(house.faults).toEqual([])
    })
  })
})
