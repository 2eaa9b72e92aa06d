import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Drawer, Store, Tx } from '#store/tx.ts'
import { engines } from '../support/engines.ts'
import * as rows from './rows.ts'
import { alice, bob, noon, region } from './rows.ts'

interface Aggregate<Row> {
  readonly name: string
  readonly drawer: (tx: Tx) => Drawer<Row>
  readonly first: Row
  readonly changed: Row
  readonly id: string
  readonly state: string
}

/** Ties the types of one drawer together and then forgets them. */
const of = <Row>(each: Aggregate<Row>) => ({
  ...each,
  async lifeIn(store: Store) {
    const { drawer, id, first, changed } = each
    await store.write((tx) => drawer(tx).insert(first))
    const found = await store.read((tx) => drawer(tx).find(id))
    const locked = await store.write((tx) => drawer(tx).lock(id))
    await store.write((tx) => drawer(tx).update(changed))
    const updated = await store.read((tx) => drawer(tx).find(id))
    const due = await store.write((tx) => drawer(tx).due([each.state, 'no such state'], noon, 1000))
    await store.write((tx) => drawer(tx).remove(id))
    return { found, locked, updated, due, removed: await store.read((tx) => drawer(tx).find(id)) }
  },
  refusesUpdateIn: (store: Store) => store.write((tx) => each.drawer(tx).update(each.first)),
})

