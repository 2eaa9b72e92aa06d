// Whose an interface is. Foreign, unknown and forgotten ones are refused byte for byte alike.
import { isAccountId } from '#domain/accounts/account.ts'
import { mustBeAccountId } from '#domain/accounts/rules.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { mustBeOwnConnection } from '#domain/connections/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Settings } from '#domain/settings.ts'
import { isForgotten } from '#domain/visibility.ts'
import { interfaceFaults } from '#domain/virtual-interfaces/faults.ts'
import { looksLikeInterfaceId } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface, VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'

interface Whose {
  readonly accountId: string
  readonly region: string
}

const inSight = (vi: VirtualInterface | undefined, caller: Whose, now: number): vi is VirtualInterface =>
  vi !== undefined && vi.region === caller.region && !isForgotten(vi.virtualInterfaceState, vi.since, now)

/** The account that uses it. */
export function mustBeOwnInterface(vi: VirtualInterface | undefined, caller: Whose, id: string, now: number): VirtualInterface {
  refuseUnless(looksLikeInterfaceId(id), interfaceFaults.badId, id)
  if (!inSight(vi, caller, now) || vi.ownerAccount !== caller.accountId) refuse(interfaceFaults.notFound, id)
  return vi
}

/** The account that uses it, or the one that owns the connection below. */
export function mustConcern(vi: VirtualInterface | undefined, caller: Whose, id: string, now: number): VirtualInterface {
  refuseUnless(looksLikeInterfaceId(id), interfaceFaults.badId, id)
  if (!inSight(vi, caller, now) || ![vi.ownerAccount, vi.connectionOwner].includes(caller.accountId)) refuse(interfaceFaults.notFound, id)
  return vi
}

/** Allocations are for others; OUTSCALE also lets an account allocate to itself. */
export function mustBeForAnother(ownerAccount: string, caller: Whose, settings: Settings): void {
  if (isAccountId(ownerAccount))
    refuseUnless(ownerAccount !== caller.accountId || settings.profile === 'outscale', interfaceFaults.ownAccount)
  mustBeAccountId('ownerAccount', ownerAccount)
}

/** As `mustBeOwnConnection`; but a partner that names a connection it hosts is told, as at AWS, that its owner needs no allocation. */
export function mustBeOwnToAllocate(connection: Connection | undefined, caller: Whose, id: string): Connection {
  const hosted = connection?.parentOwner === caller.accountId && connection.ownerAccount !== caller.accountId
  const known = hosted && connection.region === caller.region && connection.connectionState !== 'deleted'
  refuseUnless(!known, interfaceFaults.ownAccount)
  return mustBeOwnConnection(connection, caller, id)
}

/** Confirmations are for interfaces of their kind that still wait for one. */
export function mustAwaitConfirmation(vi: VirtualInterface, type: VirtualInterfaceType, operation: string): void {
  refuseUnless(vi.virtualInterfaceType === type, interfaceFaults.wrongType, operation, vi.virtualInterfaceId, vi.virtualInterfaceType)
  refuseUnless(
    vi.virtualInterfaceState === 'confirming',
    interfaceFaults.wrongState,
    operation,
    vi.virtualInterfaceId,
    vi.virtualInterfaceState,
  )
}

/** Up, or down: nothing about it is under way. */
export function mustBeSettled(vi: VirtualInterface, operation: string): VirtualInterface {
  const settled = ['available', 'down'].includes(vi.virtualInterfaceState)
  refuseUnless(settled, interfaceFaults.wrongState, operation, vi.virtualInterfaceId, vi.virtualInterfaceState)
  return vi
}
