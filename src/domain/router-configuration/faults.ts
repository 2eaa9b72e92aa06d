import { fault } from '#domain/fault.ts'

export const routerFaults = {
  unknownRouterType: fault({
    source: 'ours',
    aws: (identifier: string, known: string) => `routerTypeIdentifier ${identifier} is not one of ${known}.`,
    example: ['Example-Router-1', 'CiscoSystemsInc-2900SeriesRouters-IOS124, FRRouting-FRR-8'],
  }),
  noPeers: fault({
    source: 'ours',
    aws: (virtualInterfaceId: string) => `Virtual Interface ${virtualInterfaceId} has no BGP peer, so there is nothing to configure.`,
    example: ['dxvif-fg5678gh'],
  }),
}
