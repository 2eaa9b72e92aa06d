// Route origin validation (RFC 6811): what published ROAs say of a prefix and the ASN that wants to
// announce it. Valid: some ROA covers it, for that ASN and that length. Invalid: ROAs cover it, but
// none fits. Unknown: none covers it.
import { parsePrefix } from '#domain/addresses/cidr.ts'

export interface Payload {
  readonly asn: number
  readonly prefix: string
  readonly maxLength: number
}

export type Verdict = 'valid' | 'invalid' | 'unknown'

export interface PrefixVerdict {
  readonly prefix: string
  readonly asn: number
  readonly verdict: Verdict
  readonly reason: string
}

/** Payloads by the network that they cover. */
export type Roas = ReadonlyMap<string, readonly Payload[]>

const width = { ipv4: 32, ipv6: 128 } as const

const key = (family: string, mask: number, bits: bigint): string => `${family}/${mask}/${bits.toString(16)}`

export function roasOf(payloads: readonly Payload[]): Roas {
  const roas = new Map<string, Payload[]>()
  for (const payload of payloads) {
    const cidr = parsePrefix(payload.prefix)
    if (cidr === undefined) continue
    const network = cidr.bits >> BigInt(width[cidr.addressFamily] - cidr.mask)
    const name = key(cidr.addressFamily, cidr.mask, network)
    roas.set(name, [...(roas.get(name) ?? []), payload])
  }
  return roas
}

function covering(roas: Roas, prefix: string): { readonly mask: number; readonly payloads: readonly Payload[] } | undefined {
  const cidr = parsePrefix(prefix)
  if (cidr === undefined) return undefined
  const payloads: Payload[] = []
  for (let mask = 0; mask <= cidr.mask; mask += 1) {
    const network = cidr.bits >> BigInt(width[cidr.addressFamily] - mask)
    payloads.push(...(roas.get(key(cidr.addressFamily, mask, network)) ?? []))
  }
  return { mask: cidr.mask, payloads }
}

export function verdictOn(roas: Roas | undefined, prefix: string, asn: number): PrefixVerdict {
  const said = (verdict: Verdict, reason: string): PrefixVerdict => ({ prefix, asn, verdict, reason })
  if (roas === undefined) return said('unknown', 'There is no list of ROAs.')
  const found = covering(roas, prefix)
  if (found === undefined || found.payloads.length === 0) return said('unknown', `No ROA covers ${prefix}.`)
  const own = found.payloads.filter((payload) => payload.asn === asn)
  if (own.some(({ maxLength }) => found.mask <= maxLength)) return said('valid', `A ROA lets AS${asn} announce ${prefix}.`)
  if (own.length > 0) return said('invalid', `The ROAs of AS${asn} allow no prefix as long as /${found.mask}.`)
  const others = [...new Set(found.payloads.map((payload) => `AS${payload.asn}`))].join(', ')
  return said('invalid', `The ROAs that cover ${prefix} are for ${others}, not AS${asn}.`)
}

/** Valid when all are, invalid when one is. */
export const worstOf = (verdicts: readonly PrefixVerdict[]): Verdict =>
  verdicts.some(({ verdict }) => verdict === 'invalid')
    ? 'invalid'
    : verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === 'valid')
      ? 'valid'
      : 'unknown'

const memberOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? Object.entries(row).find(([each]) => each === name)?.[1] : undefined

/** Reads what rpki-client and Routinator write: `{"roas":[{"asn":"AS64496"|64496,"prefix":…,"maxLength":…}]}`. */
export function readPayloads(json: unknown): readonly Payload[] {
  const roas = typeof json === 'object' && json !== null && 'roas' in json ? json.roas : undefined
  if (!Array.isArray(roas)) throw new Error('The file has no list named roas.')
  return roas.map((row: unknown, at) => {
    const [asn, prefix, maxLength] = ['asn', 'prefix', 'maxLength'].map((name) => memberOf(row, name))
    const number = typeof asn === 'number' ? asn : Number(String(asn).replace(/^AS/i, ''))
    if (!Number.isInteger(number) || typeof prefix !== 'string' || parsePrefix(prefix) === undefined || typeof maxLength !== 'number') {
      throw new Error(`Entry ${at} of roas is not of the form {asn, prefix, maxLength}.`)
    }
    return { asn: number, prefix, maxLength }
  })
}
