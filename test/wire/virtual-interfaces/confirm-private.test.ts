import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allocationOf, interfaceIn, numbers, placeOf, send, stageIn, type Stage } from './six-calls.ts'

describe('ConfirmPrivateVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let stage: Promise<Stage> | undefined
    const ready = () => (stage ??= stageIn(house()))
    const next = numbers()
    const allocated = async (type: 'private' | 'public' | 'transit' = 'private', wish = {}): Promise<string> => {
      const call = allocationOf(type)
      return interfaceIn(call, await send(call, await ready(), { ...placeOf(call, next()), ...wish })).virtualInterfaceId
    }
    const gatewayOf = async (who: 'partner' | 'blue') => {
      const { virtualGateways = [] } = await house().as(who).describeVirtualGateways()
      return virtualGateways[0]?.virtualGatewayId ?? ''
    }
    const newHub = async (amazonSideAsn = 64_512) => {
      const { directConnectGateway } = await house()
        .as('blue')
        .createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn })
      return directConnectGateway?.directConnectGatewayId ?? ''
    }
    const seenBy = async (who: 'partner' | 'blue', virtualInterfaceId: string) => {
      const { virtualInterfaces = [] } = await house().as(who).describeVirtualInterfaces({ virtualInterfaceId })
      return virtualInterfaces[0]
    }

    test('answers with the state alone; the interface takes the ASN of the gateway and comes up', async () => {
      const virtualInterfaceId = await allocated()
      const virtualGatewayId = await gatewayOf('blue')
      const answer = await house().call('blue', 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId })
      expect(answer.text).toBe('{"virtualInterfaceState":"pending"}')
      const confirmed = { virtualGatewayId, directConnectGatewayId: '', amazonSideAsn: 64_602 }
      expect(await seenBy('blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'pending', ...confirmed })
      expect((await seenBy('partner', virtualInterfaceId))?.customerRouterConfig).toContain('<amazon_bgp_asn>64602</amazon_bgp_asn>')
      await house().pass(delay)
      for (const who of ['blue', 'partner'] as const) {
        expect(await seenBy(who, virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'available', ...confirmed })
      }
    })

    test('leads to a Direct Connect gateway as well', async () => {
      const virtualInterfaceId = await allocated()
      const directConnectGatewayId = await newHub(64_777)
      await house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, directConnectGatewayId })
      expect(await seenBy('blue', virtualInterfaceId)).toMatchObject({
        virtualGatewayId: '',
        directConnectGatewayId,
        amazonSideAsn: 64_777,
      })
    })

    test('takes exactly one gateway', async () => {
      const virtualInterfaceId = await allocated()
      const one = 'Exactly one of virtualGatewayId and directConnectGatewayId is required.'
      const both = { virtualGatewayId: await gatewayOf('blue'), directConnectGatewayId: await newHub() }
      await expect(house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId })).rejects.toMatchObject(refusal(one))
      await expect(
        house()
          .as('blue')
          .confirmPrivateVirtualInterface({ virtualInterfaceId, ...both }),
      ).rejects.toMatchObject(refusal(one))
      expect(await seenBy('blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'confirming', virtualGatewayId: '' })
    })

    test("takes the recipient's own gateways, not the allocator's nor unknown ones", async () => {
      const virtualInterfaceId = await allocated()
      for (const virtualGatewayId of [await gatewayOf('partner'), 'vgw-00000000']) {
        await expect(house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })).rejects.toMatchObject(
          refusal(`The VirtualGateway ${virtualGatewayId} does not exist.`),
        )
      }
      const { directConnectGatewayId } = await ready()
      await expect(house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId, directConnectGatewayId })).rejects.toMatchObject(
        refusal(`Direct Connect Gateway ${directConnectGatewayId} does not exist.`),
      )
    })

    test('is for the owner: to all others, the allocator too, there is no such interface', async () => {
      const virtualInterfaceId = await allocated()
      const unknown = 'dxvif-fzzzzzzz'
      const asked = await house().call('green', 'ConfirmPrivateVirtualInterface', {
        virtualInterfaceId: unknown,
        virtualGatewayId: 'vgw-1',
      })
      expect(asked.json.message).toBe(`Virtual Interface ${unknown} does not exist.`)
      for (const who of ['partner', 'green'] as const) {
        const refused = await house().call(who, 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, virtualGatewayId: 'vgw-1' })
        expect(refused.text.replace(virtualInterfaceId, unknown)).toBe(asked.text)
      }
    })

    test('is not found from another region', async () => {
      const virtualInterfaceId = await allocated()
      await expect(house().as('blue', 'us-west-2').confirmPrivateVirtualInterface({ virtualInterfaceId })).rejects.toMatchObject(
        refusal(`Virtual Interface ${virtualInterfaceId} does not exist.`),
      )
    })

    test('says so when an id cannot be one', async () => {
      await expect(house().as('blue').confirmPrivateVirtualInterface({ virtualInterfaceId: 'foo' })).rejects.toMatchObject(
        refusal('Virtual Interface ID foo has an invalid format: it does not exist.'),
      )
      const { json } = await house().call('blue', 'ConfirmPrivateVirtualInterface', {})
      expect(json.message).toBe(
        "1 validation error detected: Value null at 'virtualInterfaceId' failed to satisfy constraint: Member must not be null",
      )
    })

    test('happens once', async () => {
      const virtualInterfaceId = await allocated()
      const confirm = async () =>
        house()
          .as('blue')
          .confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId: await gatewayOf('blue') })
      await confirm()
      await expect(confirm()).rejects.toMatchObject(
        refusal(`ConfirmPrivateVirtualInterface failed. ${virtualInterfaceId} is in state pending`),
      )
      await house().pass(delay)
      await expect(confirm()).rejects.toMatchObject(
        refusal(`ConfirmPrivateVirtualInterface failed. ${virtualInterfaceId} is in state available`),
      )
    })

    test('cannot follow a rejection', async () => {
      const virtualInterfaceId = await allocated()
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await expect(
        house()
          .as('blue')
          .confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId: await gatewayOf('blue') }),
      ).rejects.toMatchObject(refusal(`ConfirmPrivateVirtualInterface failed. ${virtualInterfaceId} is in state rejected`))
    })

    test.for(['public', 'transit'] as const)('is not for a %s interface', async (type) => {
      const virtualInterfaceId = await allocated(type)
      await expect(
        house()
          .as('blue')
          .confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId: await gatewayOf('blue') }),
      ).rejects.toMatchObject(refusal(`ConfirmPrivateVirtualInterface failed. ${virtualInterfaceId} is a ${type} virtual interface`))
    })

    test("refuses a gateway with the customer's own number", async () => {
      const virtualInterfaceId = await allocated('private', { asn: 64_602 })
      await expect(
        house()
          .as('blue')
          .confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId: await gatewayOf('blue') }),
      ).rejects.toMatchObject(refusal("ASN 64602 is the provider's own side of this session; an eBGP session needs two different ones."))
      expect(await seenBy('blue', virtualInterfaceId)).toMatchObject({ virtualInterfaceState: 'confirming', amazonSideAsn: 7224 })
    })
  })
})
