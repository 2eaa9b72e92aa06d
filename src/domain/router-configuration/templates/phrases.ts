// What every template says in the same words: the lines at the top that tell the reader what to
// change, and the announced prefixes, which stand as a commented example until there are some.
import type { FamilyPlan, Prefix, RouterPlan } from '#domain/router-configuration/router-plan.ts'

/** The lines of a configuration, without line ends. */
export type Template = (plan: RouterPlan) => readonly string[]

/** How a dialect is commented and what its interfaces are called in our text. */
export interface Dialect {
  /** What begins a comment line. */
  readonly comment: string
  readonly port: string
  readonly vlanInterface: string
  /** Comments of this dialect alone; what a reader must know about its keys among them. */
  readonly notes: readonly string[]
}

const communities = (plan: RouterPlan): string =>
  plan.type === 'public'
    ? 'Community 7224:9100 keeps a prefix within the region, 7224:9200 within the continent; 7224:9300, or none, lets it go everywhere.'
    : 'Communities 7224:7100, 7224:7200 and 7224:7300 give a prefix low, medium or high preference on the way back.'

const mostPrefixes = (plan: RouterPlan): string =>
  plan.type === 'public' ? `${plan.announceAtMost} prefixes` : `${plan.announceAtMost} prefixes, or as many as you had allocated,`

/** An Ethernet header with its tag and the checksum: 22 bytes on top of the IP packet. */
const frame = (plan: RouterPlan): number => plan.mtu + 22

export function preface(plan: RouterPlan, { comment, port, vlanInterface, notes }: Dialect): readonly string[] {
  const encrypted = plan.ckn !== undefined && !plan.macSecPart
  return [
    `The port is called ${port} here, its VLAN interface ${vlanInterface}: put your own names.`,
    `${plan.id}, ${plan.type}, VLAN ${plan.vlan}: from your AS ${plan.asn} to AS ${plan.providerAsn}.`,
    `Frames have up to ${frame(plan)} bytes; the port and everything on the way must carry them.`,
    `Announce at most ${mostPrefixes(plan)} per address family: beyond that the session goes down and stays down.`,
    communities(plan),
    ...notes,
    ...(encrypted ? [`The port is encrypted with MACsec, CKN ${plan.ckn}. There is no part for that in this text.`] : []),
  ].map((line) => `${comment} ${line}`)
}

/** Puts the comment sign behind the indentation, so that removing it leaves a line in its place. */
const commented = (comment: string, line: string): string => line.replace(/^ */, (indent) => `${indent}${comment} `)

/** The lines for each announced prefix; while there are none, those for an example, commented. */
export function announcing(
  family: FamilyPlan,
  comment: string,
  linesFor: (prefix: Prefix, index: number) => readonly string[],
): readonly string[] {
  if (family.announced.length > 0) return family.announced.flatMap(linesFor)
  return linesFor(family.example, 0).map((line) => commented(comment, line))
}

export const when = (condition: boolean, ...lines: readonly string[]): readonly string[] => (condition ? lines : [])
