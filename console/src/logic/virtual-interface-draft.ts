// A virtual interface while it is being typed: the fields, what the server's own rules say about
// each of them, and the request that they become. A field that does not apply (a gateway for
// somebody else's interface, addresses for IPv6) is neither checked nor sent.
import {
  megabits,
  mustBeAccountId,
  mustBeAsn,
  mustBeAuthKey,
  mustBeInterfaceName,
  mustBeMtu,
  mustBePeerAddresses,
  mustBeRouteFilterPrefixes,
  mustBeVlan,
  mustNotBeOwnAsn,
  refusalOf,
} from '../api/rules.ts'
import { asnMembers, parseAsn } from './asn.ts'
import type { VlanHolder } from './vlan-map.ts'

export type InterfaceType = 'private' | 'public' | 'transit'

export interface DraftTag {
  readonly key: string
  readonly value: string
}

export interface InterfaceDraft {
  readonly type: InterfaceType
  readonly virtualInterfaceName: string
  readonly connectionId: string
  readonly owner: 'mine' | 'another'
  readonly ownerAccount: string
  readonly gatewayKind: 'directConnectGateway' | 'virtualGateway'
  readonly gateway: string
  readonly vlan: string
  readonly addressFamily: 'ipv4' | 'ipv6'
  readonly ownAddresses: boolean
  readonly customerAddress: string
  readonly amazonAddress: string
  readonly asn: string
  readonly ownKey: boolean
  readonly authKey: string
  readonly routeFilterPrefixes: string
  readonly jumbo: boolean
  readonly enableSiteLink: boolean
  readonly rateLimit: string
  readonly prefixPoolAllocatedCountIpv4: string
  readonly prefixPoolAllocatedCountIpv6: string
  readonly tags: readonly DraftTag[]
}

export const emptyDraft: InterfaceDraft = {
  type: 'private',
  virtualInterfaceName: '',
  connectionId: '',
  owner: 'mine',
  ownerAccount: '',
  gatewayKind: 'directConnectGateway',
  gateway: '',
  vlan: '',
  addressFamily: 'ipv4',
  ownAddresses: false,
  customerAddress: '',
  amazonAddress: '',
  asn: '',
  ownKey: false,
  authKey: '',
  routeFilterPrefixes: '',
  jumbo: false,
  enableSiteLink: false,
  rateLimit: '',
  prefixPoolAllocatedCountIpv4: '',
  prefixPoolAllocatedCountIpv6: '',
  tags: [],
}

export interface Surroundings {
  readonly accountId: string
  readonly sandbox: boolean
  /** The VLANs that are taken on the chosen connection. */
  readonly holders: ReadonlyMap<number, VlanHolder>
  readonly connection:
    | { readonly id: string; readonly jumboFrameCapable: boolean; readonly vlan?: number | undefined; readonly bandwidth: string }
    | undefined
  /** The provider's ASN behind the chosen gateway. */
  readonly gatewayAsn: number | undefined
}

export type DraftField = Exclude<keyof InterfaceDraft, 'type' | 'owner' | 'gatewayKind' | 'ownAddresses' | 'ownKey'> | 'mtu'
export type Refusals = Partial<Record<DraftField, string>>

export const wantsGateway = ({ owner, type }: InterfaceDraft): boolean => owner === 'mine' && type !== 'public'
export const givesAddresses = ({ type, addressFamily, ownAddresses }: InterfaceDraft): boolean =>
  addressFamily === 'ipv4' && (type === 'public' || ownAddresses)

/** One prefix a word, between commas, blanks or line ends. */
export const splitList = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

function vlanRefusal(draft: InterfaceDraft, { holders, connection }: Surroundings): string | undefined {
  const vlan = /^\d+$/.test(draft.vlan.trim()) ? Number(draft.vlan) : Number.NaN
  if (Number.isNaN(vlan)) return 'A VLAN is a number between 1 and 4094.'
  const refusal = refusalOf(() => mustBeVlan(vlan, 'aws'))
  if (refusal !== undefined) return refusal
  if (connection?.vlan !== undefined && connection.vlan !== vlan)
    return `The VLAN of hosted connection ${connection.id} is ${connection.vlan}.`
  const holder = holders.get(vlan)
  return holder === undefined ? undefined : `VLAN ${vlan} is taken by ${holder.name === '' ? holder.id : `${holder.name} (${holder.id})`}.`
}

function asnRefusal(draft: InterfaceDraft, { gatewayAsn }: Surroundings): string | undefined {
  const asn = parseAsn(draft.asn)
  if (asn === undefined) return 'An ASN is a number such as 65001 or 64086.59904.'
  return refusalOf(() => {
    mustBeAsn(asnMembers(asn), 'aws')
    if (gatewayAsn !== undefined && wantsGateway(draft)) mustNotBeOwnAsn(asn, gatewayAsn)
  })
}

