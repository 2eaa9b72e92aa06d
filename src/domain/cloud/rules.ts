// The cloud's own gateways and networks, as far as a Direct Connect leads to them: virtual private
// gateways stand in a VPC and carry its CIDRs, transit gateways stand alone.
import { parsePrefix, printCidr } from '#domain/addresses/cidr.ts'
import { cloudFaults } from '#domain/cloud/faults.ts'
import type { Vpc } from '#domain/cloud/vpc.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import { type Random } from '#domain/ids.ts'
import type { Tag } from '#domain/tags/tag.ts'

const defaultAsn = 64_512
const mostTags = 50

interface Place {
  readonly accountId: string
  readonly region: string
}

export const isOwn = (row: { readonly ownerAccount: string; readonly region: string } | undefined, { accountId, region }: Place): boolean =>
  row?.ownerAccount === accountId && row.region === region

export function mustBeOwnVpnGateway(row: CloudGateway | undefined, place: Place, id: string): CloudGateway {
  if (row?.kind !== 'virtualPrivateGateway' || !isOwn(row, place)) return refuse(cloudFaults.noVpnGateway, id)
  return row
}

export function mustBeOwnTransitGateway(row: CloudGateway | undefined, place: Place, id: string): CloudGateway {
  if (row?.kind !== 'transitGateway' || !isOwn(row, place)) return refuse(cloudFaults.noTransitGateway, id)
  return row
}

export function mustBeOwnVpc(row: Vpc | undefined, place: Place, id: string): Vpc {
  if (row === undefined || !isOwn(row, place)) return refuse(cloudFaults.noVpc, id)
  return row
}

export const mustBeParameter = (parameter: string, value: string | undefined): string =>
  value === undefined || value === '' ? refuse(cloudFaults.missing, parameter) : value

export function mustBePrivateAsn(text: string | undefined): number {
  if (text === undefined || text === '') return defaultAsn
  const asn = /^\d{1,10}$/.test(text) ? Number(text) : 0
  const isPrivate = (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294)
  refuseUnless(isPrivate, cloudFaults.badValue, 'amazonSideAsn', text, '64512 to 65534 or 4200000000 to 4294967294 is expected.')
  return asn
}

export function mustBeVpcCidr(text: string): string {
  const cidr = parsePrefix(text)
  const fits = cidr?.addressFamily === 'ipv4' && cidr.mask >= 16 && cidr.mask <= 28
  refuseUnless(cidr !== undefined && fits, cloudFaults.badValue, 'cidrBlock', text, 'An IPv4 prefix from /16 to /28 is expected.')
  return printCidr(cidr)
}

/** The tags with others set on top; a key set again keeps its place. */
export function withCloudTags(present: readonly Tag[], wanted: readonly Tag[]): readonly Tag[] {
  const byKey = new Map(present.map(({ key, value }) => [key, value]))
  for (const { key, value } of wanted) {
    refuseUnless(key !== '' && !/^aws:/i.test(key), cloudFaults.badValue, 'Tag.Key', key, 'Keys are not empty and do not begin with aws:.')
    refuseUnless(
      key.length <= 128 && value.length <= 256,
      cloudFaults.badValue,
      'Tag',
      key,
      'Keys have up to 128 characters, values up to 256.',
    )
    byKey.set(key, value)
  }
  refuseUnless(byKey.size <= mostTags, cloudFaults.badValue, 'Tag', String(byKey.size), `A resource has at most ${mostTags} tags.`)
  return [...byKey].map(([key, value]) => ({ key, value }))
}

/** `vgw-…` and the like: seventeen hexadecimal digits. */
export const newCloudId = (prefix: 'vgw' | 'tgw' | 'vpc', random: Random): string => `${prefix}-0${Buffer.from(random(8)).toString('hex')}`

/** How an association shows at its transit gateway: always the same id, since it is read off the association's. */
export const attachmentId = ({ associationId }: Association): string => `tgw-attach-0${associationId.replaceAll('-', '').slice(0, 16)}`

const states: Readonly<Record<Association['associationState'], string>> = {
  associating: 'pending',
  associated: 'available',
  updating: 'modifying',
  disassociating: 'deleting',
  disassociated: 'deleted',
}

export const attachmentStateOf = ({ associationState }: Association): string => states[associationState]
