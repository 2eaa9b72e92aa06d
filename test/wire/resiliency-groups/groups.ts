import type { OperationName } from '#contract/contract.ts'
import { delay, type TestHouse, type Who } from '../../support/house.ts'

/** Each call of the newer operations by hand: today's client does not know them. */
export const ask = async (house: TestHouse, who: Who, operation: OperationName, body: object = {}, region = 'us-east-1') => {
  const { status, json } = await house.call(who, operation, body, { region })
  return { status, ...json }
}

export const groupWish = { resiliencyGroupName: 'core-pair', intendedResiliencyModel: 'high-resiliency' } as const

/** A group of `who`'s that is available. */
export async function newGroup(house: TestHouse, who: Who, wish: object = {}): Promise<string> {
  const { resiliencyGroup } = await ask(house, who, 'CreateResiliencyGroup', { ...groupWish, ...wish })
  await house.pass(delay)
  return resiliencyGroup.resiliencyGroupId as string
}

export const placesIn = async (house: TestHouse, who: Who, resiliencyGroupId: string): Promise<readonly string[]> => {
  const { items } = await ask(house, who, 'ListResiliencyGroupAssociations', { resiliencyGroupId })
  return items.map(({ connectionArn, state }: { connectionArn: string; state: string }) => `${connectionArn.split('/')[1]} ${state}`)
}

export const unknownGroup = 'dxrg-zzzzzzzzzzzzzzzzz'
