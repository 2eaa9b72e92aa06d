import { describe, expect, it } from 'vitest'
import { emptyDraft, refusalsOf, type InterfaceDraft, type Surroundings } from '../../console/src/logic/virtual-interface-draft.ts'
import { consequencesOf, requestOf } from '../../console/src/logic/virtual-interface-request.ts'
import { vlanHolders } from '../../console/src/logic/vlan-map.ts'

const around: Surroundings = {
  accountId: '111122223333',
  sandbox: true,
  holders: vlanHolders(
    [{ virtualInterfaceId: 'dxvif-1', virtualInterfaceName: 'Taken', virtualInterfaceState: 'confirming', vlan: 101, ownerAccount: '4' }],
    [],
  ),
  connection: { id: 'dxcon-1', jumboFrameCapable: true, bandwidth: '1Gbps' },
  gatewayAsn: 64_512,
}
const good: InterfaceDraft = {
  ...emptyDraft,
  virtualInterfaceName: 'North',
  connectionId: 'dxcon-1',
  gateway: 'gw-1',
  vlan: '102',
  asn: '65001',
}

describe('a virtual interface while it is typed', () => {
  it('has nothing wrong when everything is given', () => {
    expect(refusalsOf(good, around)).toEqual({})
  })

  it('says of an empty form what is missing', () => {
    expect(Object.keys(refusalsOf(emptyDraft, { ...around, connection: undefined })).toSorted()).toEqual([
      'asn',
      'connectionId',
      'gateway',
      'virtualInterfaceName',
      'vlan',
    ])
  })

  it('says whose a taken VLAN is, also while it waits for acceptance', () => {
    expect(refusalsOf({ ...good, vlan: '101' }, around).vlan).toBe('VLAN 101 is taken by Taken (dxvif-1).')
  })

  it('says the server’s own sentence of a VLAN that cannot be', () => {
    expect(refusalsOf({ ...good, vlan: '4096' }, around).vlan).toContain('VLAN 4096 cannot exist on a wire')
    expect(refusalsOf({ ...good, vlan: '0' }, around).vlan).toBe('VLAN 0 is not between 1 and 4094.')
    expect(refusalsOf({ ...good, vlan: '1e2' }, around).vlan).toBe('A VLAN is a number between 1 and 4094.')
  })

  it('takes an ASN with a dot and refuses the provider’s own', () => {
    expect(requestOf({ ...good, asn: '64086.59904' }).input).toMatchObject({ newPrivateVirtualInterface: { asnLong: 4_200_000_000 } })
    expect(refusalsOf({ ...good, asn: '64512' }, around).asn).toContain('64512')
  })

  it('puts a wrong address beside the field that has it', () => {
    const own = { ...good, ownAddresses: true, customerAddress: '192.168.0.2/30', amazonAddress: '192.168.0.0/30' }
    expect(refusalsOf(own, around)).toEqual({ amazonAddress: 'Amazon Address is address 0 on its subnet.' })
    expect(refusalsOf({ ...own, amazonAddress: '192.168.1.1/30' }, around).customerAddress).toContain('must be in the same CIDR')
    expect(refusalsOf({ ...own, amazonAddress: '' }, around).amazonAddress).toContain('provider router')
  })

  it('asks a public interface for public addresses and prefixes', () => {
    const open: InterfaceDraft = {
      ...good,
      type: 'public',
      gateway: '',
      customerAddress: '203.0.113.2/30',
      amazonAddress: '203.0.113.1/30',
      routeFilterPrefixes: '198.51.100.0/24, 10.0.0.0/8',
    }
    expect(refusalsOf(open, around).routeFilterPrefixes).toContain('10.0.0.0/8')
    expect(refusalsOf({ ...open, routeFilterPrefixes: '198.51.100.0/24' }, around)).toEqual({})
  })

  it('neither checks nor sends what does not apply', () => {
    const handed: InterfaceDraft = {
      ...good,
      owner: 'another',
      ownerAccount: ' 444455556666 ',
      gateway: '',
      enableSiteLink: true,
      ownAddresses: false,
      customerAddress: 'nonsense',
    }
    expect(refusalsOf(handed, around)).toEqual({})
    expect(requestOf(handed)).toEqual({
      operation: 'AllocatePrivateVirtualInterface',
      input: {
        connectionId: 'dxcon-1',
        ownerAccount: '444455556666',
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'North', vlan: 102, asn: 65_001, addressFamily: 'ipv4' },
      },
    })
  })

  it('sends a transit interface to a gateway only', () => {
    const { operation, input } = requestOf({ ...good, type: 'transit', gatewayKind: 'virtualGateway' })
    expect(operation).toBe('CreateTransitVirtualInterface')
    expect(input).toMatchObject({ newTransitVirtualInterface: { directConnectGatewayId: 'gw-1' } })
  })

  it('asks how many prefixes only where the API takes the answer', () => {
    const counted = { ...good, prefixPoolAllocatedCountIpv4: '250', prefixPoolAllocatedCountIpv6: '2000' }
    expect(refusalsOf(counted, around)).toEqual({ prefixPoolAllocatedCountIpv6: 'Between 1 and 1000 prefixes.' })
    expect(requestOf({ ...counted, prefixPoolAllocatedCountIpv6: '' }).input).toMatchObject({
      newPrivateVirtualInterface: { prefixPoolAllocatedCountIpv4: 250 },
    })
    expect(JSON.stringify(requestOf({ ...counted, owner: 'another', ownerAccount: '444455556666' }))).not.toContain('prefixPool')
  })

  it('does not let an account share with itself', () => {
    expect(refusalsOf({ ...good, owner: 'another', ownerAccount: '111122223333' }, around).ownerAccount).toContain('your own account')
  })

  it('says beforehand who has to act next', () => {
    expect(consequencesOf({ ...good, owner: 'another', ownerAccount: '444455556666' }).join(' ')).toContain(
      'Account 444455556666 finds it in its inbox',
    )
  })
})
