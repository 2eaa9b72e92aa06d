// What a letter of authorization and connecting facility assignment says: who allows whom to have
// a cross connect made to which port, where, and until when. Words and numbers only; how they stand
// on paper is the writer's business.
import type { Location } from '#domain/locations/location.ts'
import { circuitOf, demarcationOf, opticsOf } from '#domain/loa/port.ts'
import type { AssignedPort } from '#domain/loa/rules.ts'

const day = 24 * 60 * 60_000
export const letterValidFor = 90 * day

export interface LetterSubject {
  /** The connection or LAG the letter is for. */
  readonly resourceId: string
  readonly resourceName: string
  readonly ports: readonly [AssignedPort, ...AssignedPort[]]
}

export interface LetterParties {
  /** Who runs the port and issues the letter. */
  readonly issuer: string
  readonly issuerAsn: number
  readonly company: string
  readonly accountId: string
  /** Whoever has the cross connect made on the company's behalf. */
  readonly providerName?: string
}

export interface LetterPort {
  readonly circuit: string
  readonly connectionId: string
  readonly cage: string
  readonly rack: string
  readonly panel: string
  readonly port: string
}

export interface Letter {
  readonly resourceId: string
  readonly resourceName: string
  readonly parties: LetterParties
  readonly facility: string
  readonly locationCode: string
  readonly region: string
  readonly device: string
  readonly bandwidth: string
  readonly optics: string
  readonly connector: string
  readonly ports: readonly LetterPort[]
  /** Epoch milliseconds. */
  readonly issuedAt: number
  readonly expiresAt: number
}

/** `location` absent: one that is listed no more; its code stands for its name. */
export function letterFor(
  { resourceId, resourceName, ports }: LetterSubject,
  parties: LetterParties,
  location: Location | undefined,
  issuedAt: number,
): Letter {
  const [first] = ports
  return {
    resourceId,
    resourceName,
    parties,
    facility: location?.locationName ?? first.location,
    locationCode: first.location,
    region: first.region,
    device: first.device,
    bandwidth: first.bandwidth,
    optics: opticsOf(first.bandwidth),
    connector: 'LC duplex, UPC, on single-mode fibre (9/125 µm)',
    ports: ports.map((port) => ({ circuit: circuitOf(port), connectionId: port.connectionId, ...demarcationOf(port, port.device) })),
    issuedAt,
    expiresAt: issuedAt + letterValidFor,
  }
}
