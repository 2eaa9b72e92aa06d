import { describe, expect, test } from 'vitest'
import type { LagState } from '#domain/lags/lag.ts'
import { type LagEvent, lagLifecycle } from '#domain/lags/lifecycle.ts'
import { after } from '#domain/transitions.ts'

const states: readonly LagState[] = ['requested', 'pending', 'available', 'down', 'deleting', 'deleted']
const events: readonly LagEvent[] = ['enoughLinks', 'tooFewLinks', 'deleteAsked']

// What §5.3 draws, as rows of state, event, next state. Whatever is not here must not move.
const drawn = new Map(
  `
  requested enoughLinks available
  requested deleteAsked deleted
  pending   enoughLinks available
  pending   deleteAsked deleted
  available tooFewLinks down
  available deleteAsked deleted
  down      enoughLinks available
  down      deleteAsked deleted`
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
    .map(([state, event, next]) => [`${state} ${event}`, next]),
)

describe('the life of a LAG', () => {
  test.each(states.flatMap((state) => events.map((event) => [state, event] as const)))('in %s on %s', (state, event) => {
    expect(after(lagLifecycle, state, event)).toBe(drawn.get(`${state} ${event}`) ?? state)
  })

  test('is never down before it was up', () => {
    expect(after(lagLifecycle, 'pending', 'tooFewLinks')).toBe('pending')
  })
})