function addressRefusals(draft: InterfaceDraft, sandbox: boolean): Refusals {
  if (!givesAddresses(draft)) return {}
  const [customerAddress, amazonAddress] = [draft.customerAddress.trim(), draft.amazonAddress.trim()]
  const missing: Refusals = {
    ...(customerAddress === '' && { customerAddress: 'Your router’s address with its mask, such as 198.51.100.2/30.' }),
    ...(amazonAddress === '' && { amazonAddress: 'The provider router’s address with its mask, such as 198.51.100.1/30.' }),
  }
  if (customerAddress === '' || amazonAddress === '') return missing
  const refusal = refusalOf(() =>
    mustBePeerAddresses({ addressFamily: 'ipv4', amazonAddress, customerAddress }, draft.type, { documentationPrefixesArePublic: sandbox }),
  )
  if (refusal === undefined) return {}
  return /amazonAddress|^Amazon Address is/.test(refusal) ? { amazonAddress: refusal } : { customerAddress: refusal }
}

function rateRefusal({ rateLimit }: InterfaceDraft, { connection }: Surroundings): string | undefined {
  if (rateLimit.trim() === '') return undefined
  const wanted = megabits(rateLimit.trim())
  const most = megabits(connection?.bandwidth ?? '')
  if (wanted === undefined || wanted < 50) return 'A rate limit is a bandwidth from 50Mbps on, such as 500Mbps or 2Gbps.'
  return most !== undefined && wanted > most ? `The connection carries ${connection?.bandwidth}.` : undefined
}

/** How many prefixes a router may announce is asked for own private and transit interfaces only. */
export const wantsAllocation = (draft: InterfaceDraft): boolean => wantsGateway(draft)

const countRefusal = (draft: InterfaceDraft, count: string): string | undefined =>
  !wantsAllocation(draft) || count.trim() === '' || (/^\d{1,4}$/.test(count.trim()) && Number(count) >= 1 && Number(count) <= 1000)
    ? undefined
    : 'Between 1 and 1000 prefixes.'

export function tagsRefusal(tags: readonly DraftTag[]): string | undefined {
  const keys = tags.map(({ key }) => key)
  if (keys.includes('')) return 'Every tag needs a key.'
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) return `The tag key ${twice} is given more than once.`
  return keys.some((key) => /^aws:/i.test(key)) ? 'Tag keys that begin with aws: are reserved.' : undefined
}

/** What is wrong with each field as it stands; a field that is not there is right. */
export function refusalsOf(draft: InterfaceDraft, around: Surroundings): Refusals {
  const settings = { documentationPrefixesArePublic: around.sandbox }
  const own = draft.owner === 'another' && draft.ownerAccount.trim() === around.accountId
  const all: Readonly<Record<string, string | undefined>> = {
    virtualInterfaceName: refusalOf(() => mustBeInterfaceName(draft.virtualInterfaceName)),
    connectionId: draft.connectionId === '' ? 'Choose the connection or LAG that carries it.' : undefined,
    ownerAccount:
      draft.owner === 'mine'
        ? undefined
        : own
          ? 'This is your own account: choose “My account” instead.'
          : refusalOf(() => mustBeAccountId('ownerAccount', draft.ownerAccount.trim())),
    gateway: wantsGateway(draft) && draft.gateway === '' ? 'Choose the gateway that it leads to.' : undefined,
    vlan: vlanRefusal(draft, around),
    ...addressRefusals(draft, around.sandbox),
    asn: asnRefusal(draft, around),
    authKey: draft.ownKey ? refusalOf(() => mustBeAuthKey(draft.authKey)) : undefined,
    routeFilterPrefixes:
      draft.type === 'public'
        ? refusalOf(() => mustBeRouteFilterPrefixes(splitList(draft.routeFilterPrefixes), draft.addressFamily, settings))
        : undefined,
    mtu: draft.jumbo && around.connection !== undefined ? jumboRefusal(draft, around.connection) : undefined,
    rateLimit: rateRefusal(draft, around),
    prefixPoolAllocatedCountIpv4: countRefusal(draft, draft.prefixPoolAllocatedCountIpv4),
    prefixPoolAllocatedCountIpv6: countRefusal(draft, draft.prefixPoolAllocatedCountIpv6),
    tags: tagsRefusal(draft.tags),
  }
  return Object.fromEntries(Object.entries(all).filter(([, refusal]) => refusal !== undefined))
}

const jumboRefusal = ({ type }: InterfaceDraft, { id, jumboFrameCapable }: NonNullable<Surroundings['connection']>) =>
  refusalOf(() => mustBeMtu(8500, type, { parentId: id, jumboFrameCapable }))
