// What all chapters of the tour carry along.
import type { OperationName } from '#contract/contract.ts'
import type { Who } from '../../support/house.ts'

/** Makes a call that must be served, and gives its answer. */
// Answers of every shape.
// oxlint-disable-next-line no-explicit-any
export type Call = (who: Who, operation: OperationName, body?: object, region?: string) => Promise<any>

export const ckn = 'a0'.repeat(32)
export const cak = 'C0FFEE'.repeat(11).slice(0, 64)
export const place = { location: 'EqDC2', bandwidth: '1Gbps' }
export const tags = [{ key: 'team', value: 'network' }]
