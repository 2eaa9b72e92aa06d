// Writes a letter for the ports of a connection or LAG, and notes when: the time of the latest
// letter is shown with each port.
import type { Connection } from '#domain/connections/connection.ts'
import { liveMembers, mustBeOwnLag } from '#domain/lags/rules.ts'
import { layoutOf } from '#domain/loa/layout.ts'
import { letterFor, type LetterParties, type LetterSubject } from '#domain/loa/letter.ts'
import { mustBeAssigned, mustHavePorts } from '#domain/loa/rules.ts'
import type { Settings } from '#domain/settings.ts'
import { pdfOf } from '#operations/loa/pdf.ts'
import { verificationCodeOf } from '#operations/loa/verification.ts'
import type { Caller } from '#operations/operation.ts'
import type { Tx } from '#store/tx.ts'

export interface Issuing {
  readonly tx: Tx
  readonly caller: Caller
  readonly now: number
  readonly settings: Settings
}

/** The letter of one port, which the caller holds locked. */
export function subjectOf(connection: Connection, operation: string): LetterSubject {
  const port = mustBeAssigned(connection, operation)
  return { resourceId: port.connectionId, resourceName: port.connectionName, ports: [port] }
}

/** The letter of all ports of a LAG. */
export async function lagSubject({ tx, caller }: Issuing, lagId: string): Promise<LetterSubject> {
  const lag = mustBeOwnLag(await tx.lags.lock(lagId), caller, lagId)
  const ports = mustHavePorts(lag, liveMembers(await tx.connections.membersOf(lagId)))
  return { resourceId: lagId, resourceName: lag.lagName, ports }
}

/** Notes the time of issue on every port of the letter, and writes it. */
export async function issueLetter({ tx, caller, now, settings }: Issuing, subject: LetterSubject, providerName: string | undefined) {
  const [first] = subject.ports
  const account = await tx.accounts.find(caller.accountId)
  const location = await tx.locations.find(first.region, first.location)
  const parties: LetterParties = {
    issuer: settings.operatorName ?? 'Demarc',
    issuerAsn: settings.providerAsn,
    company: account?.name ?? caller.accountId,
    accountId: caller.accountId,
    ...(providerName !== undefined && providerName.trim() !== '' && { providerName }),
  }
  const letter = letterFor(subject, parties, location, now)

  for (const { connectionId } of subject.ports) {
    const port = await tx.connections.lock(connectionId)
    if (port !== undefined) await tx.connections.update({ ...port, loaIssueTime: now })
  }
  const loaContent = await pdfOf(layoutOf(letter), verificationCodeOf(letter), now)
  return { loaContent, loaContentType: 'application/pdf' as const }
}
