// The life of a MACsec key on a port or LAG as a table (§5.6). It is there when both ends have it,
// and gone when both have let go of it; then it is no longer listed.
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import type { Transitions } from '#domain/transitions.ts'

export type MacSecKeyEvent = 'exchanged' | 'disassociateAsked'

export const macSecKeyLifecycle: Transitions<MacSecKey['state'], MacSecKeyEvent> = {
  associating: { exchanged: 'associated', disassociateAsked: 'disassociating' },
  associated: { disassociateAsked: 'disassociating' },
  disassociating: { exchanged: 'disassociated' },
}
