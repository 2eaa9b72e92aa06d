// The operators of conditions, each reading its values once, when the policy is read. Of an operator
// with Not, `negated` turns the answer round for all its values together.
import { contains, parseInterfaceAddress, networkOf, type Cidr } from '#domain/addresses/cidr.ts'
import { parseAddress, widthOf } from '#domain/addresses/ip.ts'
import { refuse } from '#domain/fault.ts'
import { partsOfArn, readArnPattern } from '#domain/policies/arns.ts'
import { policyFaults } from '#domain/policies/faults.ts'
import { fits } from '#domain/policies/glob.ts'
import type { Look } from '#domain/policies/keys.ts'
import { readPattern } from '#domain/policies/template.ts'

/** One value of a condition. */
export interface Test {
  readonly needs: readonly string[]
  readonly keys: readonly string[]
  meets(value: string, look: Look): boolean
}

type Read = (text: string, where: string, variables: boolean) => Test

export interface Operator {
  readonly negated: boolean
  readonly read: Read
}

const plain = (meets: (value: string) => boolean): Test => ({ needs: [], keys: [], meets })

const text =
  (wildcards: boolean, fold: (text: string) => string = (same) => same): Read =>
  (written, where, variables) => {
    const { needs, keys, glob } = readPattern(fold(written), where, { wildcards, variables })
    return {
      needs,
      keys,
      meets(value, look) {
        const found = glob((key) => look(key)?.map(fold))
        return found !== undefined && fits(found, fold(value))
      },
    }
  }

const arn: Read = (written, where, variables) => {
  const pattern = readArnPattern(written, where, variables)
  return { needs: pattern.needs, keys: pattern.keys, meets: (value, look) => pattern.fits(partsOfArn(value), look) }
}

type Compare = (value: number, wanted: number) => boolean

const numeric =
  (compare: Compare): Read =>
  (written, where) => {
    const wanted = numberIn(written) ?? refuse(policyFaults.malformed, where, `'${written}' is not a number.`)
    return plain((value) => {
      const given = numberIn(value)
      return given !== undefined && compare(given, wanted)
    })
  }

const date =
  (compare: Compare): Read =>
  (written, where) => {
    const wanted = momentIn(written) ?? refuse(policyFaults.malformed, where, `'${written}' is not a date such as 2026-01-31T12:00:00Z.`)
    return plain((value) => {
      const given = momentIn(value)
      return given !== undefined && compare(given, wanted)
    })
  }

const bool: Read = (written, where) => {
  const wanted = written.toLowerCase()
  if (wanted !== 'true' && wanted !== 'false') refuse(policyFaults.malformed, where, `'${written}' is neither true nor false.`)
  return plain((value) => value.toLowerCase() === wanted)
}

const ip: Read = (written, where) => {
  const wanted =
    networkIn(written) ?? refuse(policyFaults.malformed, where, `'${written}' is not an address or prefix such as 192.0.2.0/24.`)
  return plain((value) => {
    const given = networkIn(value)
    return given !== undefined && contains(wanted, given)
  })
}

const numberIn = (written: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined)

const dateForm = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/

/** Epoch milliseconds of an ISO 8601 date, or of epoch seconds. */
function momentIn(written: string): number | undefined {
  if (/^\d{1,12}$/.test(written)) return Number(written) * 1000
  const moment = dateForm.test(written) ? Date.parse(written) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}

function networkIn(written: string): Cidr | undefined {
  const address = written.includes('/') ? undefined : parseAddress(written)
  const cidr = address ? { ...address, mask: widthOf(address.addressFamily) } : parseInterfaceAddress(written)
  return cidr && networkOf(cidr)
}

const lower = (written: string): string => written.toLowerCase()
const yes = (read: Read): Operator => ({ negated: false, read })
const no = (read: Read): Operator => ({ negated: true, read })

export const operators: Readonly<Record<string, Operator>> = {
  StringEquals: yes(text(false)),
  StringNotEquals: no(text(false)),
  StringEqualsIgnoreCase: yes(text(false, lower)),
  StringNotEqualsIgnoreCase: no(text(false, lower)),
  StringLike: yes(text(true)),
  StringNotLike: no(text(true)),
  ArnEquals: yes(arn),
  ArnLike: yes(arn),
  ArnNotEquals: no(arn),
  ArnNotLike: no(arn),
  NumericEquals: yes(numeric((value, wanted) => value === wanted)),
  NumericNotEquals: no(numeric((value, wanted) => value === wanted)),
  NumericLessThan: yes(numeric((value, wanted) => value < wanted)),
  NumericLessThanEquals: yes(numeric((value, wanted) => value <= wanted)),
  NumericGreaterThan: yes(numeric((value, wanted) => value > wanted)),
  NumericGreaterThanEquals: yes(numeric((value, wanted) => value >= wanted)),
  DateEquals: yes(date((value, wanted) => value === wanted)),
  DateNotEquals: no(date((value, wanted) => value === wanted)),
  DateLessThan: yes(date((value, wanted) => value < wanted)),
  DateLessThanEquals: yes(date((value, wanted) => value <= wanted)),
  DateGreaterThan: yes(date((value, wanted) => value > wanted)),
  DateGreaterThanEquals: yes(date((value, wanted) => value >= wanted)),
  Bool: yes(bool),
  IpAddress: yes(ip),
  NotIpAddress: no(ip),
}
