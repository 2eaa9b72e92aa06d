import { describe, expect, test } from 'vitest'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { interfaceIn, numbers, placeOf, requestOf, send, sixCalls, stageIn, type Stage } from './six-calls.ts'

// Giving an interface to another account: to whom, who sees it then, and whose its tags are.
const threeCalls = sixCalls.filter(({ hosted }) => hosted)

describe.for(enginesHere)('on $name', (engine) => {
  const house = sharedHouse({ engine })
  let stage: Promise<Stage> | undefined
  const ready = () => (stage ??= stageIn(house()))

  describe.for(threeCalls)('$operation', (call) => {
    const next = numbers()
    const allocate = async (wish = {}, rest = {}) => send(call, await ready(), { ...placeOf(call, next()), ...wish }, rest)
    const allocated = async (wish = {}) => interfaceIn(call, await allocate(wish))

    test('is not for oneself', async () => {
      const answer = await allocate({}, { ownerAccount: house().accountId.partner })
      expect(answer.text).toBe(
        '{"__type":"DirectConnectClientException","message":"Cannot allocate VirtualInterface for the connection owner."}',
      )
    })

    test.for(['1234', '1234567890123', 'blue-customer', '', '12345678901a'])('refuses %j as an account', async (ownerAccount) => {
      const answer = await allocate({}, { ownerAccount })
      expect(answer.json).toEqual({
        __type: 'DirectConnectClientException',
        message: `ownerAccount ${ownerAccount} is not an account id: twelve digits are expected.`,
      })
    })

    test('says that the account is missing', async () => {
      const { json } = await house().call('partner', call.operation, requestOf(call, await ready(), {}, { ownerAccount: undefined }))
      expect(json).toEqual({
        __type: 'ValidationException',
        message: "1 validation error detected: Value null at 'ownerAccount' failed to satisfy constraint: Member must not be null",
      })
    })

    test('says that the interface itself is missing', async () => {
      const { json } = await house().call('partner', call.operation, { ...requestOf(call, await ready()), [call.member]: undefined })
      expect(json).toEqual({
        __type: 'ValidationException',
        message: `1 validation error detected: Value null at '${call.member}' failed to satisfy constraint: Member must not be null`,
      })
    })

    test('takes an account that nobody here has heard of, as published examples do', async () => {
      const answer = await allocate({}, { ownerAccount: '123456789012' })
      expect(interfaceIn(call, answer)).toMatchObject({ ownerAccount: '123456789012', virtualInterfaceState: 'confirming' })
    })

    test('shows it to both sides with everything, but its tags to the owner alone', async () => {
      const vi = await allocated({ tags: [{ key: 'cost', value: '7' }] })
      const { virtualInterfaceId } = vi
      const seen = await house().call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId })
      expect(seen.json.virtualInterfaces).toEqual([vi])
      const below = await house().call('partner', 'DescribeVirtualInterfaces', { virtualInterfaceId })
      expect(below.json.virtualInterfaces).toEqual([{ ...vi, tags: [] }])
    })

    test('shows it to nobody else', async () => {
      const { virtualInterfaceId } = await allocated()
      const { json } = await house().call('green', 'DescribeVirtualInterfaces', { virtualInterfaceId })
      expect(json).toEqual({ virtualInterfaces: [] })
    })

    test('is seen in its own region alone', async () => {
      const { virtualInterfaceId } = await allocated()
      const { json } = await house().call('blue', 'DescribeVirtualInterfaces', { virtualInterfaceId }, { region: 'eu-west-1' })
      expect(json).toEqual({ virtualInterfaces: [] })
    })

    test('has no gateway and no SiteLink, whatever is asked', async () => {
      const { directConnectGatewayId, virtualGatewayId } = await ready()
      const vi = await allocated({ directConnectGatewayId, virtualGatewayId, enableSiteLink: true })
      expect(vi).toMatchObject({ directConnectGatewayId: '', virtualGatewayId: '', siteLinkEnabled: false, amazonSideAsn: 7224 })
    })

    test("refuses the provider's own number", async () => {
      const { json } = await allocate({ asn: 7224 })
      expect(json.message).toBe("ASN 7224 is the provider's own side of this session; an eBGP session needs two different ones.")
    })

    test('is answered with the configuration for the router below, byte for byte', async () => {
      const vi = await allocated({ authKey: `k&<>'ey` })
      expect(vi.customerRouterConfig).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<logical_connection id="${vi.virtualInterfaceId}">
  <vlan>${vi.vlan}</vlan>
  <customer_address>${vi.customerAddress}</customer_address>
  <amazon_address>${vi.amazonAddress}</amazon_address>
  <bgp_asn>65001</bgp_asn>
  <bgp_auth_key>k&amp;&lt;&gt;&apos;ey</bgp_auth_key>
  <amazon_bgp_asn>7224</amazon_bgp_asn>
  <connection_type>${call.type}</connection_type>
</logical_connection>
`)
    })
  })
})
