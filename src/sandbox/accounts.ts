// The demo accounts. Their ids and keys are fixed and printed in the README, so that scripts and
// CI jobs can rely on them, and worth nothing outside a sandbox on one's own machine.
import type { Account } from '#domain/accounts/account.ts'

export interface DemoAccount extends Account {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const nothingSigned = [] as const

export const demoAccounts: readonly DemoAccount[] = [
  {
    accountId: '111122223333',
    name: 'Harbor Interconnect',
    nniPartnerType: 'v2',
    agreements: [{ agreementName: 'Partner network to network interface', status: 'unsigned' }],
    accessKeyId: 'AKIADEMARCPARTNER001',
    secretAccessKey: 'demarc/sandbox+partner+0001/not+a+secret',
  },
  {
    accountId: '444455556666',
    name: 'Blue Customer',
    nniPartnerType: 'nonPartner',
    agreements: nothingSigned,
    accessKeyId: 'AKIADEMARCCUSTOMER02',
    secretAccessKey: 'demarc/sandbox+customer+002/not+a+secret',
  },
  {
    accountId: '777788889999',
    name: 'Green Customer',
    nniPartnerType: 'nonPartner',
    agreements: nothingSigned,
    accessKeyId: 'AKIADEMARCCUSTOMER03',
    secretAccessKey: 'demarc/sandbox+customer+003/not+a+secret',
  },
]
