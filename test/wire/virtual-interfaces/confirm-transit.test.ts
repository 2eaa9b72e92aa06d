import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allocationOf, interfaceIn, numbers, placeOf, send, stageIn, type Stage } from './six-calls.ts'

describe('ConfirmTransitVirtualInterface', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let stage: Promise<Stage> | undefined
    const ready = () => (stage ??= stageIn(house()))
    const next = numbers()
    const allocated = async (type: 'private' | 'public' | 'transit' = 'transit', wish = {}): Promise<string> => {
      const call = allocationOf(type)
      return interfaceIn(call, await send(call, await ready(), { ...placeOf(call, next()), ...wish })).virtualInterfaceId
    }
    const newHub = async (amazonSideAsn = 64_512) => {
      const { directConnectGateway } = await house()
        .as('blue')
        .createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn })
      return directConnectGateway?.directConnectGatewayId ?? ''
    }
    const confirm = (virtualInterfaceId: string, directConnectGatewayId: string) =>
      house().as('blue').confirmTransitVirtualInterface({ virtualInterfaceId, directConnectGatewayId })

    test('answers with the state alone; the interface takes the ASN of the gateway and comes up', async () => {
      const virtualInterfaceId = await allocated()
      const directConnectGatewayId = await newHub(64_600)
      const answer = await house().call('blue', 'ConfirmTransitVirtualInterface', { virtualInterfaceId, directConnectGatewayId })
      expect(answer.text).toBe('{"virtualInterfaceState":"pending"}')
      await house().pass(delay)
      const { virtualInterfaces } = await house().as('partner').describeVirtualInterfaces({ virtualInterfaceId })
      expect(virtualInterfaces).toMatchObject([
        { virtualInterfaceState: 'available', directConnectGatewayId, virtualGatewayId: '', amazonSideAsn: 64_600 },
      ])
    })

    test('needs a gateway of its own', async () => {
      const virtualInterfaceId = await allocated()
      const { json } = await house().call('blue', 'ConfirmTransitVirtualInterface', { virtualInterfaceId })
      expect(json).toEqual({
        __type: 'ValidationException',
        message:
          "1 validation error detected: Value null at 'directConnectGatewayId' failed to satisfy constraint: Member must not be null",
      })
      await expect(confirm(virtualInterfaceId, '')).rejects.toMatchObject(refusal('directConnectGatewayId is required.'))
      const { directConnectGatewayId: foreign } = await ready()
      for (const id of [foreign, '00000000-0000-4000-8000-000000000000']) {
        await expect(confirm(virtualInterfaceId, id)).rejects.toMatchObject(refusal(`Direct Connect Gateway ${id} does not exist.`))
      }
    })

    test('takes no gateway that private interfaces lead to', async () => {
      const directConnectGatewayId = await newHub()
      await house()
        .as('blue')
        .confirmPrivateVirtualInterface({ virtualInterfaceId: await allocated('private'), directConnectGatewayId })
      await expect(confirm(await allocated(), directConnectGatewayId)).rejects.toMatchObject(
        refusal(
          `Direct Connect Gateway ${directConnectGatewayId} has a virtual private gateway or private virtual interface; it cannot take a transit virtual interface as well.`,
        ),
      )
    })

    test('is for the owner: to all others, the allocator too, there is no such interface', async () => {
      const virtualInterfaceId = await allocated()
      const { directConnectGatewayId } = await ready()
      const ask = (who: 'partner' | 'green', id: string) =>
        house().call(who, 'ConfirmTransitVirtualInterface', { virtualInterfaceId: id, directConnectGatewayId })
      const unknown = await ask('green', 'dxvif-fzzzzzzz')
      expect(unknown.json.message).toBe('Virtual Interface dxvif-fzzzzzzz does not exist.')
      for (const who of ['partner', 'green'] as const) {
        expect((await ask(who, virtualInterfaceId)).text.replace(virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      }
    })

    test('happens once', async () => {
      const virtualInterfaceId = await allocated()
      const directConnectGatewayId = await newHub()
      await confirm(virtualInterfaceId, directConnectGatewayId)
      await expect(confirm(virtualInterfaceId, directConnectGatewayId)).rejects.toMatchObject(
        refusal(`ConfirmTransitVirtualInterface failed. ${virtualInterfaceId} is in state pending`),
      )
    })

    test.for(['private', 'public'] as const)('is not for a %s interface', async (type) => {
      const virtualInterfaceId = await allocated(type)
      await expect(confirm(virtualInterfaceId, await newHub())).rejects.toMatchObject(
        refusal(`ConfirmTransitVirtualInterface failed. ${virtualInterfaceId} is a ${type} virtual interface`),
      )
    })

    test("refuses a gateway with the customer's own number", async () => {
      const virtualInterfaceId = await allocated('transit', { asn: 64_800 })
      await expect(confirm(virtualInterfaceId, await newHub(64_800))).rejects.toMatchObject(
        refusal("ASN 64800 is the provider's own side of this session; an eBGP session needs two different ones."),
      )
    })
  })
})
