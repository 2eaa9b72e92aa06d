import type { NewBGPPeer } from '@aws-sdk/client-direct-connect'
import { describe, expect, test } from 'vitest'
import { enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { privateInterface, seen } from './scene.ts'

describe('CreateBGPPeer with bad input', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const create = async (virtualInterfaceId: string, newBGPPeer: NewBGPPeer) => {
      const { virtualInterface } = await house().as('blue').createBGPPeer({ virtualInterfaceId, newBGPPeer })
      return virtualInterface
    }
    const ipv6 = { asn: 64_600, addressFamily: 'ipv6' } as const

    test.for<readonly [string, NewBGPPeer, string]>([
      ['no ASN', { addressFamily: 'ipv6' }, 'asn or asnLong is required: the BGP ASN of the customer side.'],
      ['ASN 0', { ...ipv6, asn: 0 }, 'asn 0 is not an autonomous system number between 1 and 2147483647.'],
      [
        'an asnLong above the last',
        { addressFamily: 'ipv6', asnLong: 4_294_967_295 },
        'asnLong 4294967295 is not an autonomous system number between 1 and 4294967294.',
      ],
      [
        "the provider's own number",
        { ...ipv6, asn: 64_602 },
        "ASN 64602 is the provider's own side of this session; an eBGP session needs two different ones.",
      ],
      ['a key of 5 characters', { ...ipv6, authKey: 'short' }, 'authKey has 5 characters; 6 to 80 are allowed.'],
      [
        'IPv6 addresses of its own',
        { ...ipv6, amazonAddress: '2001:db8::1/125' },
        'amazonAddress must not be given with addressFamily ipv6: IPv6 peer addresses are always assigned.',
      ],
      [
        'an IPv6 customer address',
        { ...ipv6, customerAddress: '2001:db8::6/125' },
        'customerAddress must not be given with addressFamily ipv6: IPv6 peer addresses are always assigned.',
      ],
    ])('refuses %s and adds nothing', async ([, newBGPPeer, says]) => {
      const { virtualInterfaceId } = await privateInterface(house())
      await expect(create(virtualInterfaceId, newBGPPeer)).rejects.toMatchObject(refusal(says))
      expect((await seen(house(), virtualInterfaceId))?.bgpPeers).toHaveLength(1)
    })

    test.for<readonly [string, object, string]>([
      [
        'one address alone',
        { amazonAddress: '10.0.0.1/30' },
        'customerAddress is required with amazonAddress: give both addresses, or neither.',
      ],
      [
        'different subnets',
        { amazonAddress: '10.0.0.1/30', customerAddress: '10.0.0.5/30' },
        'Amazon Address and Customer Address must be in the same CIDR',
      ],
      [
        'the network address',
        { amazonAddress: '10.0.0.0/30', customerAddress: '10.0.0.2/30' },
        'Amazon Address is address 0 on its subnet.',
      ],
      [
        'the broadcast address',
        { amazonAddress: '10.0.0.3/30', customerAddress: '10.0.0.2/30' },
        'Amazon Address is the broadcast address on its subnet.',
      ],
    ])('refuses %s for IPv4', async ([, ends, says]) => {
      const { virtualInterfaceId } = await privateInterface(house(), { addressFamily: 'ipv6' })
      await expect(create(virtualInterfaceId, { asn: 65_001, ...ends })).rejects.toMatchObject(refusal(says))
    })

    test("refuses a subnet that another interface of the port has, and leaves that one's alone", async () => {
      const taken = await privateInterface(house(), { amazonAddress: '10.9.0.1/30', customerAddress: '10.9.0.2/30' })
      const { virtualInterfaceId = '' } = await house()
        .as('partner')
        .allocatePrivateVirtualInterface({
          connectionId: taken.connectionId,
          ownerAccount: house().accountId.blue,
          newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'second', vlan: 9, asn: 65_001, addressFamily: 'ipv6' },
        })
      const { virtualGateways = [] } = await house().as('blue').describeVirtualGateways()
      await house()
        .as('blue')
        .confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId: virtualGateways[0]?.virtualGatewayId })
      await expect(
        create(virtualInterfaceId, { asn: 65_001, amazonAddress: '10.9.0.1/29', customerAddress: '10.9.0.5/29' }),
      ).rejects.toMatchObject(refusal(`The subnet of 10.9.0.5/29 overlaps that of another BGP peer on ${taken.connectionId}.`))
    })
  })
})
