import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse, type TestHouse, type Who } from '../../support/house.ts'
import { ask, newGroup, placesIn } from './groups.ts'

const associate = (house: TestHouse, who: Who, resiliencyGroupId: string, connectionIdentifiers: readonly string[], clientToken?: string) =>
  ask(house, who, 'AssociateConnectionsToResiliencyGroup', { resiliencyGroupId, connectionIdentifiers, clientToken })
const disassociate = (
  house: TestHouse,
  who: Who,
  resiliencyGroupId: string,
  connectionIdentifiers: readonly string[],
  clientToken?: string,
) => ask(house, who, 'DisassociateConnectionsFromResiliencyGroup', { resiliencyGroupId, connectionIdentifiers, clientToken })

const arnOf = (house: TestHouse, who: Who, connectionId: string, region = 'us-east-1') =>
  `arn:aws:directconnect:${region}:${house.accountId[who]}:dxcon/${connectionId}`

describe('AssociateConnectionsToResiliencyGroup', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('connections come by id or ARN, from any region, and are associated after a while', async () => {
      await using house = await openHouse({ engine })
      const [one, far] = [await house.connection('blue'), await house.connection('blue', { region: 'us-west-2', location: 'EqSe2' })]
      const resiliencyGroupId = await newGroup(house, 'blue')
      const answer = await associate(house, 'blue', resiliencyGroupId, [
        arnOf(house, 'blue', far, 'us-west-2'),
        one,
        arnOf(house, 'blue', one),
      ])
      expect(answer).toEqual({
        status: 200,
        resiliencyGroupAssociations: [
          { resiliencyGroupId, connectionArn: arnOf(house, 'blue', far, 'us-west-2'), state: 'associating' },
          { resiliencyGroupId, connectionArn: arnOf(house, 'blue', one), state: 'associating' },
        ],
      })
      await house.pass(delay)
      expect((await placesIn(house, 'blue', resiliencyGroupId)).toSorted()).toEqual([`${far} associated`, `${one} associated`].toSorted())
      expect(house.faults).toEqual([])
    })

    test('all come or none', async () => {
      await using house = await openHouse({ engine })
      const [one, foreign] = [await house.connection('blue'), await house.connection('partner')]
      const resiliencyGroupId = await newGroup(house, 'blue')
      const unknown = await associate(house, 'blue', resiliencyGroupId, [one, 'dxcon-fzzzzzzz'])
      expect(unknown).toEqual({
        status: 400,
        __type: 'DirectConnectClientException',
        message: 'Could not find Connection with ID dxcon-fzzzzzzz',
      })
      for (const named of [
        foreign,
        arnOf(house, 'partner', foreign),
        arnOf(house, 'blue', foreign),
        arnOf(house, 'blue', foreign, 'eu-west-1'),
      ]) {
        const refused = await associate(house, 'blue', resiliencyGroupId, [one, named])
        expect(refused).toEqual({ ...unknown, message: `Could not find Connection with ID ${foreign}` })
      }
      expect(await associate(house, 'blue', resiliencyGroupId, [one, 'dxlag-f0000001'])).toMatchObject({
        message: 'Connection ID dxlag-f0000001 has an invalid format.',
      })
      expect(await placesIn(house, 'blue', resiliencyGroupId)).toEqual([])
    })

    test('one that is in the group already is refused, unless the token says that it is the same request', async () => {
      await using house = await openHouse({ engine })
      const [one, two] = [await house.connection('blue'), await house.connection('blue')]
      const resiliencyGroupId = await newGroup(house, 'blue')
      const first = await associate(house, 'blue', resiliencyGroupId, [one], 'again')
      await house.pass(delay)
      expect(await associate(house, 'blue', resiliencyGroupId, [one], 'again')).toEqual(first)
      expect(await associate(house, 'blue', resiliencyGroupId, [two, one])).toMatchObject({
        message: `Connection ${one} is in ${resiliencyGroupId} already, in state associated.`,
      })
      expect(await placesIn(house, 'blue', resiliencyGroupId)).toEqual([`${one} associated`])
    })

    test('one to fifty at a time', async () => {
      await using house = await openHouse({ engine })
      const one = await house.connection('blue')
      const resiliencyGroupId = await newGroup(house, 'blue')
      for (const wrong of [[], Array.from({ length: 51 }, () => one), ['']]) {
        expect(await associate(house, 'blue', resiliencyGroupId, wrong)).toMatchObject({ status: 400, __type: 'ValidationException' })
      }
      expect(
        await associate(
          house,
          'blue',
          resiliencyGroupId,
          Array.from({ length: 50 }, () => one),
        ),
      ).toMatchObject({ status: 200 })
    })

    test('a connection or a group that goes takes no part', async () => {
      await using house = await openHouse({ engine })
      const [one, two] = [await house.connection('blue'), await house.connection('blue')]
      const resiliencyGroupId = await newGroup(house, 'blue')
      await house.as('blue').deleteConnection({ connectionId: one })
      expect(await associate(house, 'blue', resiliencyGroupId, [one])).toMatchObject({
        message: `AssociateConnectionsToResiliencyGroup failed. ${one} is in state deleting`,
      })
      await ask(house, 'blue', 'DeleteResiliencyGroup', { resiliencyGroupId })
      expect(await associate(house, 'blue', resiliencyGroupId, [two])).toMatchObject({
        message: `AssociateConnectionsToResiliencyGroup failed. ${resiliencyGroupId} is in state deleting`,
      })
    })

    test('a connection that is deleted leaves its groups', async () => {
      await using house = await openHouse({ engine })
      const [one, two] = [await house.connection('blue'), await house.connection('blue')]
      const groups = [await newGroup(house, 'blue'), await newGroup(house, 'blue')]
      for (const id of groups) await associate(house, 'blue', id, [one, two])
      await house.pass(delay)
      await house.as('blue').deleteConnection({ connectionId: one })
      for (const id of groups) expect(await placesIn(house, 'blue', id)).toContain(`${one} disassociating`)
      await house.pass(2 * delay)
      for (const id of groups) expect(await placesIn(house, 'blue', id)).toEqual([`${two} associated`])
      expect(house.faults).toEqual([])
    })
  })
})

