import { describe, expect, test } from 'vitest'
import { enginesHere, openHouse, refusal } from '../../support/house.ts'

const published = {
  virtualInterfaceName: 'PublicVirtualInterface',
  vlan: 2000,
  asn: 65_000,
  authKey: 'asdf34example',
  amazonAddress: '203.0.113.1/30',
  customerAddress: '203.0.113.2/30',
  routeFilterPrefixes: [{ cidr: '203.0.113.0/30' }, { cidr: '203.0.113.4/30' }],
}

describe('AllocatePublicVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const allocateIn = async () => {
      const house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      const allocate = (wish = {}) =>
        house.as('partner').allocatePublicVirtualInterface({
          connectionId,
          ownerAccount: house.accountId.blue,
          newPublicVirtualInterfaceAllocation: { ...published, ...wish },
        })
      return { house, allocate, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
    }

    test('the published example gives the published answer', async () => {
      await using scene = await allocateIn()
      const { virtualInterfaceName, ...echoed } = published
      expect(await scene.allocate()).toMatchObject({
        ...echoed,
        virtualInterfaceName,
        virtualInterfaceState: 'confirming',
        virtualInterfaceType: 'public',
        ownerAccount: scene.house.accountId.blue,
        amazonSideAsn: 7224,
      })
      expect(scene.house.faults).toEqual([])
    })

    test('a prefix that one public interface announces is refused to all others, also inside or around it', async () => {
      await using scene = await allocateIn()
      await scene.allocate()
      const elsewhere = { vlan: 2001, amazonAddress: '192.0.2.1/30', customerAddress: '192.0.2.2/30' }
      for (const cidr of ['203.0.113.4/30', '203.0.113.5/32', '203.0.113.0/24']) {
        await expect(scene.allocate({ ...elsewhere, routeFilterPrefixes: [{ cidr }] })).rejects.toMatchObject(
          refusal(`Route filter prefix ${cidr} overlaps a prefix that another public virtual interface announces.`),
        )
      }
      const free = await scene.allocate({ ...elsewhere, routeFilterPrefixes: [{ cidr: '203.0.113.8/30' }] })
      expect(free.routeFilterPrefixes).toEqual([{ cidr: '203.0.113.8/30' }])
      expect(scene.house.faults).toEqual([])
    })

    test('the prefixes of a rejected interface are free for others', async () => {
      await using scene = await allocateIn()
      const { virtualInterfaceId } = await scene.allocate()
      await scene.house.as('blue').deleteVirtualInterface({ virtualInterfaceId })
      expect((await scene.allocate({ vlan: 2001 })).routeFilterPrefixes).toEqual(published.routeFilterPrefixes)
    })

    test('IPv6 is always assigned and needs no prefixes, which may be of both families', async () => {
      await using scene = await allocateIn()
      const bare = { addressFamily: 'ipv6', amazonAddress: undefined, customerAddress: undefined } as const
      expect(await scene.allocate({ ...bare, routeFilterPrefixes: undefined })).toMatchObject({
        addressFamily: 'ipv6',
        routeFilterPrefixes: [],
      })
      const routeFilterPrefixes = [{ cidr: '2001:db8:5::/48' }, { cidr: '192.0.2.0/24' }]
      expect(await scene.allocate({ ...bare, vlan: 2001, routeFilterPrefixes })).toMatchObject({ routeFilterPrefixes })
    })

    test('addresses that only documentation has count as public here, private ones never', async () => {
      await using scene = await allocateIn()
      await expect(scene.allocate({ amazonAddress: '172.31.0.1/30', customerAddress: '172.31.0.2/30' })).rejects.toMatchObject(
        refusal('Amazon Address is not allowed to contain a private IP'),
      )
      for (const [nth, net] of ['192.0.2', '198.51.100', '203.0.113'].entries()) {
        const place = {
          vlan: 10 + nth,
          amazonAddress: `${net}.1/31`,
          customerAddress: `${net}.0/31`,
          routeFilterPrefixes: [{ cidr: `${net}.0/24` }],
        }
        expect(await scene.allocate(place)).toMatchObject(place)
      }
    })
  })
})
