// The routers that a configuration is written for: the identifiers of the API, which has no
// operation that lists them (§13 of the API's behaviour; the sources are AWS's and Terraform's docs).

export interface RouterType {
  readonly vendor: string
  readonly platform: string
  readonly software: string
  readonly routerTypeIdentifier: string
}

const row = (vendor: string, platform: string, software: string, routerTypeIdentifier: string): RouterType => ({
  vendor,
  platform,
  software,
  routerTypeIdentifier,
})

const cisco = 'Cisco Systems, Inc.'
const juniper = 'Juniper Networks, Inc.'

export const routerTypes: readonly RouterType[] = [
  row(cisco, '2900 Series Routers', 'IOS 12.4+', 'CiscoSystemsInc-2900SeriesRouters-IOS124'),
  row(cisco, '3700 Series Routers', 'IOS 12.4+', 'CiscoSystemsInc-3700SeriesRouters-IOS124'),
  row(cisco, '7200 Series Routers', 'IOS 12.4+', 'CiscoSystemsInc-7200SeriesRouters-IOS124'),
  row(cisco, 'Nexus 7000 Series Switches', 'NX-OS 5.1+', 'CiscoSystemsInc-Nexus7000SeriesSwitches-NXOS51'),
  row(cisco, 'Nexus 9K+ Series Switches', 'NX-OS 9.3+', 'CiscoSystemsInc-Nexus9KSeriesSwitches-NXOS93'),
  row(juniper, 'M/MX Series Routers', 'JunOS 9.5+', 'JuniperNetworksInc-MMXSeriesRouters-JunOS95'),
  row(juniper, 'SRX Series Routers', 'JunOS 9.5+', 'JuniperNetworksInc-SRXSeriesRouters-JunOS95'),
  row(juniper, 'T Series Routers', 'JunOS 9.5+', 'JuniperNetworksInc-TSeriesRouters-JunOS95'),
  row('Palo Alto Networks', 'PA-3000+ and 5000+ series', 'PAN-OS 8.0.3+', 'PaloAltoNetworks-PA3000and5000series-PANOS803'),
]

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]

export const vendors = (): readonly string[] => unique(routerTypes.map(({ vendor }) => vendor))
export const platformsOf = (vendor: string): readonly string[] =>
  unique(routerTypes.filter((type) => type.vendor === vendor).map(({ platform }) => platform))
export const softwareOf = (vendor: string, platform: string): readonly RouterType[] =>
  routerTypes.filter((type) => type.vendor === vendor && type.platform === platform)
