// Every state that the API knows, as a person should take it: a sign, a word, and what it means or
// who moves next. A state that is not in the table is shown as it came.

export type Sign = 'success' | 'error' | 'warning' | 'info' | 'stopped' | 'pending' | 'in-progress'

export interface Shown {
  readonly sign: Sign
  readonly word: string
  readonly meaning: string
}

const shown = (sign: Sign, word: string, meaning: string): Shown => ({ sign, word, meaning })

const states: Readonly<Record<string, Shown>> = {
  ordering: shown('pending', 'Waiting for acceptance', 'The partner has prepared it; the customer accepts or rejects.'),
  requested: shown('pending', 'Requested', 'Ordered; the provider assigns a port next.'),
  confirming: shown('pending', 'Waiting for acceptance', 'Its new owner accepts or rejects it; until then it carries no traffic.'),
  verifying: shown('in-progress', 'Verifying', 'The provider checks who owns the addresses, prefixes and ASN.'),
  pending: shown('in-progress', 'Pending', 'Being set up; nothing to do for you unless the cross connect is missing.'),
  available: shown('success', 'Available', 'In service.'),
  down: shown('error', 'Down', 'Set up, but not working at the moment.'),
  testing: shown('warning', 'Failover test', 'Its BGP sessions are held down by a test.'),
  deleting: shown('in-progress', 'Deleting', 'Being taken down.'),
  deleted: shown('stopped', 'Deleted', 'Gone; shown for a few minutes more.'),
  rejected: shown('stopped', 'Rejected', 'Refused by the account it was meant for, or by the provider.'),
  expired: shown('stopped', 'Expired', 'Nobody accepted it in time.'),
  unknown: shown('warning', 'Unknown', 'The state cannot be read at the moment.'),
  associating: shown('in-progress', 'Associating', 'Being joined.'),
  associated: shown('success', 'Associated', 'Joined.'),
  updating: shown('in-progress', 'Updating', 'Its prefixes are being changed.'),
  disassociating: shown('in-progress', 'Disassociating', 'Being parted.'),
  disassociated: shown('stopped', 'Disassociated', 'Parted.'),
  attaching: shown('in-progress', 'Attaching', 'Being attached.'),
  attached: shown('success', 'Attached', 'Attached.'),
  detaching: shown('in-progress', 'Detaching', 'Being detached.'),
  detached: shown('stopped', 'Detached', 'Detached.'),
  accepted: shown('success', 'Accepted', 'Accepted by the owner of the gateway.'),
  up: shown('success', 'Up', 'The session is established.'),
  'Encryption Up': shown('success', 'Encrypted', 'MACsec is up.'),
  'Encryption Down': shown('error', 'Not encrypted', 'MACsec is down.'),
  IN_PROGRESS: shown('in-progress', 'In progress', 'The sessions are held down.'),
  COMPLETED: shown('success', 'Completed', 'Ran to its end.'),
  CANCELLED: shown('stopped', 'Cancelled', 'Stopped before its end.'),
  FAILED: shown('error', 'Failed', 'Could not be run.'),
  signed: shown('success', 'Signed', 'Signed.'),
  unsigned: shown('warning', 'Not signed', 'Waits for a signature.'),
}

export function shownState(state: string | undefined): Shown {
  if (state === undefined || state === '') return shown('stopped', 'Not reported', 'The server says nothing about it.')
  return states[state] ?? shown('info', state, '')
}

const gone = ['deleting', 'deleted', 'rejected', 'expired']

/** Still holds what it took. */
export const isLive = (state: string | undefined): boolean => !gone.includes(state ?? '')
