import { describe, expect, test } from 'vitest'
import { delay, enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { allocationOf, interfaceIn, numbers, placeOf, send, sixCalls, stageIn, type Stage } from './six-calls.ts'

describe('UpdateVirtualInterfaceAttributes', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let stage: Promise<Stage> | undefined
    const ready = () => (stage ??= stageIn(house()))
    const next = numbers()
    const callOf = (type: 'private' | 'public' | 'transit') =>
      sixCalls.filter((call) => !call.hosted).find((call) => call.type === type) ?? allocationOf(type)
    const made = async (type: 'private' | 'public' | 'transit', wish = {}): Promise<string> =>
      interfaceIn(callOf(type), await send(callOf(type), await ready(), { ...placeOf(callOf(type), next()), ...wish })).virtualInterfaceId
    /** One of the partner's own that is up. */
    const up = async (type: 'private' | 'public' | 'transit' = 'private', wish = {}) => {
      const virtualInterfaceId = await made(type, wish)
      await house().pass(2 * delay)
      return virtualInterfaceId
    }
    const onHub = async (type: 'private' | 'transit') => {
      const { directConnectGateway } = await house().as('partner').createDirectConnectGateway({ directConnectGatewayName: 'hub' })
      return up(type, { virtualGatewayId: undefined, directConnectGatewayId: directConnectGateway?.directConnectGatewayId })
    }
    const update = (virtualInterfaceId: string, wish: object) =>
      house()
        .as('partner')
        .updateVirtualInterfaceAttributes({ virtualInterfaceId, ...wish })
    const seen = async (virtualInterfaceId: string) =>
      (await house().call('partner', 'DescribeVirtualInterfaces', { virtualInterfaceId })).json.virtualInterfaces[0]

    test('another name is there at once and moves nothing', async () => {
      const id = await up()
      const before = await seen(id)
      const answer = await house().call('partner', 'UpdateVirtualInterfaceAttributes', {
        virtualInterfaceId: id,
        virtualInterfaceName: 'new name',
      })
      expect(answer.json).toEqual({ ...before, virtualInterfaceName: 'new name' })
      expect(await seen(id)).toEqual(answer.json)
    })

    test('another frame size takes the sessions down for a moment', async () => {
      const id = await up()
      expect(await update(id, { mtu: 9001 })).toMatchObject({ mtu: 9001, virtualInterfaceState: 'pending' })
      await house().pass(2 * delay)
      expect(await seen(id)).toMatchObject({ mtu: 9001, virtualInterfaceState: 'available' })
    })

    test('the same frame size again moves nothing', async () => {
      const id = await up()
      expect(await update(id, { mtu: 1500 })).toMatchObject({ mtu: 1500, virtualInterfaceState: 'available' })
    })

    test.for([
      ['private', 1501, '1500, 8500, 9001'],
      ['transit', 9001, '1500, 8500'],
      ['public', 8500, '1500'],
    ] as const)('a %s interface refuses frames of %d bytes', async ([type, mtu, allowed]) => {
      const id = await up(type)
      await expect(update(id, { mtu })).rejects.toMatchObject(
        refusal(`mtu ${mtu} is not allowed on a ${type} virtual interface; it takes ${allowed}.`),
      )
      expect(await seen(id)).toMatchObject({ mtu: 1500, virtualInterfaceState: 'available' })
    })

    test.for(['private', 'transit'] as const)(
      'SiteLink is switched on and off on a %s interface of a Direct Connect gateway',
      async (type) => {
        const id = await onHub(type)
        expect(await update(id, { enableSiteLink: true })).toMatchObject({ siteLinkEnabled: true, virtualInterfaceState: 'available' })
        expect(await update(id, { virtualInterfaceName: 'same link' })).toMatchObject({ siteLinkEnabled: true })
        expect(await update(id, { enableSiteLink: false })).toMatchObject({ siteLinkEnabled: false })
      },
    )

    test('SiteLink is not for a virtual private gateway nor for public interfaces, but may be switched off anywhere', async () => {
      const [onVirtualGateway, open] = [await up(), await up('public')]
      await expect(update(onVirtualGateway, { enableSiteLink: true })).rejects.toMatchObject(
        refusal('SiteLink cannot be enabled: the virtual interface is not attached to a Direct Connect gateway.'),
      )
      await expect(update(open, { enableSiteLink: true })).rejects.toMatchObject(
        refusal('SiteLink cannot be enabled: the virtual interface is public.'),
      )
      expect(await update(onVirtualGateway, { enableSiteLink: false })).toMatchObject({ siteLinkEnabled: false })
    })

    test('one wrong member and nothing is changed', async () => {
      const id = await up()
      const before = await seen(id)
      await expect(update(id, { virtualInterfaceName: 'half', mtu: 1501 })).rejects.toMatchObject(refusal(/^mtu 1501/))
      await expect(update(id, { virtualInterfaceName: '', mtu: 9001 })).rejects.toMatchObject(
        refusal('virtualInterfaceName must have 1 to 100 characters.'),
      )
      await expect(update(id, { virtualInterfaceName: 'x'.repeat(101) })).rejects.toMatchObject(
        refusal('virtualInterfaceName must have 1 to 100 characters.'),
      )
      expect(await seen(id)).toEqual(before)
    })

    test('without a wish it answers what is', async () => {
      const id = await up()
      const answer = await house().call('partner', 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId: id })
      expect(answer.json).toEqual(await seen(id))
    })

    test('waits until the interface is up or down', async () => {
      const id = await made('private')
      const says = (state: string) => refusal(`UpdateVirtualInterfaceAttributes failed. ${id} is in state ${state}`)
      await expect(update(id, { virtualInterfaceName: 'early' })).rejects.toMatchObject(says('pending'))
      await house().pass(delay)
      await update(id, { mtu: 8500 })
      await expect(update(id, { virtualInterfaceName: 'again' })).rejects.toMatchObject(says('pending'))
      await house().pass(delay)
      await house().as('partner').deleteVirtualInterface({ virtualInterfaceId: id })
      await expect(update(id, { virtualInterfaceName: 'late' })).rejects.toMatchObject(says('deleting'))
      await house().pass(2 * delay)
      await expect(update(id, { virtualInterfaceName: 'late' })).rejects.toMatchObject(says('deleted'))
    })

    test('says what state it is in even when its connection is gone', async () => {
      const connectionId = await house().connection('partner')
      const call = allocationOf('private')
      const vi = interfaceIn(call, await send(call, await ready(), placeOf(call, next()), { connectionId }))
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId: vi.virtualInterfaceId })
      await house().as('partner').deleteConnection({ connectionId })
      await house().pass(2 * delay)
      await expect(
        house().as('blue').updateVirtualInterfaceAttributes({ virtualInterfaceId: vi.virtualInterfaceId, mtu: 9001 }),
      ).rejects.toMatchObject(refusal(`UpdateVirtualInterfaceAttributes failed. ${vi.virtualInterfaceId} is in state rejected`))
    })

    test('is for the owner: to all others, the owner of the connection too, there is no such interface', async () => {
      const call = allocationOf('private')
      const { virtualInterfaceId } = interfaceIn(call, await send(call, await ready(), placeOf(call, next())))
      const ask = (who: 'partner' | 'green', id: string) =>
        house().call(who, 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId: id, virtualInterfaceName: 'mine' })
      const unknown = await ask('green', 'dxvif-fzzzzzzz')
      expect(unknown.json).toEqual({
        __type: 'DirectConnectClientException',
        message: 'Virtual Interface dxvif-fzzzzzzz does not exist.',
      })
      for (const who of ['partner', 'green'] as const) {
        expect((await ask(who, virtualInterfaceId)).text.replace(virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
      }
    })

    test('says so when an id is missing or cannot be one, or a value is of the wrong kind', async () => {
      const says = async (input: object) =>
        (await house().call('partner', 'UpdateVirtualInterfaceAttributes', input)).json.message as string
      expect(await says({ virtualInterfaceId: 'foo' })).toBe('Virtual Interface ID foo has an invalid format: it does not exist.')
      expect(await says({ mtu: 9001 })).toContain("'virtualInterfaceId' failed to satisfy constraint: Member must not be null")
      expect(await says({ virtualInterfaceId: 'dxvif-fzzzzzzz', mtu: '9001' })).toBe('STRING_VALUE can not be converted to an Integer')
      expect(await says({ virtualInterfaceId: 'dxvif-fzzzzzzz', enableSiteLink: 'true' })).toBe(
        'STRING_VALUE can not be converted to a Boolean',
      )
    })
  })
})
