import { describe, expect, test } from 'vitest'
import { enginesHere, refusal } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { privateInterface } from '../bgp-peers/scene.ts'

const routers = [
  [
    'CiscoSystemsInc-2900SeriesRouters-IOS124',
    'Cisco Systems, Inc.',
    '2900 Series Routers',
    'IOS 12.4+',
    'customer-router-cisco-generic.xslt',
    '',
  ],
  [
    'CiscoSystemsInc-3700SeriesRouters-IOS124',
    'Cisco Systems, Inc.',
    '3700 Series Routers',
    'IOS 12.4+',
    'customer-router-cisco-generic.xslt',
    '',
  ],
  [
    'CiscoSystemsInc-7200SeriesRouters-IOS124',
    'Cisco Systems, Inc.',
    '7200 Series Routers',
    'IOS 12.4+',
    'customer-router-cisco-generic.xslt',
    '',
  ],
  [
    'CiscoSystemsInc-Nexus7000SeriesSwitches-NXOS51',
    'Cisco Systems, Inc.',
    'Nexus 7000 Series Switches',
    'NX-OS 5.1+',
    'customer-switch-cisco-nexus-generic.xslt',
    '',
  ],
  [
    'CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93',
    'Cisco Systems, Inc.',
    'Nexus 9K+ Series Switches',
    'NX-OS 9.3+',
    'customer-switch-cisco-nexus-generic.xslt',
    'customer-switch-cisco-nexus-generic-macsec.xslt',
  ],
  [
    'JuniperNetworksInc-MMXSeriesRouters-JunOS95',
    'Juniper Networks, Inc.',
    'M/MX Series Routers',
    'JunOS 9.5+',
    'customer-router-juniper-generic.xslt',
    'customer-router-juniper-generic-macsec.xslt',
  ],
  [
    'JuniperNetworksInc-SRXSeriesRouters-JunOS95',
    'Juniper Networks, Inc.',
    'SRX Series Routers',
    'JunOS 9.5+',
    'customer-router-juniper-generic.xslt',
    '',
  ],
  [
    'JuniperNetworksInc-TSeriesRouters-JunOS95',
    'Juniper Networks, Inc.',
    'T Series Routers',
    'JunOS 9.5+',
    'customer-router-juniper-generic.xslt',
    '',
  ],
  [
    'PaloAltoNetworks-PA3000and5000series-PANOS803',
    'Palo Alto Networks',
    'PA-3000+ and 5000+ series',
    'PAN-OS 8.0.3+',
    'customer-router-palo-alto-generic.xslt',
    '',
  ],
] as const

describe('DescribeRouterConfiguration', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let scene: ReturnType<typeof privateInterface> | undefined
    const ready = () =>
      (scene ??= privateInterface(house(), { authKey: 'tgyn26example', amazonAddress: '172.16.0.1/30', customerAddress: '172.16.0.2/30' }))
    const ask = async (input: object, who: 'partner' | 'blue' | 'green' = 'blue') => house().call(who, 'DescribeRouterConfiguration', input)

    test.for(routers)(
      'knows %s as published',
      async ([routerTypeIdentifier, vendor, platform, software, xsltTemplateName, xsltTemplateNameForMacSec]) => {
        const { virtualInterfaceId } = await ready()
        const { json } = await ask({ virtualInterfaceId, routerTypeIdentifier })
        expect(json).toEqual({
          customerRouterConfig: expect.stringContaining('tgyn26example'),
          router: { vendor, platform, software, xsltTemplateName, xsltTemplateNameForMacSec, routerTypeIdentifier },
          virtualInterfaceId,
          virtualInterfaceName: 'Test',
        })
      },
    )

    test('without a router type it means the first', async () => {
      const { virtualInterfaceId } = await ready()
      expect((await ask({ virtualInterfaceId })).json).toEqual(
        (await ask({ virtualInterfaceId, routerTypeIdentifier: routers[0][0] })).json,
      )
    })

    test('a Cisco gets what it understands', async () => {
      const { virtualInterfaceId } = await ready()
      const text = (await ask({ virtualInterfaceId })).json.customerRouterConfig as string
      for (const line of [
        'encapsulation dot1Q 125',
        'ip address 172.16.0.2 255.255.255.252',
        'router bgp 65000',
        'neighbor 172.16.0.1 remote-as 64602',
      ]) {
        expect(text).toContain(line)
      }
    })

    test('a Juniper and an FRR get theirs', async () => {
      const { virtualInterfaceId } = await ready()
      const juniper = (await ask({ virtualInterfaceId, routerTypeIdentifier: 'JuniperNetworksInc-MMXSeriesRouters-JunOS95' })).json
      expect(juniper.customerRouterConfig).toMatch(/vlan-id 125/)
      const frr = (await ask({ virtualInterfaceId, routerTypeIdentifier: 'FRRouting-FRR-8' })).json
      expect(frr.customerRouterConfig).toMatch(/neighbor 172\.16\.0\.1 remote-as 64602/)
      expect(frr.router).toMatchObject({ vendor: 'FRRouting' })
    })

    test('both sides may have it, the owner of the connection before anything is confirmed', async () => {
      const { virtualInterfaceId } = await privateInterface(house(), {}, true)
      const [owner, below] = [await ask({ virtualInterfaceId }), await ask({ virtualInterfaceId }, 'partner')]
      expect(owner.status).toBe(200)
      expect(below.text).toBe(owner.text)
    })

    test('others find no such interface, byte for byte like an unknown one', async () => {
      const { virtualInterfaceId } = await ready()
      const unknown = await ask({ virtualInterfaceId: 'dxvif-fzzzzzzz' }, 'green')
      expect(unknown.json).toEqual({ __type: 'DirectConnectClientException', message: 'Virtual Interface dxvif-fzzzzzzz does not exist.' })
      expect((await ask({ virtualInterfaceId }, 'green')).text.replace(virtualInterfaceId, 'dxvif-fzzzzzzz')).toBe(unknown.text)
    })

    test('a router type that is not known is named, with all that are', async () => {
      const { virtualInterfaceId } = await ready()
      await expect(
        house().as('blue').describeRouterConfiguration({ virtualInterfaceId, routerTypeIdentifier: 'Example-1' }),
      ).rejects.toMatchObject(
        refusal(/^routerTypeIdentifier Example-1 is not one of CiscoSystemsInc-2900SeriesRouters-IOS124, .*FRRouting-FRR-8/),
      )
    })

    test('a deleted interface has nothing to configure', async () => {
      const { virtualInterfaceId } = await privateInterface(house())
      await house().as('blue').deleteVirtualInterface({ virtualInterfaceId })
      await house().pass(2000)
      expect((await ask({ virtualInterfaceId })).json.message).toBe(
        `Virtual Interface ${virtualInterfaceId} has no BGP peer, so there is nothing to configure.`,
      )
    })

    test('says so when an id is missing or cannot be one', async () => {
      expect((await ask({})).json.__type).toBe('ValidationException')
      expect((await ask({ virtualInterfaceId: 'foo' })).json.message).toBe(
        'Virtual Interface ID foo has an invalid format: it does not exist.',
      )
    })
  })
})
