// A letter as blocks of text, from top to bottom of its one page.
import type { Letter } from '#domain/loa/letter.ts'

export interface Labelled {
  readonly label: string
  readonly text: string
}

export interface Party {
  readonly heading: string
  /** Names may be anything that somebody typed. */
  readonly name: string
  readonly detail: string
}

export interface Layout {
  readonly issuer: string
  readonly title: string
  readonly facts: readonly Labelled[]
  readonly parties: readonly Party[]
  readonly facility: readonly Labelled[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly terms: readonly string[]
  readonly closing: string
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `7 March 2026`, in UTC. */
export function printDate(at: number): string {
  const date = new Date(at)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `2026-03-07 14:05 UTC`. */
const printMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** `1111-2222-3333`, as people read account numbers to each other. */
const printAccount = (accountId: string): string => accountId.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3')

export function layoutOf(letter: Letter): Layout {
  const { parties, ports } = letter
  const what = ports.length === 1 ? 'cross connect' : 'cross connects'
  return {
    issuer: parties.issuer,
    title: 'Letter of Authorization and Connecting Facility Assignment',
    facts: [
      { label: 'Issued', text: printDate(letter.issuedAt) },
      { label: 'Valid through', text: printDate(letter.expiresAt) },
      { label: letter.resourceId.startsWith('dxlag-') ? 'LAG' : 'Connection', text: letter.resourceId },
      { label: 'Port speed', text: ports.length === 1 ? letter.bandwidth : `${ports.length} × ${letter.bandwidth}` },
    ],
    parties: partiesOf(letter),
    facility: [
      { label: 'Facility', text: letter.facility },
      { label: 'Location code', text: `${letter.locationCode}, region ${letter.region}` },
      { label: 'Device', text: letter.device },
      { label: 'Optics', text: letter.optics },
      { label: 'Connector', text: letter.connector },
      { label: 'Ordered as', text: letter.resourceName },
    ],
    columns: ['Circuit ID', 'Connection', 'Cage', 'Rack', 'Panel', 'Port'],
    rows: ports.map(({ circuit, connectionId, cage, rack, panel, port }) => [circuit, connectionId, cage, rack, panel, port]),
    terms: termsOf(letter, what),
    closing: `Issued ${printMoment(letter.issuedAt)}. Made by machine and valid without a signature. To confirm this letter, read the verification code to the issuer.`,
  }
}

function partiesOf({ parties }: Letter): readonly Party[] {
  const { issuer, issuerAsn, company, accountId, providerName } = parties
  return [
    { heading: 'Authorized by', name: issuer, detail: `Operator of the port, AS ${issuerAsn}` },
    { heading: 'Authorized party', name: company, detail: `Account ${printAccount(accountId)}` },
    ...(providerName === undefined
      ? []
      : [{ heading: 'Acting through', name: providerName, detail: 'Provider named by the authorized party' }]),
  ]
}

const termsOf = ({ parties, expiresAt }: Letter, what: string): readonly string[] => [
  `The operator of the port authorizes the party named above${parties.providerName === undefined ? '' : ', itself or through the provider it named,'} to order the ${what} to the demarcation listed here. The ${what} and all that it costs are the business of whoever orders.`,
  'The facility is asked to end the fibre at the given panel and port, and nowhere else, and to label both ends with the circuit ID.',
  `This letter replaces all earlier ones for the same circuit. It lapses at the end of ${printDate(expiresAt)}, or when the connection is deleted, whichever comes first.`,
  'It gives no right to enter the cage, to use another port, or to move what is connected already.',
]
