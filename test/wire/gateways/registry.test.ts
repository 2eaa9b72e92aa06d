import { expect, test } from 'vitest'
import { parsePrefix, overlaps } from '#domain/addresses/cidr.ts'
import { sandboxRegions } from '#sandbox/locations.ts'
import { openHouse } from '../../support/house.ts'
import { cloudGateways } from './ground.ts'

// The gateways of the cloud that every account finds in every region of a sandbox (§26).
test('each account has two virtual private gateways and a transit gateway in every region, none in conflict with another', async () => {
  await using house = await openHouse()
  const asns = new Set<number>()
  const cidrs: string[] = []
  for (const region of sandboxRegions) {
    for (const who of ['partner', 'blue', 'green'] as const) {
      const own = await cloudGateways(house, who, region)
      const [virtual, transit] = [
        own.filter(({ kind }) => kind === 'virtualPrivateGateway'),
        own.filter(({ kind }) => kind === 'transitGateway'),
      ]
      expect([virtual.length, transit.length]).toEqual([2, 1])
      expect(own.every(({ state, amazonSideAsn }) => state === 'available' && amazonSideAsn !== 64_512)).toBe(true)
      for (const { gatewayId } of virtual) expect(gatewayId).toMatch(/^vgw-[0-9a-f]{8}$/)
      for (const { gatewayId, amazonSideAsn } of transit) {
        expect(gatewayId).toMatch(/^tgw-[0-9a-f]{17}$/)
        expect(asns.has(amazonSideAsn)).toBe(false)
        asns.add(amazonSideAsn)
      }
      cidrs.push(...virtual.flatMap((each) => each.cidrs))
    }
  }
  const parsed = cidrs.map((cidr) => parsePrefix(cidr)).filter((cidr) => cidr !== undefined)
  expect(parsed).toHaveLength(sandboxRegions.length * 6)
  const clashes = parsed.filter((one, at) => parsed.slice(at + 1).some((other) => overlaps(one, other)))
  expect(clashes).toEqual([])
  expect(Math.max(...asns)).toBeLessThanOrEqual(65_534)
})
