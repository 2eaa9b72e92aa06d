// What belongs to somebody else does not exist: before every call of the tour is made, it is sent
// with each of its ids replaced by a foreign one and by one that nobody has, and the two must be
// answered in the same bytes. The call itself is then served, so that nothing but the id was wrong.
import { describe, expect, test } from 'vitest'
import { type OperationName, operationNames } from '#contract/contract.ts'
import { enginesHere, openHouse, type TestHouse, type Who } from '../../support/house.ts'
import { type Foreign, foreignEstate, type Kind } from './foreign.ts'
import { membersOf } from './members.ts'
import { tour } from './tour.ts'

/** Every parameter that names a thing, and the kinds of things it may name. */
const parameters: Readonly<Record<string, readonly (Kind | 'arn' | 'dxcon-arn')[]>> = {
  associatedGatewayId: ['vgw', 'tgw'],
  associationId: ['association'],
  bgpPeerId: ['dxpeer'],
  bgpPeers: ['dxpeer'],
  connectionId: ['dxcon', 'dxlag'],
  connectionIdentifiers: ['dxcon', 'dxcon-arn'],
  connectionIds: ['dxcon'],
  directConnectGatewayId: ['gateway'],
  gatewayId: ['vgw', 'tgw'],
  interconnectId: ['dxcon'],
  lagId: ['dxlag'],
  parentConnectionId: ['dxcon', 'dxlag'],
  proposalId: ['proposal'],
  resiliencyGroupId: ['dxrg'],
  resourceArn: ['arn'],
  resourceArns: ['arn'],
  secretARN: ['secret'],
  testId: ['test'],
  virtualGatewayId: ['vgw', 'tgw'],
  virtualInterfaceId: ['dxvif'],
}

const namesAThing = (member: string): boolean => /(Ids?|ARN|Arns?|Identifiers)$/.test(member) || member === 'bgpPeers'

/** The members of every input that name a thing, as `Operation path.to.member`. */
const inTheContract = operationNames.flatMap((operation) =>
  membersOf(operation).flatMap(({ path }) => (namesAThing(path.at(-1) ?? '') ? [`${operation} ${path.join('.')}`] : [])),
)

/** Of the same form and length as `id`, and nobody's. */
function unknownLike(id: string): string {
  if (/^[0-9a-f-]{36}$/.test(id)) return `${id.slice(0, 24)}ffffffffffff`
  if (/^(vgw|tgw)-/.test(id)) return `${id.slice(0, -6)}fedcba`
  return `${id.slice(0, -6)}zzzzzz`
}

interface Pair {
  readonly foreign: string
  readonly unknown: string
}

const pairOf = (id: string): Pair => ({ foreign: id, unknown: unknownLike(id) })

/** Foreign ids inside ARNs that are right in all else, and ARNs with the foreign account as well. */
function arns(accounts: readonly string[], { dxcon, dxlag, dxvif, gateway, dxrg }: Foreign, connectionsOnly: boolean): readonly Pair[] {
  const within = (region: string, type: string, ids: readonly string[]) =>
    accounts.flatMap((account) => {
      const arnOf = (id: string) => `arn:aws:directconnect:${region}:${account}:${type}/${id}`
      return ids.map((id) => ({ foreign: arnOf(id), unknown: arnOf(unknownLike(id)) }))
    })
  const connections = within('us-east-1', 'dxcon', dxcon)
  if (connectionsOnly) return connections
  return [
    ...connections,
    ...within('us-east-1', 'dxlag', dxlag),
    ...within('us-east-1', 'dxvif', dxvif),
    ...within('', 'dx-gateway', gateway),
    ...within('', 'dx-resiliency-group', dxrg),
  ]
}

function pairsFor(house: TestHouse, who: Who, member: string, foreign: Foreign): readonly Pair[] {
  const accounts = [house.accountId[who], house.accountId.green]
  return (parameters[member] ?? []).flatMap((kind) =>
    kind === 'arn' || kind === 'dxcon-arn' ? arns(accounts, foreign, kind === 'dxcon-arn') : foreign[kind].map(pairOf),
  )
}

interface Place {
  readonly path: readonly string[]
  /** The body with this in the place of what is there. */
  with(value: string): object
}

