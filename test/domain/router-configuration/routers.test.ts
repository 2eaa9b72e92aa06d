import { expect, test } from 'vitest'
import { ClientFault } from '#domain/fault.ts'
import { routerFaults } from '#domain/router-configuration/faults.ts'
import { renderRouterConfiguration } from '#domain/router-configuration/render.ts'
import { mustBeRouter, routers } from '#domain/router-configuration/routers.ts'
import { cases, privateInterface } from './interfaces.ts'
import { routerInputOf } from '#domain/router-configuration/router-input.ts'

const input = routerInputOf(privateInterface)
const identifiers = routers.map(({ type }) => type.routerTypeIdentifier)

test('the first nine are those that AWS documents, member for member', () => {
  const ios = 'customer-router-cisco-generic.xslt'
  const nexus = 'customer-switch-cisco-nexus-generic.xslt'
  const junos = 'customer-router-juniper-generic.xslt'
  const cisco = 'Cisco Systems, Inc.'
  const juniper = 'Juniper Networks, Inc.'
  const members = routers
    .slice(0, 9)
    .map(({ type: t }) => [t.routerTypeIdentifier, t.vendor, t.platform, t.software, t.xsltTemplateName, t.xsltTemplateNameForMacSec])
  expect(members).toEqual([
    ['CiscoSystemsInc-2900SeriesRouters-IOS124', cisco, '2900 Series Routers', 'IOS 12.4+', ios, ''],
    ['CiscoSystemsInc-3700SeriesRouters-IOS124', cisco, '3700 Series Routers', 'IOS 12.4+', ios, ''],
    ['CiscoSystemsInc-7200SeriesRouters-IOS124', cisco, '7200 Series Routers', 'IOS 12.4+', ios, ''],
    ['CiscoSystemsInc-Nexus7000SeriesSwitches-NXOS51', cisco, 'Nexus 7000 Series Switches', 'NX-OS 5.1+', nexus, ''],
    [
      'CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93',
      cisco,
      'Nexus 9K+ Series Switches',
      'NX-OS 9.3+',
      nexus,
      'customer-switch-cisco-nexus-generic-macsec.xslt',
    ],
    [
      'JuniperNetworksInc-MMXSeriesRouters-JunOS95',
      juniper,
      'M/MX Series Routers',
      'JunOS 9.5+',
      junos,
      'customer-router-juniper-generic-macsec.xslt',
    ],
    ['JuniperNetworksInc-SRXSeriesRouters-JunOS95', juniper, 'SRX Series Routers', 'JunOS 9.5+', junos, ''],
    ['JuniperNetworksInc-TSeriesRouters-JunOS95', juniper, 'T Series Routers', 'JunOS 9.5+', junos, ''],
    [
      'PaloAltoNetworks-PA3000and5000series-PANOS803',
      'Palo Alto Networks',
      'PA-3000+ and 5000+ series',
      'PAN-OS 8.0.3+',
      'customer-router-palo-alto-generic.xslt',
      '',
    ],
  ])
})

test('seven more are ours, and no identifier stands twice', () => {
  expect(routers).toHaveLength(16)
  expect(new Set(identifiers).size).toBe(16)
  expect(identifiers.filter((identifier) => !/^[A-Za-z0-9]+-[A-Za-z0-9]+-[A-Za-z0-9]+$/.test(identifier))).toEqual([])
})

test('without an identifier the first row is meant', () => {
  const { router, text } = renderRouterConfiguration(input)
  expect(router.routerTypeIdentifier).toBe('CiscoSystemsInc-2900SeriesRouters-IOS124')
  expect(text).toBe(renderRouterConfiguration(input, 'CiscoSystemsInc-2900SeriesRouters-IOS124').text)
})

test('the answer names the router in the six members of the API and no others', () => {
  const { router } = renderRouterConfiguration(input, 'FRRouting-FRR-8')
  expect(router).toEqual({
    vendor: 'FRRouting',
    platform: 'FRR',
    software: 'FRR 8+',
    xsltTemplateName: 'customer-router-frr.xslt',
    xsltTemplateNameForMacSec: '',
    routerTypeIdentifier: 'FRRouting-FRR-8',
  })
})

test.each(['', 'frrouting-frr-8', 'constructor', 'Example-Router-1'])(
  'the router type %j is refused, and the refusal names all that exist',
  (identifier) => {
    expect(() => mustBeRouter(identifier)).toThrow(ClientFault)
    expect(() => mustBeRouter(identifier)).toThrow(`routerTypeIdentifier ${identifier} is not one of ${identifiers.join(', ')}.`)
  },
)

test('an interface whose last peer is going has nothing to configure', () => {
  const gone = routerInputOf({ ...privateInterface, peers: privateInterface.peers.map((peer) => ({ ...peer, bgpPeerState: 'deleting' })) })
  expect(gone.peers).toEqual([])
  expect(() => renderRouterConfiguration(gone)).toThrow(routerFaults.noPeers.aws('dxvif-fg5678gh'))
})

test('a peer that is going is in no configuration, and the other one stays', () => {
  const [ipv4, ipv6] = privateInterface.peers
  if (!ipv4 || !ipv6) expect.unreachable()
  const half = routerInputOf({ ...privateInterface, peers: [{ ...ipv4, bgpPeerState: 'deleting' }, ipv6] })
  for (const identifier of identifiers) {
    const { text } = renderRouterConfiguration(half, identifier)
    expect(text).not.toContain(ipv4.customerAddress.split('/')[0])
    expect(text).toContain(ipv6.customerAddress.split('/')[0])
  }
})

test.each(identifiers)('%s writes the key name of an encrypted port into a MACsec part, or says that it has none', (identifier) => {
  const encrypted = cases['macsec']
  if (!encrypted?.macSec) expect.unreachable()
  const { text, router } = renderRouterConfiguration(encrypted, identifier)
  expect(text).toContain(encrypted.macSec.ckn)
  expect(text.includes('There is no part for that in this text.')).toBe(router.xsltTemplateNameForMacSec === '')
  expect(text.includes('<CAK>')).toBe(router.xsltTemplateNameForMacSec !== '')
  expect(renderRouterConfiguration(input, identifier).text).not.toMatch(/macsec/i)
})
