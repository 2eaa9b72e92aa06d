// What a client finds in a new sandbox (§26): accounts, keys, places, devices, and gateways of the
// cloud behind it. Seeding again changes nothing that a client has changed.
import type { Vpc } from '#domain/cloud/vpc.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { Random } from '#domain/ids.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { sandboxDevices, sandboxLocations, sandboxRegions } from '#sandbox/locations.ts'
import type { Store, Tx } from '#store/tx.ts'

export interface Seeding {
  readonly partition: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly keys: 'demo' | 'random'
  readonly random: Random
}

export async function seed(store: Store, { partition, now, keys, random }: Seeding): Promise<void> {
  const [first] = demoAccounts
  const seeded = first !== undefined && (await store.read((tx) => tx.accessKeys.find(first.accessKeyId))) !== undefined
  if (seeded) return
  await store.write(async (tx) => {
    for (const location of sandboxLocations) await tx.locations.put(location)
    for (const device of sandboxDevices(now)) await tx.devices.put(device)
    await seedGateways(tx, now)
    // The accounts come last: they are the sign that the rest is there.
    for (const { accessKeyId, secretAccessKey: documented, ...account } of demoAccounts) {
      await tx.accounts.put(account)
      const secretAccessKey = keys === 'demo' ? documented : Buffer.from(random(30)).toString('base64')
      const principal = `arn:${partition}:iam::${account.accountId}:root`
      await tx.accessKeys.put({ accessKeyId, accountId: account.accountId, secretAccessKey, active: true, principal, createdAt: now })
    }
  })
}

async function seedGateways(tx: Tx, now: number): Promise<void> {
  for (const [regionNumber, region] of sandboxRegions.entries()) {
    for (const [accountNumber, { accountId }] of demoAccounts.entries()) {
      await tx.cloudGateways.insert(transitGateway(accountId, region, now, regionNumber, accountNumber))
      for (const nth of [0, 1]) {
        const gateway = virtualGateway(accountId, region, now, regionNumber, accountNumber * 2 + nth)
        await tx.cloudGateways.insert(gateway)
        await tx.vpcs.insert(vpcOf(gateway))
      }
    }
  }
}

/** Fixed ids and ASNs, and a VPC CIDR of its own for each, so that no two overlap. */
const virtualGateway = (ownerAccount: string, region: string, now: number, regionNumber: number, nth: number): CloudGateway => ({
  gatewayId: `vgw-${((regionNumber + 1) * 0x1000000 + 0xd3a000 + nth).toString(16).padStart(8, '0')}`,
  kind: 'virtualPrivateGateway',
  ownerAccount,
  region,
  amazonSideAsn: 64_600 + nth,
  state: 'available',
  since: now,
  createdAt: now + nth,
  vpcId: `vpc-${((regionNumber + 1) * 0x1000000 + 0xd3a000 + nth).toString(16).padStart(8, '0')}`,
  cidrs: [`10.${regionNumber + 16}.${nth * 32}.0/19`],
  tags: [],
})

const vpcOf = ({ vpcId = '', ownerAccount, region, cidrs, createdAt }: CloudGateway): Vpc => ({
  vpcId,
  ownerAccount,
  region,
  cidrs,
  createdAt,
  tags: [],
})

/** One a region and account, with an ASN that neither another one has nor a Direct Connect gateway by default. */
const transitGateway = (ownerAccount: string, region: string, now: number, regionNumber: number, accountNumber: number): CloudGateway => ({
  gatewayId: `tgw-${((regionNumber + 1) * 0x1000000 + 0xd3a000 + accountNumber).toString(16).padStart(17, '0')}`,
  kind: 'transitGateway',
  ownerAccount,
  region,
  amazonSideAsn: 64_700 + regionNumber * demoAccounts.length + accountNumber,
  state: 'available',
  since: now,
  createdAt: now + 10 + accountNumber,
  cidrs: [],
  tags: [],
})
