import { describe, expect, test } from 'vitest'
import type { InterfaceRoute } from '#domain/routes/route.ts'
import { delay, enginesHere, openHouse, type TestHouse, type Who } from '../../support/house.ts'
import { hostedInterface, interfaceOf, privateInterface, publicInterface } from '../failover-tests/interfaces.ts'

interface WireRoute {
  readonly cidr: string
  readonly routeDirection: string
  readonly routeInstalledAt: number
  readonly [member: string]: unknown
}

async function routesOf(house: TestHouse, who: Who, virtualInterfaceId: string, filters?: object): Promise<readonly WireRoute[]> {
  const { status, json } = await house.call(who, 'ListVirtualInterfaceRoutes', { virtualInterfaceId, ...(filters && { filters }) })
  expect({ status, json }).toMatchObject({ status: 200, json: { virtualInterfaceId } })
  return json.routes as readonly WireRoute[]
}

const cidrsOf = (routes: readonly WireRoute[]) => routes.map(({ cidr }) => cidr)

describe('ListVirtualInterfaceRoutes', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a private interface is told the VPC behind its gateway and announces networks of its own', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const vi = await interfaceOf(house, 'blue', virtualInterfaceId)
      const vpc = await house.store.read((tx) => tx.cloudGateways.find(vi.virtualGatewayId as string))

      const accepted = await routesOf(house, 'blue', virtualInterfaceId, { routeDirection: 'accepted' })
      expect(accepted).toHaveLength(2)
      for (const route of accepted) {
        expect(route).toEqual({
          cidr: expect.stringMatching(/^(172\.(1[6-9]|2\d|3[01])|192\.168)\.\d+(\.\d+)?\/24$/),
          routeDirection: 'accepted',
          addressFamily: 'ipv4',
          asPath: [{ pathType: 'seq', path: [65_001] }],
          communities: [expect.stringMatching(/^7224:7[1-3]00$/)],
          awsLogicalDeviceId: vi.awsLogicalDeviceId,
          routeInstalledAt: expect.any(Number),
        })
      }
      expect(await routesOf(house, 'blue', virtualInterfaceId, { routeDirection: 'advertised' })).toMatchObject([
        { cidr: vpc?.cidrs[0], asPath: [{ pathType: 'seq', path: [vi.amazonSideAsn] }], communities: [] },
      ])
      expect(house.faults).toEqual([])
    })

    test('what a Direct Connect gateway lets through is told as soon as it is associated, and no longer than that', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const blue = house.as('blue')
      const { directConnectGateway } = await blue.createDirectConnectGateway({ directConnectGatewayName: 'hub' })
      const directConnectGatewayId = directConnectGateway?.directConnectGatewayId as string
      const newPrivateVirtualInterface = { virtualInterfaceName: 'hub', vlan: 5, asn: 65_001, directConnectGatewayId }
      const { virtualInterfaceId = '' } = await blue.createPrivateVirtualInterface({ connectionId, newPrivateVirtualInterface })
      await house.pass(3 * delay)
      const advertised = async () => cidrsOf(await routesOf(house, 'blue', virtualInterfaceId, { routeDirection: 'advertised' }))
      expect(await advertised()).toEqual([])

      const { virtualGateways } = await blue.describeVirtualGateways({})
      const gatewayId = virtualGateways?.[0]?.virtualGatewayId as string
      const vpc = await house.store.read((tx) => tx.cloudGateways.find(gatewayId))
      const { directConnectGatewayAssociation } = await blue.createDirectConnectGatewayAssociation({ directConnectGatewayId, gatewayId })
      await house.pass(4 * delay)
      expect(await advertised()).toEqual(vpc?.cidrs)
      expect(await routesOf(house, 'blue', virtualInterfaceId, { asPath: [64_512] })).toHaveLength(1)
      await blue.deleteDirectConnectGatewayAssociation({ associationId: directConnectGatewayAssociation?.associationId })
      await house.pass(4 * delay)
      expect(await advertised()).toEqual([])
      expect(house.faults).toEqual([])
    })

    test('a public interface announces its prefixes and is told those of the provider', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await publicInterface(house, 'blue')
      const routes = await routesOf(house, 'blue', virtualInterfaceId)
      expect(cidrsOf(routes.filter(({ routeDirection }) => routeDirection === 'accepted'))).toEqual(['198.51.100.64/26', '203.0.113.0/24'])
      const near = await routesOf(house, 'blue', virtualInterfaceId, { communities: ['7224:8100'], asPath: [7224] })
      expect(near).toMatchObject([
        {
          cidr: '198.18.0.0/16',
          routeDirection: 'advertised',
          asPath: [{ pathType: 'seq', path: [7224, 7224, 7224] }],
          communities: ['7224:8100', '65535:65281'],
        },
      ])
    })

    test('an IPv6 session has routes of its own family', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      await house.as('blue').createBGPPeer({ virtualInterfaceId, newBGPPeer: { addressFamily: 'ipv6', asn: 65_009 } })
      await house.pass(3 * delay)
      const six = await routesOf(house, 'blue', virtualInterfaceId, { addressFamily: 'ipv6' })
      expect(six).toMatchObject([{ cidr: expect.stringMatching(/^fd/), asPath: [{ path: [65_009] }] }])
      expect(await routesOf(house, 'blue', virtualInterfaceId, { cidrs: [six[0]?.cidr] })).toEqual(six)
    })

    test('they stay the same as long as the sessions stay up', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const before = await routesOf(house, 'blue', virtualInterfaceId)
      await house.pass(100 * delay)
      expect(await routesOf(house, 'blue', virtualInterfaceId)).toEqual(before)
      // Another session makes the edge tell all of them again.
      await house.as('blue').createBGPPeer({ virtualInterfaceId, newBGPPeer: { addressFamily: 'ipv6', asn: 65_009 } })
      await house.pass(3 * delay)
      expect(await routesOf(house, 'blue', virtualInterfaceId, { addressFamily: 'ipv4' })).toEqual(before)
    })

    test('they are gone during a failover test and come back after it, installed anew', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const before = await routesOf(house, 'blue', virtualInterfaceId)
      await house.as('blue').startBgpFailoverTest({ virtualInterfaceId })
      await house.pass(2 * delay)
      expect(await routesOf(house, 'blue', virtualInterfaceId)).toEqual([])
      await house.as('blue').stopBgpFailoverTest({ virtualInterfaceId })
      await house.pass(2 * delay)
      const after = await routesOf(house, 'blue', virtualInterfaceId)
      expect(cidrsOf(after)).toEqual(cidrsOf(before))
      expect(after[0]?.routeInstalledAt).toBeGreaterThan(before[0]?.routeInstalledAt ?? Infinity)
    })

    test('they are forgotten with the interface', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      await house.as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await house.pass(3 * delay)
      expect(await routesOf(house, 'blue', virtualInterfaceId)).toEqual([])
      expect(await house.store.read((tx) => tx.routes.of(virtualInterfaceId))).toEqual([])
    })

    test('pages hold a hundred at most, and a token is of use for its own question only', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const many: InterfaceRoute[] = Array.from({ length: 250 }, (_, index) => ({
        bgpPeerId: 'dxpeer-f0000001',
        cidr: `10.${index}.0.0/16`,
        direction: 'accepted',
        asPath: [65_001],
        communities: [],
        installedAt: house.now(),
      }))
      await house.store.write((tx) => tx.routes.put(virtualInterfaceId, many))
      const page = async (more: object) => (await house.call('blue', 'ListVirtualInterfaceRoutes', { virtualInterfaceId, ...more })).json

      for (const [size, sizes] of [
        [undefined, [100, 100, 50]],
        [1000, [100, 100, 50]],
        [99, [99, 99, 52]],
      ] as const) {
        const seen: WireRoute[][] = []
        let nextToken: string | undefined
        do {
          const { routes, nextToken: next } = await page({ maxResults: size, nextToken })
          seen.push(routes)
          nextToken = next
        } while (nextToken !== undefined)
        expect(seen.map((each) => each.length)).toEqual(sizes)
        expect(cidrsOf(seen.flat())).toEqual(many.map(({ cidr }) => cidr))
      }
      const { nextToken } = await page({})
      for (const wrong of [{ nextToken, filters: { addressFamily: 'ipv4' } }, { nextToken: 'x' }]) {
        expect(await page(wrong)).toEqual({ __type: 'DirectConnectClientException', message: 'Invalid nextToken' })
      }
    })

    test('a page goes on where it ended although routes have gone', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const route = { bgpPeerId: 'p', direction: 'accepted' as const, asPath: [], communities: [], installedAt: 1 }
      const put = (...cidrs: string[]) =>
        house.store.write((tx) =>
          tx.routes.put(
            virtualInterfaceId,
            cidrs.map((cidr) => ({ ...route, cidr })),
          ),
        )
      const page = async (more: object) =>
        (await house.call('blue', 'ListVirtualInterfaceRoutes', { virtualInterfaceId, maxResults: 2, ...more })).json
      await put('10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16')
      const { nextToken, routes } = await page({})
      expect(routes[0].asPath).toEqual([])
      await put('10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16')
      expect(cidrsOf((await page({ nextToken })).routes)).toEqual(['10.2.0.0/16', '10.3.0.0/16'])
    })

    test('what cannot be asked is refused', async () => {
      await using house = await openHouse({ engine })
      const virtualInterfaceId = await privateInterface(house, 'blue')
      const ask = async (body: object) => (await house.call('blue', 'ListVirtualInterfaceRoutes', body)).json
      expect(await ask({})).toEqual({ __type: 'DirectConnectClientException', message: 'virtualInterfaceId is required.' })
      expect(await ask({ virtualInterfaceId, filters: { cidrs: ['10.0.0.1/16'] } })).toMatchObject({
        message: 'filters.cidrs: 10.0.0.1/16 is not a CIDR such as 10.0.0.0/16 or 2001:db8::/32, without host bits.',
      })
      expect(await ask({ virtualInterfaceId, filters: { cidrs: [] } })).toMatchObject({ __type: 'ValidationException' })
      expect(await ask({ virtualInterfaceId, filters: { routeDirection: 'both' } })).toMatchObject({ __type: 'ValidationException' })
      expect(await ask({ virtualInterfaceId, maxResults: 0 })).toMatchObject({ message: 'maxResults 0 is not 1 or more.' })
      expect(house.faults).toEqual([])
    })

    test("someone else's interface, its connection owner's too, is answered like one that does not exist", async () => {
      await using house = await openHouse({ engine })
      const hosted = await hostedInterface(house, 'blue')
      for (const who of ['partner', 'green'] as const) {
        const foreign = await house.call(who, 'ListVirtualInterfaceRoutes', { virtualInterfaceId: hosted })
        const unknown = await house.call(who, 'ListVirtualInterfaceRoutes', { virtualInterfaceId: 'dxvif-fzzzzzzz' })
        expect(foreign.text.replace(hosted, 'dxvif-fzzzzzzz')).toBe(unknown.text)
        expect(unknown).toMatchObject({ status: 400, json: { message: 'Virtual Interface dxvif-fzzzzzzz does not exist.' } })
      }
    })
  })
})
