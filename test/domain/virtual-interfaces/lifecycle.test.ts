import { describe, expect, test } from 'vitest'
import { after } from '#domain/transitions.ts'
import { deletedBy, type InterfaceEvent, interfaceLifecycle } from '#domain/virtual-interfaces/lifecycle.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { vif } from './rows.ts'

const states: readonly VirtualInterfaceState[] = [
  'confirming',
  'verifying',
  'pending',
  'available',
  'down',
  'testing',
  'deleting',
  'deleted',
  'rejected',
  'expired',
]
const events: readonly InterfaceEvent[] = [
  'confirmed',
  'publicConfirmed',
  'verified',
  'refused',
  'sessionUp',
  'sessionsDown',
  'changed',
  'testStarted',
  'testEnded',
  'ownerDeletes',
  'connectionOwnerDeletes',
  'withdrawn',
  'lapsed',
]

// What the specification draws (§5.4), as rows of state, event, next state. Whatever is not here
// must not move.
const moves = `
  confirming confirmed              pending
  confirming publicConfirmed        verifying
  confirming ownerDeletes           rejected
  confirming connectionOwnerDeletes deleting
  confirming lapsed                 expired
  verifying  verified               pending
  verifying  refused                rejected
  verifying  ownerDeletes           deleting
  verifying  connectionOwnerDeletes deleting
  pending    sessionUp              available
  pending    sessionsDown           down
  pending    ownerDeletes           deleting
  pending    connectionOwnerDeletes deleting
  available  sessionsDown           down
  available  changed                pending
  available  testStarted            testing
  available  ownerDeletes           deleting
  available  connectionOwnerDeletes deleting
  down       sessionUp              available
  down       changed                pending
  down       testStarted            testing
  down       ownerDeletes           deleting
  down       connectionOwnerDeletes deleting
  testing    testEnded              down
  testing    ownerDeletes           deleting
  testing    connectionOwnerDeletes deleting
  rejected   ownerDeletes           deleting
  rejected   connectionOwnerDeletes deleting
  expired    ownerDeletes           deleted
  expired    connectionOwnerDeletes deleted
  deleting   withdrawn              deleted`

const drawn = new Map(
  moves
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([state, event, next]) => [`${state} ${event}`, next]),
)

describe('the life of a virtual interface', () => {
  test('the drawing is read in full', () => {
    expect(drawn.size).toBe(31)
  })

  test.for(states.flatMap((state) => events.map((event) => [state, event] as const)))('%s, %s', ([state, event]) => {
    expect(after(interfaceLifecycle, state, event)).toBe(drawn.get(`${state} ${event}`) ?? state)
  })

  test('every state is entered by something, but the first ones of each kind', () => {
    const entered = new Set(drawn.values())
    expect(states.filter((state) => !entered.has(state))).toEqual(['confirming'])
  })
})

describe('where a delete leads', () => {
  const [owner, below] = ['444455556666', '111122223333']

  test.for(states)('from %s, by the owner and by the owner of the connection', (virtualInterfaceState) => {
    const vi = vif({ virtualInterfaceState })
    expect(deletedBy(vi, owner, 'aws')).toBe(drawn.get(`${virtualInterfaceState} ownerDeletes`) ?? virtualInterfaceState)
    expect(deletedBy(vi, below, 'aws')).toBe(drawn.get(`${virtualInterfaceState} connectionOwnerDeletes`) ?? virtualInterfaceState)
  })

  test("one's own on one's own port is the owner's", () => {
    const vi = vif({ virtualInterfaceState: 'confirming', connectionOwner: owner })
    expect(deletedBy(vi, owner, 'aws')).toBe('rejected')
  })

  test('at OUTSCALE an unconfirmed one is deleted at once, whoever asks; others as everywhere', () => {
    for (const who of [owner, below]) {
      expect(deletedBy(vif({ virtualInterfaceState: 'confirming' }), who, 'outscale')).toBe('deleted')
      expect(deletedBy(vif({ virtualInterfaceState: 'available' }), who, 'outscale')).toBe('deleting')
    }
  })
})
