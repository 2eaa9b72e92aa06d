// The life of a LAG as a table (§5.3). It has no step of its own: it is available as soon as enough
// of its links are up, and down only after it was up once. A LAG that lost its last member waits
// for others in whatever state it was.
import type { LagState } from '#domain/lags/lag.ts'
import type { Transitions } from '#domain/transitions.ts'

export type LagEvent = 'enoughLinks' | 'tooFewLinks' | 'deleteAsked'

export const lagLifecycle: Transitions<LagState, LagEvent> = {
  requested: { enoughLinks: 'available', deleteAsked: 'deleted' },
  pending: { enoughLinks: 'available', deleteAsked: 'deleted' },
  available: { tooFewLinks: 'down', deleteAsked: 'deleted' },
  down: { enoughLinks: 'available', deleteAsked: 'deleted' },
}
