import { describe, expect, test } from 'vitest'
import type { ConnectionKind, ConnectionState } from '#domain/connections/connection.ts'
import {
  associationsMoved,
  associationsWaitSince,
  deleting,
  isIn,
  mustBeAbsent,
  mustBeIn,
  withConnections,
  withoutConnections,
} from '#domain/resiliency-groups/associations.ts'
import {
  type GroupAssociationEvent,
  groupAssociationLifecycle,
  type ResiliencyGroupEvent,
  resiliencyGroupLifecycle,
} from '#domain/resiliency-groups/lifecycle.ts'
import type { GroupAssociation, GroupAssociationState, ResiliencyGroupState } from '#domain/resiliency-groups/resiliency-group.ts'
import {
  connectionNamed,
  groupIdOf,
  mustBeGroupable,
  mustBeOwnGroup,
  mustBeWithinGroupQuota,
  mustTakeChanges,
} from '#domain/resiliency-groups/rules.ts'
import { after } from '#domain/transitions.ts'
import { alice, bob, connection, noon, region, resiliencyGroup } from '../../store/rows.ts'

const groupStates: readonly ResiliencyGroupState[] = ['pending', 'available', 'deleting', 'deleted']
const groupEvents: readonly ResiliencyGroupEvent[] = ['prepared', 'deleteAsked', 'torndown']
const groupMoves: Readonly<Record<string, ResiliencyGroupState>> = {
  'pending prepared': 'available',
  'pending deleteAsked': 'deleting',
  'available deleteAsked': 'deleting',
  'deleting torndown': 'deleted',
}

describe('the life of a group', () => {
  test.each(groupStates.flatMap((state) => groupEvents.map((event) => ({ state, event }))))('$state, $event', ({ state, event }) => {
    expect(after(resiliencyGroupLifecycle, state, event)).toBe(groupMoves[`${state} ${event}`] ?? state)
  })
})

const placeStates: readonly GroupAssociationState[] = ['associating', 'associated', 'disassociating', 'disassociated']
const placeEvents: readonly GroupAssociationEvent[] = ['joined', 'disassociateAsked', 'left']
const placeMoves: Readonly<Record<string, GroupAssociationState>> = {
  'associating joined': 'associated',
  'associating disassociateAsked': 'disassociating',
  'associated disassociateAsked': 'disassociating',
  'disassociating left': 'disassociated',
}

describe("the life of a connection's place in a group", () => {
  test.each(placeStates.flatMap((state) => placeEvents.map((event) => ({ state, event }))))('$state, $event', ({ state, event }) => {
    expect(after(groupAssociationLifecycle, state, event)).toBe(placeMoves[`${state} ${event}`] ?? state)
  })
})

const place = (more: Partial<GroupAssociation> = {}): GroupAssociation => ({
  connectionId: 'dxcon-f0000001',
  region,
  state: 'associated',
  since: noon,
  createdAt: noon,
  ...more,
})
const group = (...associations: readonly GroupAssociation[]) => resiliencyGroup({ associations })

describe('connections in a group', () => {
  test('come behind those that are there, and are in it at once', () => {
    const joined = withConnections(group(place()), [connection({ connectionId: 'dxcon-f0000002', region: 'us-east-1' })], noon + 1)
    expect(joined.associations).toEqual([
      place(),
      { connectionId: 'dxcon-f0000002', region: 'us-east-1', state: 'associating', since: noon + 1, createdAt: noon + 1 },
    ])
    expect(isIn(joined, 'dxcon-f0000002')).toBe(true)
  })

  test('leave it, those that are named, and once', () => {
    const two = group(place(), place({ connectionId: 'dxcon-f0000002' }))
    const left = withoutConnections(two, ['dxcon-f0000002'], noon + 1)
    expect(left.associations).toEqual([place(), place({ connectionId: 'dxcon-f0000002', state: 'disassociating', since: noon + 1 })])
    expect(isIn(left, 'dxcon-f0000002')).toBe(false)
    expect(withoutConnections(left, ['dxcon-f0000002'], noon + 2)).toEqual(left)
  })

  test('all leave a group that is deleted', () => {
    const gone = deleting(group(place(), place({ connectionId: 'dxcon-f0000002', state: 'associating' })), noon + 1)
    expect(gone).toMatchObject({ state: 'deleting', since: noon + 1 })
    expect(gone.associations.map(({ state }) => state)).toEqual(['disassociating', 'disassociating'])
  })

  test('move on after their time, and are not listed once they have left', () => {
    const waiting = group(
      place({ connectionId: 'a', state: 'associating', since: noon - 10 }),
      place({ connectionId: 'b', state: 'associating' }),
      place({ connectionId: 'c', state: 'disassociating', since: noon - 20 }),
      place({ connectionId: 'd' }),
    )
    expect(associationsWaitSince(waiting)).toBe(noon - 20)
    expect(associationsWaitSince(group(place()))).toBeUndefined()
    expect(associationsMoved(waiting, noon - 10, noon).associations).toEqual([
      place({ connectionId: 'a', since: noon }),
      place({ connectionId: 'b', state: 'associating' }),
      place({ connectionId: 'd' }),
    ])
  })

  test.each(placeStates)('one that is %s', (state) => {
    const here = group(place({ state }))
    expect(() => mustBeAbsent(here, 'dxcon-f0000001')).toThrow(
      `Connection dxcon-f0000001 is in dxrg-00000000000000001 already, in state ${state}.`,
    )
    const leave = () => mustBeIn(here, 'dxcon-f0000001')
    if (state === 'associating' || state === 'associated') expect(leave).not.toThrow()
    else expect(leave).toThrow('Connection dxcon-f0000001 is not associated with dxrg-00000000000000001.')
  })

  test('one that is not there may come and cannot leave', () => {
    expect(() => mustBeAbsent(group(), 'dxcon-f0000001')).not.toThrow()
    expect(() => mustBeIn(group(), 'dxcon-f0000001')).toThrow('is not associated')
  })
})

