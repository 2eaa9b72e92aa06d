// What a customer's router would announce and be told on a simulated session. Everything follows
// from the wish and the interface's id, so that it is the same at every look and after a restart.
import type { DesiredGateway, DesiredInterface, DesiredPeer, DesiredPublicSide } from '#link/desired.ts'
import type { ObservedRoute } from '#link/observed.ts'

/** The sandbox provider's own public addresses, where a document names none: benchmarking and documentation prefixes. */
const sandboxPublicSide: DesiredPublicSide = {
  prefixes: [
    { prefix: '198.18.0.0/16', scope: 'region' },
    { prefix: '198.19.0.0/16', scope: 'continent' },
    { prefix: '192.0.2.0/24', scope: 'world' },
    { prefix: '2001:db8:7224::/48', scope: 'region' },
  ],
  ownSpace: [],
}

const noExport = '65535:65281'
/** How near a public prefix is; what is farther away than the continent carries none. */
const scopeCommunities = { region: ['7224:8100'], continent: ['7224:8200'], world: [] } as const
const mediumPreference = '7224:7200'
const highPreference = '7224:7300'
const worldwide = '7224:9300'

interface Announced {
  readonly cidr: string
  readonly asPath: readonly number[]
  readonly communities: readonly string[]
}

export interface Surroundings {
  readonly gateways: readonly DesiredGateway[]
  readonly publicSide?: DesiredPublicSide
}

export function simulatedRoutes(
  wish: DesiredInterface,
  peer: DesiredPeer,
  around: Surroundings,
  installedAt: number,
): readonly ObservedRoute[] {
  const ofFamily = ({ cidr }: Announced) => cidr.includes(':') === (peer.addressFamily === 'ipv6')
  // The simulated customer keeps to its allocation: more would take a real session down.
  const accepted = byCustomer(wish, peer).filter(ofFamily).slice(0, wish.prefixLimit[peer.addressFamily])
  const advertised = byProvider(wish, around).filter(ofFamily)
  return [
    ...accepted.map((route) => ({ ...route, direction: 'accepted' as const, installedAt })),
    ...advertised.map((route) => ({ ...route, direction: 'advertised' as const, installedAt })),
  ]
}

function byCustomer(wish: DesiredInterface, { asn }: DesiredPeer): readonly Announced[] {
  const asPath = [asn]
  if (wish.type === 'public') return wish.acceptedPrefixes.map((cidr) => ({ cidr, asPath, communities: [worldwide] }))
  const number = stableNumber(wish.virtualInterfaceId)
  const [low, middle, high] = [number & 0xff, (number >>> 8) & 0xff, (number >>> 16) & 0xff]
  return [
    { cidr: `172.${16 + (number >>> 28)}.${low}.0/24`, asPath, communities: [mediumPreference] },
    { cidr: `192.168.${middle}.0/24`, asPath, communities: [highPreference] },
    {
      cidr: `fd${(high | 1).toString(16).padStart(2, '0')}:${((number & 0xffff) | 1).toString(16)}::/48`,
      asPath,
      communities: [mediumPreference],
    },
  ]
}

/** Public prefixes are told with a path of three, as documented. */
function byProvider({ type, gatewayId, providerAsn }: DesiredInterface, { gateways, publicSide }: Surroundings): readonly Announced[] {
  if (type !== 'public') {
    const prefixes = gateways.find((gateway) => gateway.gatewayId === gatewayId)?.prefixes ?? []
    return prefixes.map((cidr) => ({ cidr, asPath: [providerAsn], communities: [] }))
  }
  const asPath = [providerAsn, providerAsn, providerAsn]
  const { prefixes } = publicSide ?? sandboxPublicSide
  return prefixes.map(({ prefix, scope }) => ({ cidr: prefix, asPath, communities: [...scopeCommunities[scope], noExport] }))
}

/** 32 bits that an id always gives again (FNV-1a). */
function stableNumber(id: string): number {
  let state = 0x811c9dc5
  for (const letter of id) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return state
}