const aggregates = [
  of({
    name: 'connections',
    drawer: (tx) => tx.connections,
    first: rows.connection({ connectionState: 'requested' }),
    changed: rows.connection({ connectionName: 'renamed', lagId: 'dxlag-f0000001', parentOwner: bob }),
    id: 'dxcon-f0000001',
    state: 'available',
  }),
  of({
    name: 'lags',
    drawer: (tx) => tx.lags,
    first: rows.lag(),
    changed: rows.lag({ lagState: 'down' }),
    id: 'dxlag-f0000001',
    state: 'down',
  }),
  of({
    name: 'virtual interfaces',
    drawer: (tx) => tx.virtualInterfaces,
    first: rows.virtualInterface({ peers: [] }),
    changed: rows.virtualInterface({ virtualInterfaceState: 'testing', rateLimit: '1Gbps', directConnectGatewayId: 'x' }),
    id: 'dxvif-f0000001',
    state: 'testing',
  }),
  of({
    name: 'Direct Connect gateways',
    drawer: (tx) => tx.gateways,
    first: rows.gateway(),
    changed: rows.gateway({ directConnectGatewayState: 'deleting' }),
    id: rows.gateway().directConnectGatewayId,
    state: 'deleting',
  }),
  of({
    name: 'associations',
    drawer: (tx) => tx.associations,
    first: rows.association(),
    changed: rows.association({ associationState: 'updating' }),
    id: rows.association().associationId,
    state: 'updating',
  }),
  of({
    name: 'proposals',
    drawer: (tx) => tx.proposals,
    first: rows.proposal(),
    changed: rows.proposal({ proposalState: 'accepted' }),
    id: rows.proposal().proposalId,
    state: 'accepted',
  }),
  of({
    name: 'cloud gateways',
    drawer: (tx) => tx.cloudGateways,
    first: rows.cloudGateway(),
    changed: rows.cloudGateway({ state: 'deleting', vpcId: 'vpc-1' }),
    id: rows.cloudGateway().gatewayId,
    state: 'deleting',
  }),
  of({
    name: 'resiliency groups',
    drawer: (tx) => tx.resiliencyGroups,
    first: rows.resiliencyGroup(),
    changed: rows.resiliencyGroup({ state: 'deleting', associations: [] }),
    id: rows.resiliencyGroup().resiliencyGroupId,
    state: 'deleting',
  }),
]

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: drawers`, () => {
    let database: Awaited<ReturnType<typeof engine.database>>
    let store: Store
    beforeAll(async () => {
      database = await engine.database()
      store = await database.open()
    })
    afterAll(async () => {
      await store[Symbol.asyncDispose]()
      database[Symbol.dispose]()
    })

    test.each(aggregates)('$name come back as they were written, changed, and gone', async (aggregate) => {
      expect(await aggregate.lifeIn(store)).toEqual({
        found: aggregate.first,
        locked: aggregate.first,
        updated: aggregate.changed,
        due: [aggregate.changed],
        removed: undefined,
      })
    })

    test.each(aggregates)('$name that are not there cannot be updated', async (aggregate) => {
      await expect(aggregate.refusesUpdateIn(store)).rejects.toThrow(/^There is no row .+ to update\.$/)
    })

    test('an id that nobody has, whatever it is made of, finds nothing', async () => {
      for (const id of ['', 'dxcon-', "' or 1=1 --", 'dxcon-\0', '\ud800', 'x'.repeat(100_000)]) {
        expect(await store.read((tx) => tx.connections.find(id))).toBeUndefined()
        expect(await store.write((tx) => tx.virtualInterfaces.lock(id))).toBeUndefined()
        await store.write((tx) => tx.lags.remove(id))
      }
    })

    test('a failover test comes back, is running until it ends, and is overdue at its deadline', async () => {
      const started = rows.failoverTest()
      const deadline = noon + 10 * 60_000
      await store.write((tx) => tx.failoverTests.insert(started))
      expect(await store.read((tx) => tx.failoverTests.find(started.testId))).toEqual(started)
      expect(await store.read((tx) => tx.failoverTests.runningOn('dxvif-f0000001'))).toEqual(started)
      expect(await store.read((tx) => tx.failoverTests.runningOn('dxvif-f0000002'))).toBeUndefined()
      expect(await store.read((tx) => tx.failoverTests.expired(deadline - 1, 10))).toEqual([])
      expect(await store.read((tx) => tx.failoverTests.expired(deadline, 10))).toEqual([started])

      const ended = rows.failoverTest({ status: 'COMPLETED', endTime: deadline })
      await store.write((tx) => tx.failoverTests.update(ended))
      expect(await store.read((tx) => tx.failoverTests.runningOn('dxvif-f0000001'))).toBeUndefined()
      expect(await store.read((tx) => tx.failoverTests.expired(deadline, 10))).toEqual([])
      expect(await store.read((tx) => tx.failoverTests.ownedBy(alice, region))).toEqual([ended])
    })

    test('failover tests are forgotten oldest first, in portions', async () => {
      const days = [0, 1, 2, 3].map((day) =>
        rows.failoverTest({ testId: `old-${day}`, status: 'COMPLETED', startTime: day, ownerAccount: bob }),
      )
      await store.write(async (tx) => {
        for (const row of days) await tx.failoverTests.insert(row)
      })
      expect(await store.write((tx) => tx.failoverTests.forget(3, 2))).toBe(2)
      expect((await store.read((tx) => tx.failoverTests.ownedBy(bob, region))).map(({ testId }) => testId)).toEqual(['old-2', 'old-3'])
      expect(await store.write((tx) => tx.failoverTests.forget(3, 2))).toBe(1)
      expect(await store.write((tx) => tx.failoverTests.forget(3, 2))).toBe(0)
    })

    test('accounts and access keys are put, and put again', async () => {
      const account = { accountId: alice, name: 'Alice', nniPartnerType: 'nonPartner', agreements: [] } as const
      await store.write((tx) => tx.accounts.put(account))
      await store.write((tx) => tx.accounts.put({ ...account, name: 'Alice & Co.' }))
      expect(await store.read((tx) => tx.accounts.find(alice))).toEqual({ ...account, name: 'Alice & Co.' })
      expect(await store.read((tx) => tx.accounts.find(bob))).toBeUndefined()

      const [first, second] = [rows.accessKey(), rows.accessKey({ accessKeyId: 'AKIA2', createdAt: noon + 1 })]
      for (const key of [second, first, { ...second, active: false }]) await store.write((tx) => tx.accessKeys.put(key))
      expect(await store.read((tx) => tx.accessKeys.find('AKIA2'))).toEqual({ ...second, active: false })
      expect(await store.read((tx) => tx.accessKeys.ofAccount(alice))).toEqual([first, { ...second, active: false }])
      expect(await store.read((tx) => tx.accessKeys.ofAccount(bob))).toEqual([])
    })

    test('locations keep their order and are found without case, per region', async () => {
      const [one, two] = [rows.location({ locationCode: 'THN1' }), rows.location({ locationCode: 'EqDC2' })]
      for (const row of [one, two, { ...one, locationName: 'Telehouse' }]) await store.write((tx) => tx.locations.put(row))
      expect(await store.read((tx) => tx.locations.list(region))).toEqual([{ ...one, locationName: 'Telehouse' }, two])
      expect(await store.read((tx) => tx.locations.find(region, 'eQdC2'))).toEqual(two)
      expect(await store.read((tx) => tx.locations.find('us-east-1', 'EqDC2'))).toBeUndefined()
      expect(await store.read((tx) => tx.locations.list('us-east-1'))).toEqual([])
    })

    test('devices keep their order at a location', async () => {
      const [two, one] = [rows.device({ deviceId: 'd2' }), rows.device({ deviceId: 'd1' })]
      for (const row of [two, one, { ...two, drained: true }, rows.device({ deviceId: 'd3', locationCode: 'THN1' })]) {
        await store.write((tx) => tx.devices.put(row))
      }
      expect(await store.read((tx) => tx.devices.at(region, 'EqDC2'))).toEqual([{ ...two, drained: true }, one])
      expect(await store.read((tx) => tx.devices.find('d1'))).toEqual(one)
      expect(await store.read((tx) => tx.devices.find('d9'))).toBeUndefined()
    })

    test('a client token answers its account again, until it is forgotten', async () => {
      const put = (token: string, createdAt: number) =>
        store.write((tx) => tx.clientTokens.put({ accountId: alice, token, request: 'hash', answer: '{}', createdAt }))
      await put('t1', 1)
      await put('t2', 2)
      expect(await store.read((tx) => tx.clientTokens.find(alice, 't1'))).toEqual({ request: 'hash', answer: '{}' })
      expect(await store.read((tx) => tx.clientTokens.find(bob, 't1'))).toBeUndefined()
      expect(await store.write((tx) => tx.clientTokens.forget(2, 10))).toBe(1)
      expect(await store.read((tx) => tx.clientTokens.find(alice, 't1'))).toBeUndefined()
      expect(await store.read((tx) => tx.clientTokens.find(alice, 't2'))).toBeDefined()
    })

    test('a client token cannot be answered twice', async () => {
      const put = () => store.write((tx) => tx.clientTokens.put({ accountId: bob, token: 'x', request: '', answer: '', createdAt: 1 }))
      await put()
      await expect(put()).rejects.toThrow(/unique/i)
    })
  })
}
