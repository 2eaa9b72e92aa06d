// How far the order of a connection is, as steps: a port is requested, assigned, cross connected
// and used; a hosted connection is prepared by the partner, accepted and set up.

export interface OrderStep {
  readonly header: string
  readonly details: string
  readonly status: 'success' | 'in-progress' | 'pending' | 'error' | 'stopped'
}

const dedicated = [
  ['Requested', 'You ordered a port.'],
  ['Port assigned', 'The LOA-CFA can be downloaded.'],
  ['Cross connect', 'The colocation connects your equipment.'],
  ['Available', 'Virtual interfaces can be created.'],
] as const

const hosted = [
  ['Prepared', 'The partner allocated it.'],
  ['Accepted', 'You accept it.'],
  ['Set up', 'It is set up on the partner’s port.'],
  ['Available', 'One virtual interface can be created.'],
] as const

/** How many steps are behind the state. */
const passed: Readonly<Record<string, number>> = { ordering: 1, requested: 1, pending: 2, available: 4, down: 4 }

export function orderSteps(
  { connectionState = '' }: { readonly connectionState?: string | undefined },
  isHosted: boolean,
): readonly OrderStep[] {
  const names = isHosted ? hosted : dedicated
  const done = passed[connectionState]
  return names.map(([header, details], index) => {
    if (done === undefined) return { header, details, status: 'stopped' as const }
    if (connectionState === 'down' && index === 3)
      return { header: 'Down', details: 'It was available and lost its link.', status: 'error' as const }
    if (index < done) return { header, details, status: 'success' as const }
    return { header, details, status: index === done ? ('in-progress' as const) : ('pending' as const) }
  })
}
