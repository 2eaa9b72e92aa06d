// What a customer can do wrong, one interface for each wrong, beside one that behaves.
import type { DesiredInterface } from '#link/desired.ts'
import { peer4, privateInterface, publicInterface } from '../../edge/support/documents.ts'
import type { Behaviour } from './hostile-bird.ts'

export const other = '9b1f0a10-1111-4222-8333-444455556666'
export const silent = 'aaaaaaaa-1111-4222-8333-444455556666'
const verified = ['203.0.113.0/24', '203.0.114.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.112.0/25']
const isPublic = (index: number, more: Partial<DesiredInterface> = {}) => publicInterface(index, { acceptedPrefixes: verified, ...more })

/** Every case: its interface and what its customer does. */
export const cases = {
  good: [
    privateInterface(1),
    {
      routes: [
        '10.9.0.0/16 { bgp_community.add((7224,7300)); bgp_community.add((7224,8100)); bgp_community.add((65001,5)); bgp_large_community.add((7224,1,1)); }',
        '0.0.0.0/0',
      ],
    },
  ],
  wrongKey: [privateInterface(2), { key: 'not-the-key' }],
  noKey: [privateInterface(3), { key: null }],
  wrongAsn: [privateInterface(4), { asn: 65_099 }],
  wrongAddress: [
    privateInterface(5, { peers: [peer4(5, { providerAddress: '169.254.99.1/29', customerAddress: '169.254.99.2/29' })] }),
    { from: '169.254.99.3' },
  ],
  tooMany: [
    privateInterface(6, { prefixLimit: { ipv4: 10, ipv6: 10 } }),
    { routes: Array.from({ length: 11 }, (_, index) => `10.66.${index}.0/24`) },
  ],
  publicWrong: [
    isPublic(7),
    { routes: ['203.0.114.0/24', '203.0.114.128/25', '203.0.115.0/24', '0.0.0.0/0', '198.18.0.0/15', '198.51.100.0/24', '203.0.112.0/25'] },
  ],
  roa: [isPublic(8, { peers: [peer4(8, { asn: 3_000 })] }), { routes: ['203.0.113.0/24', '192.0.2.0/24'] }],
  notFirst: [privateInterface(9), { routes: ['10.91.0.0/16 { bgp_path.prepend(65123); }'], options: 'rs client;' }],
  longPath: [
    privateInterface(10),
    { routes: ['10.92.0.0/16', '10.93.0.0/16'], changes: `if net = 10.92.0.0/16 then { ${'bgp_path.prepend(65001); '.repeat(60)} }` },
  ],
  ownAs: [privateInterface(11), { routes: ['10.94.0.0/16'], changes: 'bgp_path.prepend(64512);' }],
  otherNextHop: [
    privateInterface(12, { peers: [peer4(12, { providerAddress: '169.254.98.1/29', customerAddress: '169.254.98.2/29' })] }),
    { routes: ['10.95.0.0/16'], channel: 'next hop address 169.254.98.3;' },
  ],
  martians: [privateInterface(13), { routes: ['169.254.7.0/24', '127.1.0.0/16', '224.1.0.0/16', '240.1.0.0/16', '0.1.0.0/16'] }],
  own: [privateInterface(14), { routes: ['10.50.0.0/16', '10.50.7.0/24'] }],
  otherGateway: [privateInterface(15, { gatewayId: other }), { routes: ['10.15.0.0/16'] }],
  noTtl: [privateInterface(16, { peers: [peer4(16, { ttlSecurity: true })] }), {}],
  withTtl: [privateInterface(17, { peers: [peer4(17, { ttlSecurity: true })] }), { options: 'ttl security on;' }],
  privateAsns: [isPublic(18), { routes: ['203.0.114.0/24'], changes: 'bgp_path.prepend(65010); bgp_path.prepend(65001);' }],
  scope: [isPublic(19), { routes: ['203.0.114.0/24'], changes: 'bgp_community.add((7224,9100)); bgp_community.add((7224,666));' }],
  siteA: [privateInterface(20, { siteLink: true, gatewayId: other }), { routes: ['10.20.0.0/16'] }],
  siteB: [privateInterface(21, { siteLink: true, gatewayId: other, peers: [peer4(21, { asn: 65_021 })] }), { routes: ['10.21.0.0/16'] }],
  transit: [privateInterface(22, { type: 'transit', gatewayId: silent }), { routes: ['10.0.0.0/8', '10.22.0.0/16'] }],
} as const satisfies Record<string, readonly [DesiredInterface, Behaviour]>
