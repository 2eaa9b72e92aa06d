// Resources of IAM, STS and EC2 as policies see them: their ARNs, and the tags of the cloud's
// gateways and networks.
import { partsOfArn } from '#domain/policies/arns.ts'
import type { Tag } from '#domain/tags/tag.ts'
import type { Calling, Stored } from '#protocol/authorise.ts'
import type { Tx } from '#store/tx.ts'

/** A whole ARN stays as it is; identities are the same in every region. */
export function queryArn(
  service: string,
  resource: string,
  partition: string,
  { region, accountId }: Pick<Calling, 'region' | 'accountId'>,
): string {
  if (resource.startsWith('arn:')) return resource
  return `arn:${partition}:${service}:${service === 'ec2' ? region : ''}:${accountId}:${resource}`
}

interface Tagged {
  readonly ownerAccount: string
  readonly region?: string
  readonly tags: readonly Tag[]
}

export async function storedGateway(
  tx: Tx,
  arn: string,
  { accountId, region }: Pick<Calling, 'accountId' | 'region'>,
): Promise<{ readonly stored: Stored; readonly arn: string } | undefined> {
  const [kind = '', ...rest] = (partsOfArn(arn)?.[5] ?? '').split('/')
  const found = await look(tx, kind, rest.join('/'), accountId)
  if (found === undefined || found.ownerAccount !== accountId || (found.region !== undefined && found.region !== region)) return undefined
  return { stored: { ownerAccount: accountId, tags: found.tags }, arn }
}

async function look(tx: Tx, kind: string, id: string, accountId: string): Promise<Tagged | undefined> {
  if (kind === 'vpn-gateway' || kind === 'transit-gateway') return tx.cloudGateways.find(id)
  if (kind === 'vpc') return tx.vpcs.find(id)
  const name = `${accountId}/${(id.split('/').at(-1) ?? '').toLowerCase()}`
  const found = kind === 'user' ? await tx.users.find(name) : kind === 'role' ? await tx.roles.find(name) : undefined
  return found && { ownerAccount: found.accountId, tags: found.tags }
}
