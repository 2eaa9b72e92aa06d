import { printArn, type ArnType } from '../../../src/domain/arn.ts'
import { partitionOf } from '../../../src/domain/regions.ts'

/** The name under which tags know a thing. */
export const arnOf = (type: ArnType, id: string, where: { readonly region: string; readonly accountId: string }): string =>
  printArn({ partition: partitionOf(where.region), type, id, ...where })
