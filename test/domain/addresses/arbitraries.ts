// Arbitrary addresses and subnets for the property tests, thick around zeros and ones, where
// printing and arithmetic have their edges.
import * as fc from 'fast-check'
import type { Cidr } from '#domain/addresses/cidr.ts'
import { widthOf } from '#domain/addresses/ip.ts'
import type { Address } from '#domain/addresses/ip.ts'
import type { Random } from '#domain/ids.ts'
import { ClientFault } from '#domain/fault.ts'
import { expect } from 'vitest'

const group = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(1, 0xffff))

export const ipv4Address: fc.Arbitrary<Address> = fc
  .oneof(fc.integer({ min: 0, max: 0xffff_ffff }), fc.constantFrom(0, 1, 0xffff_ffff, 0xa9fe_a9fe, 0x0a00_0000))
  .map((number) => ({ addressFamily: 'ipv4', bits: BigInt(number) }))

export const ipv6Address: fc.Arbitrary<Address> = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => ({
  addressFamily: 'ipv6',
  bits: groups.reduce((bits, value) => (bits << 16n) | BigInt(value), 0n),
}))

export const address = fc.oneof(ipv4Address, ipv6Address)

export const cidr: fc.Arbitrary<Cidr> = address.chain((one) =>
  fc.integer({ min: 0, max: widthOf(one.addressFamily) }).map((mask) => ({ ...one, mask })),
)

/** A second subnet that often shares the front of the first. */
export const twoCidrs: fc.Arbitrary<readonly [Cidr, Cidr]> = cidr.chain((one) => {
  const width = widthOf(one.addressFamily)
  const near = fc
    .tuple(fc.integer({ min: 0, max: width - 1 }), fc.integer({ min: 0, max: width }))
    .map(([bit, mask]) => ({ ...one, mask, bits: one.bits ^ (1n << BigInt(bit)) }))
  return fc.tuple(fc.constant(one), fc.oneof(near, cidr))
})

/** Gives the bytes of a small generator that the seed starts. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}

/** What the refused caller reads. */
export function refusal(rule: () => unknown): ClientFault {
  try {
    rule()
  } catch (thrown) {
    if (thrown instanceof ClientFault) return thrown
    throw thrown
  }
  return expect.unreachable('nothing was refused')
}

/** What the rule gives, or the sentence with which it refuses. */
export function outcomeOf<Result>(rule: () => Result): Result | string {
  try {
    return rule()
  } catch (thrown) {
    if (thrown instanceof ClientFault) return thrown.message
    throw thrown
  }
}
