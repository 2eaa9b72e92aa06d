// ARNs of the resources that have one. Gateways and resiliency groups are global: no region in theirs.
const arnTypes = ['dxcon', 'dxlag', 'dxvif', 'dx-gateway', 'dx-resiliency-group'] as const

export type ArnType = (typeof arnTypes)[number]

export interface Arn {
  readonly partition: string
  readonly region: string
  readonly accountId: string
  readonly type: ArnType
  readonly id: string
}

const form = /^arn:(aws[a-z-]*):directconnect:([a-z0-9-]*):(\d{12}):([a-z-]+)\/([A-Za-z0-9-]+)$/

export function parseArn(text: string): Arn | undefined {
  const [, partition, region, accountId, named, id] = form.exec(text) ?? []
  const type = arnTypes.find((each) => each === named)
  if (partition === undefined || region === undefined || accountId === undefined || type === undefined || id === undefined) return undefined
  return { partition, region, accountId, type, id }
}

const isGlobal = (type: ArnType): boolean => type === 'dx-gateway' || type === 'dx-resiliency-group'

export const printArn = (arn: Arn): string =>
  `arn:${arn.partition}:directconnect:${isGlobal(arn.type) ? '' : arn.region}:${arn.accountId}:${arn.type}/${arn.id}`