describe('a group', () => {
  const id = resiliencyGroup().resiliencyGroupId

  test('is its owner’s, and unknown to all others', () => {
    expect(mustBeOwnGroup(resiliencyGroup(), alice, id, noon)).toEqual(resiliencyGroup())
    expect(() => mustBeOwnGroup(resiliencyGroup(), bob, id, noon)).toThrow(`Resiliency Group ${id} does not exist.`)
    expect(() => mustBeOwnGroup(undefined, alice, id, noon)).toThrow(`Resiliency Group ${id} does not exist.`)
  })

  test('stays in sight for fifteen minutes after its deletion', () => {
    const deleted = resiliencyGroup({ state: 'deleted' })
    expect(mustBeOwnGroup(deleted, alice, id, noon + 15 * 60_000)).toBe(deleted)
    expect(() => mustBeOwnGroup(deleted, alice, id, noon + 15 * 60_000 + 1)).toThrow('does not exist')
  })

  test.each(groupStates)('takes changes while it is %s', (state) => {
    const change = () => mustTakeChanges(resiliencyGroup({ state }), 'UpdateResiliencyGroup')
    if (state === 'pending' || state === 'available') expect(change).not.toThrow()
    else expect(change).toThrow(`UpdateResiliencyGroup failed. ${id} is in state ${state}`)
  })

  test('is one of as many as the quota allows, deleted ones not counted', () => {
    const some = [resiliencyGroup(), resiliencyGroup({ state: 'deleted' })]
    expect(() => mustBeWithinGroupQuota(some, 2, alice)).not.toThrow()
    expect(() => mustBeWithinGroupQuota(some, undefined, alice)).not.toThrow()
    expect(() => mustBeWithinGroupQuota(some, 1, alice)).toThrow(
      expect.objectContaining({ code: 'LimitExceededException', message: `${alice} has reached the limit of 1 resiliency groups.` }),
    )
  })

  test('may be named with capitals in front', () => {
    expect(groupIdOf('DXRG-0123456789abcdefG')).toBe('dxrg-0123456789abcdefG')
  })
})

describe('a connection that is named', () => {
  const caller = { accountId: alice, region }

  test.each([
    ['dxcon-f0000001', { connectionId: 'dxcon-f0000001', region }],
    [`arn:aws:directconnect:us-east-1:${alice}:dxcon/dxcon-f0000001`, { connectionId: 'dxcon-f0000001', region: 'us-east-1' }],
    [`arn:aws-cn:directconnect:cn-north-1:${alice}:dxcon/dxcon-f0000001`, { connectionId: 'dxcon-f0000001', region: 'cn-north-1' }],
  ])('as %s', (identifier, named) => {
    expect(connectionNamed(identifier, caller)).toEqual(named)
  })

  test.each([
    [`arn:aws:directconnect:us-east-1:${bob}:dxcon/dxcon-f0000001`, 'Could not find Connection with ID dxcon-f0000001'],
    [`arn:aws-cn:directconnect:us-east-1:${alice}:dxcon/dxcon-f0000001`, 'Could not find Connection with ID dxcon-f0000001'],
    [`arn:aws:directconnect:us-east-1:${alice}:dxlag/dxlag-f0000001`, 'Connection ID arn:aws:directconnect:us-east-1'],
    ['arn:nonsense', 'Connection ID arn:nonsense has an invalid format.'],
  ])('not as %s', (identifier, message) => {
    expect(() => connectionNamed(identifier, caller)).toThrow(message)
  })

  const ask =
    (row: Parameters<typeof mustBeGroupable>[0], where = region) =>
    () =>
      mustBeGroupable(row, { connectionId: 'dxcon-f0000001', region: where }, alice)

  test.each<[ConnectionKind, boolean]>([
    ['dedicated', true],
    ['hosted', true],
    ['interconnect', false],
  ])('may be %s: %s', (kind, can) => {
    if (can) expect(ask(connection({ kind }))).not.toThrow()
    else expect(ask(connection({ kind }))).toThrow('Could not find Connection with ID dxcon-f0000001')
  })

  test.each<ConnectionState>(['ordering', 'requested', 'pending', 'available', 'down', 'deleting', 'rejected'])(
    'is %s',
    (connectionState) => {
      const joins = ask(connection({ connectionState }))
      if (['deleting', 'rejected'].includes(connectionState)) {
        expect(joins).toThrow(`AssociateConnectionsToResiliencyGroup failed. dxcon-f0000001 is in state ${connectionState}`)
      } else expect(joins).not.toThrow()
    },
  )

  test('is the account’s own, and where it was said to be', () => {
    const unknown = 'Could not find Connection with ID dxcon-f0000001'
    expect(ask(connection({ ownerAccount: bob }))).toThrow(unknown)
    expect(ask(connection(), 'us-east-1')).toThrow(unknown)
    expect(ask(undefined)).toThrow(unknown)
  })
})
