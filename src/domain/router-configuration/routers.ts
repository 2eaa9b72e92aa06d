// The routers whose configuration can be downloaded: first the nine that AWS documents, under AWS's
// identifiers, then ours. There is no operation that lists them; the console reads this table.
import { refuse } from '#domain/fault.ts'
import { routerFaults } from '#domain/router-configuration/faults.ts'
import { aristaEos } from '#domain/router-configuration/templates/arista-eos.ts'
import { bird } from '#domain/router-configuration/templates/bird.ts'
import { ciscoIos } from '#domain/router-configuration/templates/cisco-ios.ts'
import { ciscoNxos } from '#domain/router-configuration/templates/cisco-nxos.ts'
import { frr } from '#domain/router-configuration/templates/frr.ts'
import { juniperJunos, juniperJunosSrx } from '#domain/router-configuration/templates/juniper-junos.ts'
import { mikrotik } from '#domain/router-configuration/templates/mikrotik.ts'
import { nokiaSros } from '#domain/router-configuration/templates/nokia-sros.ts'
import { openbgpd } from '#domain/router-configuration/templates/openbgpd.ts'
import { paloAltoPanos } from '#domain/router-configuration/templates/palo-alto-panos.ts'
import type { Template } from '#domain/router-configuration/templates/phrases.ts'
import { vyos } from '#domain/router-configuration/templates/vyos.ts'

/** The six members of the API's RouterType. */
export interface RouterType {
  readonly vendor: string
  readonly platform: string
  readonly software: string
  readonly xsltTemplateName: string
  /** Empty where the text has no part for MACsec. */
  readonly xsltTemplateNameForMacSec: string
  readonly routerTypeIdentifier: string
}

export interface Router {
  readonly type: RouterType
  readonly template: Template
}

type Names = readonly [routerTypeIdentifier: string, vendor: string, platform: string, software: string]

function router(template: Template, names: Names, xsltTemplateName: string, xsltTemplateNameForMacSec = ''): Router {
  const [routerTypeIdentifier, vendor, platform, software] = names
  return { type: { vendor, platform, software, xsltTemplateName, xsltTemplateNameForMacSec, routerTypeIdentifier }, template }
}

const cisco = 'Cisco Systems, Inc.'
const juniper = 'Juniper Networks, Inc.'
const iosXslt = 'customer-router-cisco-generic.xslt'
const nexusXslt = 'customer-switch-cisco-nexus-generic.xslt'
const junosXslt = 'customer-router-juniper-generic.xslt'

/** The first one is meant where a caller names none. */
export const routers: readonly [Router, ...Router[]] = [
  router(ciscoIos, ['CiscoSystemsInc-2900SeriesRouters-IOS124', cisco, '2900 Series Routers', 'IOS 12.4+'], iosXslt),
  router(ciscoIos, ['CiscoSystemsInc-3700SeriesRouters-IOS124', cisco, '3700 Series Routers', 'IOS 12.4+'], iosXslt),
  router(ciscoIos, ['CiscoSystemsInc-7200SeriesRouters-IOS124', cisco, '7200 Series Routers', 'IOS 12.4+'], iosXslt),
  router(ciscoNxos, ['CiscoSystemsInc-Nexus7000SeriesSwitches-NXOS51', cisco, 'Nexus 7000 Series Switches', 'NX-OS 5.1+'], nexusXslt),
  router(
    ciscoNxos,
    ['CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93', cisco, 'Nexus 9K+ Series Switches', 'NX-OS 9.3+'],
    nexusXslt,
    'customer-switch-cisco-nexus-generic-macsec.xslt',
  ),
  router(
    juniperJunos,
    ['JuniperNetworksInc-MMXSeriesRouters-JunOS95', juniper, 'M/MX Series Routers', 'JunOS 9.5+'],
    junosXslt,
    'customer-router-juniper-generic-macsec.xslt',
  ),
  router(juniperJunosSrx, ['JuniperNetworksInc-SRXSeriesRouters-JunOS95', juniper, 'SRX Series Routers', 'JunOS 9.5+'], junosXslt),
  router(juniperJunos, ['JuniperNetworksInc-TSeriesRouters-JunOS95', juniper, 'T Series Routers', 'JunOS 9.5+'], junosXslt),
  router(
    paloAltoPanos,
    ['PaloAltoNetworks-PA3000and5000series-PANOS803', 'Palo Alto Networks', 'PA-3000+ and 5000+ series', 'PAN-OS 8.0.3+'],
    'customer-router-palo-alto-generic.xslt',
  ),

  router(frr, ['FRRouting-FRR-8', 'FRRouting', 'FRR', 'FRR 8+'], 'customer-router-frr.xslt'),
  router(vyos, ['VyOS-VyOS-14', 'VyOS', 'VyOS', 'VyOS 1.4+'], 'customer-router-vyos.xslt'),
  router(bird, ['CZNIC-BIRD-2', 'CZ.NIC', 'BIRD', 'BIRD 2.0+'], 'customer-router-bird.xslt'),
  router(
    aristaEos,
    ['AristaNetworks-7000SeriesSwitches-EOS424', 'Arista Networks', '7000 Series Switches', 'EOS 4.24+'],
    'customer-switch-arista-eos.xslt',
    'customer-switch-arista-eos-macsec.xslt',
  ),
  router(
    nokiaSros,
    ['Nokia-7750ServiceRouters-SROS2010', 'Nokia', '7750 Service Routers', 'SR OS 20.10+ (MD-CLI)'],
    'customer-router-nokia-sros.xslt',
    'customer-router-nokia-sros-macsec.xslt',
  ),
  router(mikrotik, ['MikroTik-RouterBOARD-RouterOS720', 'MikroTik', 'RouterBOARD', 'RouterOS 7.20+'], 'customer-router-mikrotik.xslt'),
  router(openbgpd, ['OpenBSD-OpenBGPD-7', 'OpenBSD', 'OpenBGPD', 'OpenBGPD 7+'], 'customer-router-openbgpd.xslt'),
]

/** The router of that identifier, or the first; a refusal that names all of them for anything else. */
export function mustBeRouter(routerTypeIdentifier: string | undefined): Router {
  if (routerTypeIdentifier === undefined) return routers[0]
  const known = routers.map(({ type }) => type.routerTypeIdentifier)
  return (
    routers.find(({ type }) => type.routerTypeIdentifier === routerTypeIdentifier) ??
    refuse(routerFaults.unknownRouterType, routerTypeIdentifier, known.join(', '))
  )
}
