// The six calls that make a virtual interface, seen alike: what a good request of each looks like,
// and which member of it describes the interface. What they share is tried on all six.
import type { TestHouse, Wire } from '../../support/house.ts'

export interface Call {
  readonly operation: `${'Allocate' | 'Create'}${'Private' | 'Public' | 'Transit'}VirtualInterface`
  /** The member of the request that describes the interface. */
  readonly member: string
  readonly type: 'private' | 'public' | 'transit'
  /** For another account, or for the caller itself. */
  readonly hosted: boolean
}

const call = (verb: 'Allocate' | 'Create', kind: 'Private' | 'Public' | 'Transit'): Call => ({
  operation: `${verb}${kind}VirtualInterface`,
  member: `new${kind}VirtualInterface${verb === 'Allocate' ? 'Allocation' : ''}`,
  type: kind.toLowerCase() as Call['type'],
  hosted: verb === 'Allocate',
})

export const sixCalls: readonly Call[] = [
  call('Allocate', 'Private'),
  call('Allocate', 'Public'),
  call('Allocate', 'Transit'),
  call('Create', 'Private'),
  call('Create', 'Public'),
  call('Create', 'Transit'),
]

export const publicPlace = {
  amazonAddress: '203.0.113.1/30',
  customerAddress: '203.0.113.2/30',
  routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
}

/** Whom the calls are made by and what they lead to: a port of the partner's, and gateways of its own. */
export interface Stage {
  readonly house: TestHouse
  readonly connectionId: string
  readonly virtualGatewayId: string
  readonly directConnectGatewayId: string
}

export async function stageIn(house: TestHouse): Promise<Stage> {
  const partner = house.as('partner')
  const { virtualGateways = [] } = await partner.describeVirtualGateways()
  const { directConnectGateway } = await partner.createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn: 64_999 })
  return {
    house,
    // A large port, for the prefix pools of many interfaces.
    connectionId: await house.connection('partner', { bandwidth: '100Gbps' }),
    virtualGatewayId: virtualGateways[0]?.virtualGatewayId ?? '',
    directConnectGatewayId: directConnectGateway?.directConnectGatewayId ?? '',
  }
}

type Wish = Readonly<Record<string, unknown>>

const gateway = ({ hosted, type }: Call, stage: Stage): Wish => {
  if (hosted || type === 'public') return {}
  return type === 'private' ? { virtualGatewayId: stage.virtualGatewayId } : { directConnectGatewayId: stage.directConnectGatewayId }
}

/** A good request, but for what `wish` changes in the interface and `rest` beside it; `undefined` takes a member out. */
export const requestOf = (each: Call, stage: Stage, wish: Wish = {}, rest: Wish = {}): Wish => ({
  connectionId: stage.connectionId,
  ...(each.hosted && { ownerAccount: stage.house.accountId.blue }),
  [each.member]: {
    virtualInterfaceName: 'an interface',
    vlan: 100,
    asn: 65_001,
    ...(each.type === 'public' && publicPlace),
    ...gateway(each, stage),
    ...wish,
  },
  ...rest,
})

/** Sends it as the partner, signed by hand, so that no client keeps a wrong value back. */
export const send = (each: Call, stage: Stage, wish: Wish = {}, rest: Wish = {}): Promise<Wire> =>
  stage.house.call('partner', each.operation, requestOf(each, stage, wish, rest))

/** The interface of an answer: transit ones come wrapped. */
// oxlint-disable-next-line no-explicit-any
export const interfaceIn = (each: Call, answer: Wire): any => (each.type === 'transit' ? answer.json.virtualInterface : answer.json)

/** A VLAN, and for public ones addresses and a prefix, that no other number or call gets: for tests that share a port. */
export function placeOf(each: Call, number: number): Wish {
  const nth = sixCalls.indexOf(each)
  const vlan = nth * 100 + number
  if (each.type !== 'public') return { vlan }
  return {
    vlan,
    amazonAddress: `50.${nth}.${number}.1/30`,
    customerAddress: `50.${nth}.${number}.2/30`,
    routeFilterPrefixes: [{ cidr: `51.${nth}.${number}.0/24` }],
  }
}

/** A number for each interface of a `describe`, from 1 on; `placeOf` has room for 99. */
export function numbers(): () => number {
  let last = 0
  return () => (last += 1)
}

/** The call that gives an interface of a kind to another account. */
export const allocationOf = (type: Call['type']): Call => {
  const found = sixCalls.find((each) => each.hosted && each.type === type)
  if (found === undefined) throw new Error(`Nothing allocates ${type} interfaces.`)
  return found
}
