import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Connection, ConnectionState } from '#domain/connections/connection.ts'
import { asCounted, counted, isMiscounted } from '#domain/lags/counting.ts'
import type { LagState } from '#domain/lags/lag.ts'
import { connection, lag, noon } from '../../store/rows.ts'

const member = (connectionState: ConnectionState, more: Partial<Connection> = {}): Connection =>
  connection({ connectionState, lagId: 'dxlag-f0000001', device: 'EqDC2-1', ...more })

const pending = lag({ lagState: 'pending', wasUp: false, jumboFrameCapable: false })

describe('a LAG counts the links that are up', () => {
  const cases: readonly [before: LagState, minimumLinks: number, members: readonly ConnectionState[], after: LagState][] = [
    ['pending', 0, [], 'pending'],
    ['pending', 0, ['requested', 'pending'], 'pending'],
    ['pending', 0, ['available'], 'available'],
    ['pending', 2, ['available', 'pending'], 'pending'],
    ['pending', 2, ['available', 'available'], 'available'],
    ['available', 0, [], 'down'],
    ['available', 0, ['down', 'down'], 'down'],
    ['available', 1, ['down', 'available'], 'available'],
    ['available', 2, ['down', 'available'], 'down'],
    ['available', 1, ['deleting'], 'down'],
    ['down', 0, [], 'down'],
    ['down', 1, ['available'], 'available'],
    ['deleted', 0, ['available'], 'deleted'],
  ]
  test.each(cases)('%s with minimumLinks %i and members %j becomes %s', (lagState, minimumLinks, states, after) => {
    const before = lag({ lagState, minimumLinks })
    const next = counted(
      before,
      states.map((state) => member(state)),
      noon + 5,
    )
    expect(next.lagState).toBe(after)
    expect(next.since).toBe(after === lagState ? noon : noon + 5)
  })

  test('and is the same object when nothing has changed', () => {
    expect(counted(pending, [], noon + 5)).toBe(pending)
  })

  test('it was up once it is available, and carries jumbo frames as far as all of its ports do', () => {
    const up = counted(pending, [member('available')], noon + 5)
    expect(up).toMatchObject({ wasUp: true, jumboFrameCapable: true })
    expect(counted(up, [member('available'), member('available', { jumboFrameCapable: false })], noon + 9)).toMatchObject({
      lagState: 'available',
      since: noon + 5,
      jumboFrameCapable: false,
    })
    expect(counted(up, [], noon + 9)).toMatchObject({ wasUp: true, jumboFrameCapable: true })
  })
})

describe('a port is miscounted', () => {
  test('when it came up, went down, left or moved since its LAG looked, and in no other case', () => {
    expect(isMiscounted(member('available'))).toBe(true)
    expect(isMiscounted(member('available', { countedIn: 'dxlag-f0000001' }))).toBe(false)
    expect(isMiscounted(member('down', { countedIn: 'dxlag-f0000001' }))).toBe(true)
    expect(isMiscounted(member('deleting', { countedIn: 'dxlag-f0000001' }))).toBe(true)
    expect(isMiscounted(member('available', { countedIn: 'dxlag-f0000002' }))).toBe(true)
    expect(isMiscounted(connection({ connectionState: 'available', countedIn: 'dxlag-f0000001' }))).toBe(true)
    expect(isMiscounted(connection({ connectionState: 'available' }))).toBe(false)
    expect(isMiscounted(member('requested'))).toBe(false)
  })

  test('until it is counted, wherever it is and was', () => {
    const ids = fc.option(fc.constantFrom('dxlag-f0000001', 'dxlag-f0000002'), { nil: undefined })
    fc.assert(
      fc.property(
        ids,
        ids,
        fc.constantFrom<ConnectionState>('requested', 'available', 'down', 'deleted'),
        (lagId, countedIn, connectionState) => {
          const port = connection({ connectionState, ...(lagId && { lagId }), ...(countedIn && { countedIn }) })
          expect(isMiscounted(asCounted(port))).toBe(false)
        },
      ),
    )
  })
})
