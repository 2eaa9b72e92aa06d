import { describe, expect, test } from 'vitest'
import { drawersOver } from '#store/drawers.ts'
import { stepsFor } from '#store/migrate.ts'
import { compiledFor } from '#store/query.ts'
import type { Compiled } from '#store/query.ts'
import type { Session } from '#store/session.ts'
import { connectSqlite } from '#store/sqlite-connection.ts'
import type { Page, Tx } from '#store/tx.ts'
import { plainSealer } from '../support/stores.ts'
import { alice, region } from './rows.ts'

/** A session that finds nothing and keeps the questions. */
function listening(asked: Compiled[]): Session {
  const keep: Session['ask'] = async (query) => {
    asked.push(compiledFor(query, 'sqlite'))
    return []
  }
  return {
    engine: 'sqlite',
    sealer: plainSealer,
    clock: () => 0,
    ask: keep,
    hold: keep,
    changeAsking: keep,
    change: async (query, args) => void (await keep(query, args)),
    touched: () => undefined,
    tell: () => undefined,
  }
}

/** Reading a whole table, or sorting it. A worklist's own partial index holds only what is to be done, and is read in its order. */
const slow = /^SCAN (?!virtual_interfaces USING INDEX virtual_interfaces_by_since_id$)|TEMP B-TREE/

const page: Page = { limit: 10, after: { createdAt: 1, id: 'x' }, deletedSince: 1 }
const drawers = [
  'connections',
  'lags',
  'virtualInterfaces',
  'gateways',
  'associations',
  'proposals',
  'cloudGateways',
  'resiliencyGroups',
] as const

const questions: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  ...Object.fromEntries(
    drawers.flatMap((name) => [
      [`${name}.find`, (tx: Tx) => tx[name].find('x')],
      [`${name}.lock`, (tx: Tx) => tx[name].lock('x')],
      [`${name}.remove`, (tx: Tx) => tx[name].remove('x')],
      [`${name}.due in one state`, (tx: Tx) => tx[name].due(['deleting'], 1, 1)],
    ]),
  ),
  'connections.ownedBy': (tx) => tx.connections.ownedBy(alice, region, page),
  'connections.interconnectsOf': (tx) => tx.connections.interconnectsOf(alice, region, page),
  'connections.hostedOn': (tx) => tx.connections.hostedOn('x', page),
  'connections.membersOf': (tx) => tx.connections.membersOf('x'),
  'connections.membersOfAll': (tx) => tx.connections.membersOfAll(['x', 'y']),
  'connections.miscounted': (tx) => tx.connections.miscounted(1),
  'connections.keysDue': (tx) => tx.connections.keysDue(1, 1),
  'lags.keysDue': (tx) => tx.lags.keysDue(1, 1),
  'lags.ownedBy': (tx) => tx.lags.ownedBy(alice, region, page),
  'virtualInterfaces.visibleTo': (tx) => tx.virtualInterfaces.visibleTo(alice, region, page),
  'virtualInterfaces.on': (tx) => tx.virtualInterfaces.on('x'),
  'virtualInterfaces.attachedTo': (tx) => tx.virtualInterfaces.attachedTo('x'),
  'virtualInterfaces.onVirtualGateway': (tx) => tx.virtualInterfaces.onVirtualGateway('x'),
  'virtualInterfaces.onDevice': (tx) => tx.virtualInterfaces.onDevice('x'),
  'virtualInterfaces.awaitingEdge': (tx) => tx.virtualInterfaces.awaitingEdge(1),
  'virtualInterfaces.usageOf one': (tx) => tx.virtualInterfaces.usageOf(['x']),
  'virtualInterfaces.usageOf many': (tx) => tx.virtualInterfaces.usageOf(['x', 'y']),
  'virtualInterfaces.prefixesOnGateways': (tx) => tx.virtualInterfaces.prefixesOnGateways(['x', 'y']),
  'gateways.ownedBy': (tx) => tx.gateways.ownedBy(alice, page),
  'associations.ofGateway': (tx) => tx.associations.ofGateway('x'),
  'associations.ofGateway, a page': (tx) => tx.associations.ofGateway('x', page),
  'associations.ofCloudGateway': (tx) => tx.associations.ofCloudGateway('x'),
  'proposals.visibleTo': (tx) => tx.proposals.visibleTo(alice, page),
  'cloudGateways.ownedBy': (tx) => tx.cloudGateways.ownedBy(alice, region),
  'failoverTests.find': (tx) => tx.failoverTests.find('x'),
  'failoverTests.ownedBy': (tx) => tx.failoverTests.ownedBy(alice, region, page),
  'failoverTests.runningOn': (tx) => tx.failoverTests.runningOn('x'),
  'failoverTests.expired': (tx) => tx.failoverTests.expired(1, 1),
  'failoverTests.forget': (tx) => tx.failoverTests.forget(1, 1),
  'resiliencyGroups.ownedBy': (tx) => tx.resiliencyGroups.ownedBy(alice, page),
  'accounts.find': (tx) => tx.accounts.find('x'),
  'accessKeys.find': (tx) => tx.accessKeys.find('x'),
  'accessKeys.ofAccount': (tx) => tx.accessKeys.ofAccount('x'),
  'devices.find': (tx) => tx.devices.find('x'),
  'devices.at': (tx) => tx.devices.at(region, 'x'),
  'locations.find': (tx) => tx.locations.find(region, 'x'),
  'vlans.holder': (tx) => tx.vlans.holder('x', 1),
  'vlans.release': (tx) => tx.vlans.release('x'),
  'vlans.move': (tx) => tx.vlans.move('x', 'y'),
  'vlans.on': (tx) => tx.vlans.on('x'),
  'ranges.overlapping': (tx) => tx.ranges.overlapping('x', { first: '4', last: '5' }),
  'ranges.release': (tx) => tx.ranges.release('x'),
  'ranges.move': (tx) => tx.ranges.move('x', 'y'),
  'clientTokens.find': (tx) => tx.clientTokens.find('x', 'y'),
  'clientTokens.forget': (tx) => tx.clientTokens.forget(1, 1),
  'events.after': (tx) => tx.events.after(1, 1),
  'events.forget': (tx) => tx.events.forget(1, 1),
}

describe('a question is answered from an index, in its order, however long the table', () => {
  const connection = connectSqlite({ path: ':memory:', readOnly: false, busyTimeout: 0 })
  for (const statement of stepsFor('sqlite').flatMap((step) => step.statements)) connection.exec(statement)

  test.each(Object.keys(questions))('%s', async (name) => {
    const asked: Compiled[] = []
    await questions[name]?.(drawersOver(listening(asked)))
    expect(asked).not.toEqual([])
    for (const { sql, places } of asked) {
      const plan = connection
        .all<{ readonly detail: string }>(
          `explain query plan ${sql}`,
          places.map(() => null),
        )
        .map(({ detail }) => detail)
      expect(plan).not.toEqual([])
      expect(plan.filter((step) => slow.test(step))).toEqual([])
    }
  })
})
