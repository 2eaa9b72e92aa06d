import type { EncryptionMode } from '#domain/connections/connection.ts'
import { connectionFaults } from '#domain/connections/faults.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'

export function mustBeEncryptionMode(mode: string): EncryptionMode {
  if (mode !== 'no_encrypt' && mode !== 'should_encrypt' && mode !== 'must_encrypt') refuse(connectionFaults.badEncryptionMode, mode)
  return mode
}

export function mustBeMacSecCapable(row: { readonly macSecCapable: boolean }, id: string): void {
  refuseUnless(row.macSecCapable, connectionFaults.notMacSecCapable, id)
}
