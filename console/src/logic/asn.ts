// Autonomous system numbers as people write them: plain, or as two halves with a dot (RFC 5396).

export function parseAsn(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d{1,10}$/.test(trimmed)) return Number(trimmed)
  const [, high, low] = /^(\d{1,5})\.(\d{1,5})$/.exec(trimmed) ?? []
  if (high === undefined || low === undefined || Number(high) > 65_535 || Number(low) > 65_535) return undefined
  return Number(high) * 65_536 + Number(low)
}

/** The old member holds 31 bits; what is larger travels in the long one. */
export const asnMembers = (asn: number): { readonly asn: number } | { readonly asnLong: number } =>
  asn > 2_147_483_647 ? { asnLong: asn } : { asn }

/** What an object of the API says, whichever member it is in. */
export const asnOf = ({ asn, asnLong }: { readonly asn?: number | undefined; readonly asnLong?: number | undefined }): number | undefined =>
  asnLong ?? (asn === 0 ? undefined : asn)
