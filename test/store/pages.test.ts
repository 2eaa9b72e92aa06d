import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { After, Page, Store } from '#store/tx.ts'
import { engines } from '../support/engines.ts'
import { alice, bob, connection, failoverTest, gateway, lag, noon, proposal, region, resiliencyGroup, virtualInterface } from './rows.ts'

const carol = '777788889999'

/** Ids in an order unlike that of creation, several in the same millisecond, some mixing cases and digits. */
const ids = ['c', 'B', 'a', '_', 'f9', 'f10', 'Z', 'z', 'é', 'b']
const momentOf = (index: number): number => noon + Math.floor(index / 3)

const byCreation = (a: After, b: After): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
const inOrder = (all: readonly After[]): readonly string[] => all.toSorted(byCreation).map(({ id }) => id)

/** Walks all pages of a list and gives the ids as they came. */
async function walk(limit: number, next: (page: Page) => Promise<readonly After[]>): Promise<readonly string[]> {
  const seen: string[] = []
  for (let after: After | undefined; ;) {
    const rows = await next({ limit, ...(after && { after }) })
    expect(rows.length).toBeLessThanOrEqual(limit)
    seen.push(...rows.map(({ id }) => id))
    if (rows.length < limit) return seen
    after = rows.at(-1)
  }
}

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`${engine.name}: pages`, () => {
    let database: Awaited<ReturnType<typeof engine.database>>
    let store: Store
    const everything = ids.map((id, index) => ({ id, createdAt: momentOf(index) }))

    beforeAll(async () => {
      database = await engine.database()
      store = await database.open()
      await store.write(async (tx) => {
        for (const [index, { id, createdAt }] of everything.entries()) {
          const more = { createdAt, ownerAccount: alice }
          await tx.connections.insert(connection({ ...more, connectionId: id, parentId: 'port', lagId: 'lag' }))
          await tx.connections.insert(connection({ ...more, connectionId: `i${id}`, kind: 'interconnect' }))
          await tx.lags.insert(lag({ ...more, lagId: id }))
          await tx.gateways.insert(gateway({ ...more, directConnectGatewayId: id }))
          await tx.resiliencyGroups.insert(resiliencyGroup({ ...more, resiliencyGroupId: id }))
          await tx.failoverTests.insert(failoverTest({ testId: id, startTime: createdAt, status: 'COMPLETED' }))
          // Of every four: alice's own, hosted by bob for alice, hosted by alice for bob, and one that is none of alice's business.
          const [ownerAccount, connectionOwner] = (
            [
              [alice, alice],
              [alice, bob],
              [bob, alice],
              [bob, carol],
            ] as const
          )[index % 4] ?? [bob, bob]
          await tx.virtualInterfaces.insert(
            virtualInterface({
              createdAt,
              virtualInterfaceId: id,
              ownerAccount,
              connectionOwner,
              parentId: 'port',
              virtualGatewayId: 'vgw',
              directConnectGatewayId: 'dxgw',
            }),
          )
          await tx.proposals.insert(
            proposal({ createdAt, proposalId: id, gatewayOwner: ownerAccount, directConnectGatewayOwner: connectionOwner }),
          )
        }
        await tx.connections.insert(connection({ connectionId: 'elsewhere', region: 'us-east-1' }))
        await tx.virtualInterfaces.insert(
          virtualInterface({ virtualInterfaceId: 'elsewhere', region: 'us-east-1', device: 'other', parentId: 'other' }),
        )
        await tx.lags.insert(lag({ lagId: 'elsewhere', region: 'us-east-1' }))
      })
    })
    afterAll(async () => {
      await store[Symbol.asyncDispose]()
      database[Symbol.dispose]()
    })

    test.each([1, 2, 3, 4, 10, 11])('pages of %i show every row once, in the order of creation, then id', async (limit) => {
      const all = inOrder(everything)
      const pages = {
        connections: await walk(limit, (page) =>
          store.read(async (tx) => (await tx.connections.ownedBy(alice, region, page)).map((row) => ({ ...row, id: row.connectionId }))),
        ),
        hosted: await walk(limit, (page) =>
          store.read(async (tx) => (await tx.connections.hostedOn('port', page)).map((row) => ({ ...row, id: row.connectionId }))),
        ),
        lags: await walk(limit, (page) =>
          store.read(async (tx) => (await tx.lags.ownedBy(alice, region, page)).map((row) => ({ ...row, id: row.lagId }))),
        ),
        gateways: await walk(limit, (page) =>
          store.read(async (tx) => (await tx.gateways.ownedBy(alice, page)).map((row) => ({ ...row, id: row.directConnectGatewayId }))),
        ),
        groups: await walk(limit, (page) =>
          store.read(async (tx) => (await tx.resiliencyGroups.ownedBy(alice, page)).map((row) => ({ ...row, id: row.resiliencyGroupId }))),
        ),
        tests: await walk(limit, (page) =>
          store.read(async (tx) =>
            (await tx.failoverTests.ownedBy(alice, region, page)).map((row) => ({ createdAt: row.startTime, id: row.testId })),
          ),
        ),
      }
      expect(pages).toEqual({ connections: all, hosted: all, lags: all, gateways: all, groups: all, tests: all })
    })

    test.each([1, 2, 3, 7, 8])('pages of %i merge what is owned with what lies on owned connections', async (limit) => {
      const mine = inOrder(everything.filter((_, index) => index % 4 !== 3))
      const bobs = inOrder(everything.filter((_, index) => index % 4 !== 0))
      const interfaces = (account: string) =>
        walk(limit, (page) =>
          store.read(async (tx) =>
            (await tx.virtualInterfaces.visibleTo(account, region, page)).map((row) => ({ ...row, id: row.virtualInterfaceId })),
          ),
        )
      const proposals = (account: string) =>
        walk(limit, (page) =>
          store.read(async (tx) => (await tx.proposals.visibleTo(account, page)).map((row) => ({ ...row, id: row.proposalId }))),
        )
      expect(await interfaces(alice)).toEqual(mine)
      expect(await interfaces(bob)).toEqual(bobs)
      expect(await proposals(alice)).toEqual(mine)
      expect(await proposals(bob)).toEqual(bobs)
      expect(await interfaces('000000000000')).toEqual([])
    })

    test('without a page all rows come', async () => {
      expect(await store.read((tx) => tx.connections.interconnectsOf(alice, region))).toHaveLength(ids.length)
      expect(await store.read((tx) => tx.virtualInterfaces.visibleTo(alice, region))).toHaveLength(8)
      expect(await store.read((tx) => tx.connections.ownedBy(alice, 'us-east-1'))).toHaveLength(1)
      expect(await store.read((tx) => tx.lags.ownedBy(bob, region))).toEqual([])
    })

    test('the other lists come in the order of creation too', async () => {
      const all = inOrder(everything)
      const lists = await store.read(async (tx) => ({
        members: (await tx.connections.membersOf('lag')).map((row) => row.connectionId),
        onParent: (await tx.virtualInterfaces.on('port')).map((row) => row.virtualInterfaceId),
        attached: (await tx.virtualInterfaces.attachedTo('dxgw')).map((row) => row.virtualInterfaceId),
        onVirtualGateway: (await tx.virtualInterfaces.onVirtualGateway('vgw')).map((row) => row.virtualInterfaceId),
        onDevice: (await tx.virtualInterfaces.onDevice('EqDC2-1')).map((row) => row.virtualInterfaceId),
      }))
      expect(lists).toEqual({ members: all, onParent: all, attached: all, onVirtualGateway: all, onDevice: all })
    })
  })

  describe.skipIf(engine.skipped)(`${engine.name}: the dead`, () => {
    test('leave the pages at their time, and do not make a page short', async () => {
      using database = await engine.database()
      await using store = await database.open()
      await store.write(async (tx) => {
        for (const [index, since] of [noon - 2, noon - 1, noon, noon + 1, noon + 2].entries()) {
          const row = { connectionId: `${index}`, createdAt: index, since }
          await tx.connections.insert(connection({ ...row, connectionState: index === 4 ? 'available' : 'deleted' }))
          const own = index % 2 === 0
          await tx.virtualInterfaces.insert(
            virtualInterface({
              createdAt: index,
              since,
              virtualInterfaceId: `${index}`,
              virtualInterfaceState: index === 1 ? 'rejected' : 'deleted',
              ownerAccount: own ? alice : bob,
              connectionOwner: own ? bob : alice,
            }),
          )
        }
      })
      const connections = async (page: Page) =>
        (await store.read((tx) => tx.connections.ownedBy(alice, region, page))).map((row) => row.connectionId)
      const interfaces = async (page: Page) =>
        (await store.read((tx) => tx.virtualInterfaces.visibleTo(alice, region, page))).map((row) => row.virtualInterfaceId)
      expect(await connections({})).toEqual(['0', '1', '2', '3', '4'])
      expect(await connections({ deletedSince: noon })).toEqual(['2', '3', '4'])
      expect(await connections({ deletedSince: noon, limit: 2 })).toEqual(['2', '3'])
      expect(await connections({ deletedSince: noon + 100 })).toEqual(['4'])
      expect(await interfaces({ deletedSince: noon, limit: 3 })).toEqual(['1', '2', '3'])
      expect(await interfaces({ deletedSince: noon, after: { createdAt: 2, id: '2' } })).toEqual(['3', '4'])
    })
  })
}
