// How long the dead stay in sight. Fifteen minutes for interfaces is documented; connections,
// LAGs and interconnects do the same by our choice, since clients tolerate either.

const minute = 60_000
export const deletedShownFor = 15 * minute
export const proposalsShownFor = 3 * 24 * 60 * minute
export const testsShownFor = 365 * 24 * 60 * minute

/** Deleted at this moment or later: still shown at `now`. */
export const shownSince = (now: number): number => now - deletedShownFor

export const isForgotten = (state: string, since: number, now: number): boolean => state === 'deleted' && since < shownSince(now)