/** Where ids stand in a body. A list is tried with the other id alone, and beside the right ones. */
function placesIn(body: object, path: readonly string[] = []): readonly Place[] {
  return Object.entries(body).flatMap(([name, value]): readonly Place[] => {
    const here = [...path, name]
    const put = (next: unknown): object => ({ ...body, [name]: next })
    if (Array.isArray(value)) {
      if (!namesAThing(name)) return []
      return [
        { path: here, with: (id) => put([id]) },
        { path: here, with: (id) => put([...value, id]) },
      ]
    }
    if (typeof value === 'object' && value !== null) {
      return placesIn(value, here).map((place) => ({ path: place.path, with: (id) => put(place.with(id)) }))
    }
    return namesAThing(name) ? [{ path: here, with: put }] : []
  })
}

/** What is answered, without the id itself. */
async function answerTo(house: TestHouse, who: Who, operation: OperationName, body: object, id: string, region: string): Promise<string> {
  const { status, text, headers } = await house.call(who, operation, body, { region })
  const local = id.split('/').at(-1) as string
  return `${status} ${String(headers['x-amzn-errortype'])} ${text.replaceAll(id, '<id>').replaceAll(local, '<local id>')}`
}

test('every parameter of the contract that names a thing is in the table', () => {
  const names = inTheContract.map((member) => member.split(/[. ]/).at(-1) ?? '')
  expect([...new Set<string>(names)].toSorted()).toEqual(Object.keys(parameters).toSorted())
})

/** How an owner sees a thing of each kind; a peer, a secret and a gateway of the cloud are seen on something else. */
const seenBy: Partial<Record<Kind, readonly [OperationName, string]>> = {
  dxlag: ['DescribeLags', 'lagId'],
  dxvif: ['DescribeVirtualInterfaces', 'virtualInterfaceId'],
  gateway: ['DescribeDirectConnectGateways', 'directConnectGatewayId'],
  association: ['DescribeDirectConnectGatewayAssociations', 'associationId'],
  proposal: ['DescribeDirectConnectGatewayAssociationProposals', 'proposalId'],
  test: ['ListVirtualInterfaceTestHistory', 'testId'],
  dxrg: ['GetResiliencyGroup', 'resiliencyGroupId'],
}

test('what is foreign to others is there for its owner, and nobody has what is unknown', async () => {
  await using house = await openHouse()
  const foreign = await foreignEstate(house)
  const asked = Object.entries(seenBy).flatMap(([kind, [operation, member]]) =>
    foreign[kind as Kind].map((id) => ({ operation, member, id })),
  )
  expect(asked.length).toBeGreaterThan(Object.keys(seenBy).length)
  for (const { operation, member, id } of asked) {
    const answer = (named: string) => answerTo(house, 'green', operation, { [member]: named }, named, 'us-east-1')
    expect(await answer(id)).not.toBe(await answer(unknownLike(id)))
  }
})

describe.for(enginesHere)('noninterference on $name', (engine) => {
  test('a foreign id and an unknown one are answered alike, byte for byte, by every operation and parameter', async () => {
    await using house = await openHouse({ engine, startsAt: Date.UTC(2026, 2, 2, 9) })
    const foreign = await foreignEstate(house)
    const tried = new Set<string>()
    const told: string[] = []
    await tour(house, async (who, operation, body = {}, region = 'us-east-1') => {
      for (const place of placesIn(body)) {
        const where = `${operation} ${place.path.join('.')}`
        tried.add(where)
        const answer = (id: string) => answerTo(house, who, operation, place.with(id), id, region)
        await Promise.all(
          pairsFor(house, who, place.path.at(-1) ?? '', foreign).map(async (pair) => {
            const [theirs, nobodys] = [await answer(pair.foreign), await answer(pair.unknown)]
            if (theirs !== nobodys) told.push(`${where} ${pair.foreign}: ${theirs} but ${pair.unknown}: ${nobodys}`)
          }),
        )
      }
      const { status, text, json } = await house.call(who, operation, body, { region })
      expect(status, `${operation} ${JSON.stringify(body)}: ${text}`).toBe(200)
      return json
    })
    expect(told).toEqual([])
    expect(inTheContract.filter((member) => !tried.has(member))).toEqual([])
    expect(house.faults).toEqual([])
  })
})
