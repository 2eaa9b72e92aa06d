/** Who owns things: twelve digits, a name, and whether it may own interconnects. */
export interface Account {
  readonly accountId: string
  readonly name: string
  /** `v1` partners sell hosted connections below 1 Gbps only, `v2` all of them. */
  readonly nniPartnerType: 'v1' | 'v2' | 'nonPartner'
  readonly agreements: readonly { readonly agreementName: string; readonly status: 'signed' | 'unsigned' }[]
}

export const isAccountId = (text: string): boolean => /^\d{12}$/.test(text)
