import { describe, expect, test } from 'vitest'
import { newConnection } from '#domain/connections/maker.ts'
import type { Connection } from '#domain/connections/connection.ts'
import type { Settings } from '#domain/settings.ts'
import {
  mustAwaitConfirmation,
  mustBeForAnother,
  mustBeOwnInterface,
  mustBeOwnToAllocate,
  mustBeSettled,
  mustConcern,
} from '#domain/virtual-interfaces/ownership.ts'
import type { VirtualInterfaceState } from '#domain/virtual-interfaces/virtual-interface.ts'
import { vif } from './rows.ts'

const [owner, below, other] = ['444455556666', '111122223333', '777788889999'].map((accountId) => ({ accountId, region: 'us-east-1' })) as [
  Whose,
  Whose,
  Whose,
]
interface Whose {
  readonly accountId: string
  readonly region: string
}
const id = 'dxvif-fone0000'
const says = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
const settings = (profile: Settings['profile']): Settings => ({
  profile,
  partition: 'aws',
  documentationPrefixesArePublic: true,
  quotas: {},
  providerAsn: 7224,
})

describe('whose an interface is', () => {
  const minute = 60_000
  const gone = vif({ virtualInterfaceState: 'deleted', since: 0 })

  test('the owner has it, and both sides are concerned', () => {
    expect(mustBeOwnInterface(vif(), owner, id, 0)).toEqual(vif())
    for (const caller of [owner, below]) expect(mustConcern(vif(), caller, id, 0)).toEqual(vif())
  })

  test('to all others it is unknown, in the very words; so is one of another region or long gone', () => {
    const unknown = says(() => mustBeOwnInterface(undefined, owner, id, 0))
    expect(unknown).toBe(`Virtual Interface ${id} does not exist.`)
    expect(says(() => mustBeOwnInterface(vif(), below, id, 0))).toBe(unknown)
    expect(says(() => mustBeOwnInterface(vif(), { ...owner, region: 'eu-west-1' }, id, 0))).toBe(unknown)
    expect(says(() => mustBeOwnInterface(gone, owner, id, 15 * minute + 1))).toBe(unknown)
    expect(says(() => mustConcern(vif(), other, id, 0))).toBe(unknown)
    expect(says(() => mustConcern(undefined, other, id, 0))).toBe(unknown)
  })

  test('a deleted one is there for fifteen minutes', () => {
    expect(mustBeOwnInterface(gone, owner, id, 15 * minute)).toBe(gone)
  })

  test('an id that cannot be one is told before anything is looked at', () => {
    expect(says(() => mustBeOwnInterface(vif(), owner, 'foo', 0))).toContain('has an invalid format')
    expect(says(() => mustConcern(vif(), owner, 'foo', 0))).toContain('has an invalid format')
  })
})

describe('for whom an allocation is', () => {
  test('for another account, of twelve digits; OUTSCALE lets one allocate to oneself', () => {
    expect(says(() => mustBeForAnother(below.accountId, below, settings('aws')))).toBe(
      'Cannot allocate VirtualInterface for the connection owner.',
    )
    expect(says(() => mustBeForAnother(below.accountId, below, settings('outscale')))).toBe('')
    expect(says(() => mustBeForAnother(owner.accountId, below, settings('aws')))).toBe('')
    for (const wrong of ['', '1', '1234567890123', '12345678901x']) {
      expect(says(() => mustBeForAnother(wrong, below, settings('aws')))).toBe(
        `ownerAccount ${wrong} is not an account id: twelve digits are expected.`,
      )
    }
  })

  const location = {
    locationCode: 'EqDC2',
    locationName: '',
    region: 'us-east-1',
    availablePortSpeeds: [],
    availableMacSecPortSpeeds: [],
    availableProviders: [],
    availableBillingModes: [],
  }
  const port = (wish: Partial<Connection> = {}): Connection => ({
    ...newConnection(
      { connectionName: 'x', bandwidth: '1Gbps', location, ownerAccount: below.accountId, tags: [] },
      { now: 0, random: (bytes) => new Uint8Array(bytes).fill(7) },
    ),
    ...wish,
  })
  const hosted = port({ kind: 'hosted', ownerAccount: owner.accountId, parentOwner: below.accountId })

  test('on the caller’s own port, or its own hosted connection', () => {
    expect(mustBeOwnToAllocate(port(), below, 'dxcon-f0000000')).toEqual(port())
    expect(mustBeOwnToAllocate(hosted, owner, 'dxcon-f0000000')).toBe(hosted)
  })

  test('a partner is told that the owner of what it hosts needs none; others that there is none', () => {
    expect(says(() => mustBeOwnToAllocate(hosted, below, 'dxcon-f0000000'))).toBe(
      'Cannot allocate VirtualInterface for the connection owner.',
    )
    const unknown = says(() => mustBeOwnToAllocate(undefined, other, 'dxcon-f0000000'))
    expect(unknown).toBe('Could not find Connection with ID dxcon-f0000000')
    expect(says(() => mustBeOwnToAllocate(hosted, other, 'dxcon-f0000000'))).toBe(unknown)
    const deleted = { ...hosted, connectionState: 'deleted' as const }
    expect(says(() => mustBeOwnToAllocate(deleted, below, 'dxcon-f0000000'))).toBe(unknown)
    expect(says(() => mustBeOwnToAllocate(hosted, { ...below, region: 'eu-west-1' }, 'dxcon-f0000000'))).toBe(unknown)
  })
})

describe('what waits, and what has settled', () => {
  const states: VirtualInterfaceState[] = [
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

  test.for(states)('in %s', (virtualInterfaceState) => {
    const vi = vif({ virtualInterfaceState })
    const wrong = `Op failed. ${id} is in state ${virtualInterfaceState}`
    expect(says(() => mustAwaitConfirmation(vi, 'private', 'Op'))).toBe(virtualInterfaceState === 'confirming' ? '' : wrong)
    expect(says(() => mustBeSettled(vi, 'Op'))).toBe(['available', 'down'].includes(virtualInterfaceState) ? '' : wrong)
  })

  test('a confirmation of another kind is told which kind it is', () => {
    expect(says(() => mustAwaitConfirmation(vif({ virtualInterfaceState: 'confirming' }), 'public', 'Op'))).toBe(
      `Op failed. ${id} is a private virtual interface`,
    )
  })
})
