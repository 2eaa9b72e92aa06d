import { describe, expect, test } from 'vitest'
import type { ConnectionKind, ConnectionState } from '#domain/connections/connection.ts'
import { type ConnectionEvent, confirmed, dedicatedLifecycle, deletedBy, hostedLifecycle } from '#domain/connections/lifecycle.ts'
import { interconnectLifecycle } from '#domain/interconnects/lifecycle.ts'
import { after, type Transitions } from '#domain/transitions.ts'
import { connection } from '../hosted-connections/rows.ts'

const states: readonly ConnectionState[] = ['ordering', 'requested', 'pending', 'available', 'down', 'deleting', 'deleted', 'rejected']
const events: readonly ConnectionEvent[] = ['portAssigned', 'linkUp', 'linkDown', 'confirmed', 'provisioned', 'deleteAsked', 'torndown']

type Life = Transitions<ConnectionState, ConnectionEvent>

// What the specification draws (§5.1 to §5.3), as rows of state, event, next state. Whatever is not
// here must not move.
const lives: readonly { readonly name: string; readonly life: Life; readonly moves: string }[] = [
  {
    name: 'a dedicated connection',
    life: dedicatedLifecycle,
    moves: `
      requested portAssigned pending
      requested deleteAsked  deleted
      pending   linkUp       available
      pending   deleteAsked  deleting
      available linkDown     down
      available deleteAsked  deleting
      down      linkUp       available
      down      deleteAsked  deleting
      deleting  torndown     deleted`,
  },
  {
    name: 'a hosted connection',
    life: hostedLifecycle,
    moves: `
      ordering  confirmed    pending
      ordering  deleteAsked  rejected
      pending   provisioned  available
      pending   deleteAsked  deleting
      available linkDown     down
      available deleteAsked  deleting
      down      linkUp       available
      down      deleteAsked  deleting
      deleting  torndown     deleted`,
  },
  {
    name: 'an interconnect',
    life: interconnectLifecycle,
    moves: `
      requested portAssigned pending
      requested deleteAsked  deleted
      pending   linkUp       available
      pending   deleteAsked  deleted
      available linkDown     down
      available deleteAsked  deleted
      down      linkUp       available
      down      deleteAsked  deleted`,
  },
]

describe.each(lives)('the life of $name', ({ life, moves }) => {
  const drawn = new Map(
    moves
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([state, event, next]) => [`${state} ${event}`, next]),
  )

  test.each(states.flatMap((state) => events.map((event) => ({ state, event }))))('$state, then $event', ({ state, event }) => {
    expect(after(life, state, event)).toBe(drawn.get(`${state} ${event}`) ?? state)
  })
})

describe('an interconnect, unlike a connection,', () => {
  test('is never on its way out, ordered by somebody else or rejected', () => {
    const reached = Object.values(interconnectLifecycle).flatMap((row) => Object.values(row))
    expect(new Set(reached)).toEqual(new Set(['pending', 'available', 'down', 'deleted']))
  })
})

describe('a delete leads', () => {
  const partner = '111122223333'
  const customer = '444455556666'

  test.each<[ConnectionState, ConnectionState, ConnectionState]>([
    // state, when the customer says it, when the partner does
    ['ordering', 'rejected', 'deleted'],
    ['pending', 'deleting', 'deleting'],
    ['available', 'deleting', 'deleting'],
    ['down', 'deleting', 'deleting'],
    ['rejected', 'rejected', 'deleted'],
    ['deleting', 'deleting', 'deleting'],
    ['deleted', 'deleted', 'deleted'],
  ])('a hosted one in %s to %s by its customer and to %s by its partner', (connectionState, byCustomer, byPartner) => {
    const hosted = connection({ kind: 'hosted', connectionState, ownerAccount: customer, parentOwner: partner })
    expect(deletedBy(hosted, customer)).toBe(byCustomer)
    expect(deletedBy(hosted, partner)).toBe(byPartner)
  })

  test('a hosted one that a partner ordered for itself to rejected, as with any customer', () => {
    expect(
      deletedBy(connection({ kind: 'hosted', connectionState: 'ordering', ownerAccount: partner, parentOwner: partner }), partner),
    ).toBe('rejected')
  })

  test.each<[ConnectionState, ConnectionState]>([
    ['requested', 'deleted'],
    ['pending', 'deleting'],
    ['available', 'deleting'],
    ['down', 'deleting'],
    ['deleting', 'deleting'],
    ['deleted', 'deleted'],
  ])('a dedicated one in %s to %s', (connectionState, next) => {
    expect(deletedBy(connection({ kind: 'dedicated', connectionState, ownerAccount: customer }), customer)).toBe(next)
  })
})

describe('a confirmation', () => {
  const kinds: readonly ConnectionKind[] = ['dedicated', 'hosted', 'interconnect']
  const all = kinds.flatMap((kind) => states.map((connectionState) => ({ kind, connectionState })))

  test('makes a hosted connection in ordering pending', () => {
    expect(confirmed(connection({ kind: 'hosted', connectionState: 'ordering' }))).toBe('pending')
  })

  test.each(all.filter(({ kind, connectionState }) => kind !== 'hosted' || connectionState !== 'ordering'))(
    'is refused for a $kind one in $connectionState',
    ({ kind, connectionState }) => {
      const row = connection({ kind, connectionState })
      expect(() => confirmed(row)).toThrow(`ConfirmConnection failed. ${row.connectionId} is in state ${connectionState}`)
    },
  )
})