describe('DisassociateConnectionsFromResiliencyGroup', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('connections leave by id or ARN, and are listed until they have', async () => {
      await using house = await openHouse({ engine })
      const [one, two, three] = [await house.connection('blue'), await house.connection('blue'), await house.connection('blue')]
      const resiliencyGroupId = await newGroup(house, 'blue')
      await associate(house, 'blue', resiliencyGroupId, [one, two, three])
      await house.pass(delay)
      const answer = await disassociate(house, 'blue', resiliencyGroupId, [arnOf(house, 'blue', two), one])
      expect(answer.resiliencyGroupAssociations).toMatchObject([{ state: 'disassociating' }, { state: 'disassociating' }])
      expect((await placesIn(house, 'blue', resiliencyGroupId)).toSorted()).toEqual(
        [`${one} disassociating`, `${two} disassociating`, `${three} associated`].toSorted(),
      )
      await house.pass(delay)
      expect(await placesIn(house, 'blue', resiliencyGroupId)).toEqual([`${three} associated`])
      expect(await associate(house, 'blue', resiliencyGroupId, [one])).toMatchObject({ status: 200 })
      expect(house.faults).toEqual([])
    })

    test('all leave or none, and the same request twice is one with a token', async () => {
      await using house = await openHouse({ engine })
      const [one, two] = [await house.connection('blue'), await house.connection('blue')]
      const resiliencyGroupId = await newGroup(house, 'blue')
      await associate(house, 'blue', resiliencyGroupId, [one])
      await house.pass(delay)
      const absent = (connectionId: string) => ({
        status: 400,
        __type: 'DirectConnectClientException',
        message: `Connection ${connectionId} is not associated with ${resiliencyGroupId}.`,
      })
      expect(await disassociate(house, 'blue', resiliencyGroupId, [one, two])).toEqual(absent(two))
      expect(await placesIn(house, 'blue', resiliencyGroupId)).toEqual([`${one} associated`])
      const first = await disassociate(house, 'blue', resiliencyGroupId, [one], 't')
      expect(first).toMatchObject({ status: 200 })
      expect(await disassociate(house, 'blue', resiliencyGroupId, [one])).toEqual(absent(one))
      expect(await disassociate(house, 'blue', resiliencyGroupId, [one], 't')).toEqual(first)
      expect(await disassociate(house, 'blue', resiliencyGroupId, [two], 't')).toMatchObject({
        message: 'clientToken t was used before, for a DisassociateConnectionsFromResiliencyGroup request with other parameters.',
      })
    })
  })
})

describe('ListResiliencyGroupAssociations', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('connections are listed in the order in which they came, page by page', async () => {
      await using house = await openHouse({ engine })
      const resiliencyGroupId = await newGroup(house, 'blue')
      const ids = Array.from({ length: 230 }, (_, nth) => `dxcon-f${nth.toString(36).padStart(7, '0')}`)
      await house.store.write(async (tx) => {
        const group = await tx.resiliencyGroups.lock(resiliencyGroupId)
        if (group === undefined) throw new Error('no group')
        const associations = ids.map((connectionId, nth) => {
          const createdAt = group.createdAt + Math.floor(nth / 50)
          return { connectionId, region: 'us-east-1', state: 'associated' as const, since: createdAt, createdAt }
        })
        await tx.resiliencyGroups.update({ ...group, associations })
      })
      for (const [maxResults, sizes] of [
        [undefined, [100, 100, 30]],
        [500, [100, 100, 30]],
        [99, [99, 99, 32]],
      ] as const) {
        const seen: string[][] = []
        let nextToken: string | undefined
        do {
          const page = await ask(house, 'blue', 'ListResiliencyGroupAssociations', { resiliencyGroupId, maxResults, nextToken })
          seen.push(page.items.map(({ connectionArn }: { connectionArn: string }) => connectionArn.split('/')[1]))
          nextToken = page.nextToken
        } while (nextToken !== undefined)
        expect(seen.map((each) => each.length)).toEqual(sizes)
        expect(seen.flat()).toEqual(ids)
      }
      const { nextToken } = await ask(house, 'blue', 'ListResiliencyGroupAssociations', { resiliencyGroupId, maxResults: 1 })
      const other = await newGroup(house, 'blue')
      expect(await ask(house, 'blue', 'ListResiliencyGroupAssociations', { resiliencyGroupId: other, nextToken })).toMatchObject({
        status: 400,
        message: 'Invalid nextToken',
      })
      expect((await ask(house, 'blue', 'ListResiliencyGroupAssociations', { resiliencyGroupId: other })).items).toEqual([])
    })
  })
})
