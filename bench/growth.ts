// What growth costs: the same describe calls with a thousand rows of each kind and with many times
// as many, each as a share of the floor measured in the same minutes.
import { connectionId, populate, port } from './populate.ts'
import { call, type Bench, floorAnd, type Share } from './run.ts'
import type { Lag } from '#domain/lags/lag.ts'
import type { Association } from '#domain/gateways/association.ts'
import type { DirectConnectGateway } from '#domain/gateways/direct-connect-gateway.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import type { Store, Tx } from '#store/tx.ts'

const owner = demoAccounts[0]?.accountId ?? ''
const batch = 500
const page = 100

const base36 = (n: number): string => n.toString(36).padStart(7, '0')
const lagId = (n: number): string => `dxlag-f${base36(n)}`
const uuid = (kind: string, n: number): string => `${kind}0000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const associationId = (n: number): string => uuid('a', n)
/** A page of associations to each gateway. */
const gatewayId = (n: number): string => uuid('d', Math.floor(n / page))

const lag = (n: number, now: number): Lag => ({
  lagId: lagId(n),
  lagName: `group ${n}`,
  lagState: 'available',
  since: now,
  createdAt: now + n,
  ownerAccount: owner,
  region: 'us-east-1',
  location: 'EqDC2',
  connectionsBandwidth: '10Gbps',
  minimumLinks: 0,
  device: 'EqDC2-bench',
  logicalDevice: 'EqDC2-bench',
  wasUp: true,
  allowsHostedConnections: false,
  jumboFrameCapable: true,
  hasLogicalRedundancy: 'unknown',
  tags: [],
  requestMACSec: false,
  macSecCapable: false,
  macSecKeys: [],
  requestedMembers: 1,
})

const association = (n: number, now: number): Association => ({
  associationId: associationId(n),
  associationState: 'associated',
  since: now,
  createdAt: now + n,
  directConnectGatewayId: gatewayId(n),
  directConnectGatewayOwner: owner,
  gatewayId: `vgw-${n.toString(16).padStart(17, '0')}`,
  gatewayKind: 'virtualPrivateGateway',
  gatewayOwner: owner,
  gatewayRegion: 'us-east-1',
  allowedPrefixes: ['10.0.0.0/16'],
})

const gateway = (n: number, now: number): DirectConnectGateway => ({
  directConnectGatewayId: gatewayId(n),
  directConnectGatewayName: `hub ${n}`,
  amazonSideAsn: 64_512,
  ownerAccount: owner,
  directConnectGatewayState: 'available',
  since: now,
  createdAt: now + n,
  tags: [],
})

async function insertRow(tx: Tx, n: number, now: number): Promise<void> {
  await tx.connections.insert(port(n, now + n))
  await tx.lags.insert(lag(n, now))
  await tx.associations.insert(association(n, now))
  if (n % page === 0) await tx.gateways.insert(gateway(n, now))
}

/** So many connections, LAGs and associations. */
export async function populateGrowth(store: Store, rows: number, now: number, progress: (done: number) => void): Promise<void> {
  await populate(store, 0, 0, now, progress)
  for (let at = 0; at < rows; at += batch) {
    await store.write(async (tx) => {
      for (let n = at; n < Math.min(at + batch, rows); n += 1) await insertRow(tx, n, now)
    })
    if (at % 10_000 === 0) progress(at)
  }
}

/** By id at random, and the first page of a hundred. */
export function growthCalls(rows: number): Readonly<Record<string, () => ReturnType<typeof call>>> {
  const any = () => Math.floor(Math.random() * rows)
  return {
    'DescribeConnections by id': () => call('DescribeConnections', { connectionId: connectionId(any()) }),
    'DescribeConnections, first page of 100': () => call('DescribeConnections', { maxResults: page }),
    'DescribeLags by id': () => call('DescribeLags', { lagId: lagId(any()) }),
    'DescribeLags, first page of 100': () => call('DescribeLags', { maxResults: page }),
    'DescribeDirectConnectGatewayAssociations by id': () =>
      call('DescribeDirectConnectGatewayAssociations', { associationId: associationId(any()) }),
    'DescribeDirectConnectGatewayAssociations, page of 100': () =>
      call('DescribeDirectConnectGatewayAssociations', { directConnectGatewayId: gatewayId(any()), maxResults: page }),
  }
}

export const benchGrowth = (args: readonly string[], rows: number, bench: Bench): Promise<readonly Share[]> =>
  floorAnd(
    args,
    Object.entries(growthCalls(rows)).map(([what, make]) => ({ what, calls: Array.from({ length: 1000 }, make) })),
    bench,
  )
