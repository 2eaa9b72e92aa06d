import type { Quotas } from '#domain/settings.ts'

/** Who owns things: twelve digits, a name, and whether it may own interconnects. */
export interface Account {
  readonly accountId: string
  readonly name: string
  /** `v1` partners sell hosted connections below 1 Gbps only, `v2` all of them. */
  readonly nniPartnerType: 'v1' | 'v2' | 'nonPartner'
  readonly agreements: readonly { readonly agreementName: string; readonly status: 'signed' | 'unsigned' }[]
  /** Limits of its own, in place of the general ones. */
  readonly quotas?: Quotas
}

export const isAccountId = (text: string): boolean => /^\d{12}$/.test(text)
