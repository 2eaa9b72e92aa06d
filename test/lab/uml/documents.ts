// What the lab inside User-Mode Linux is made of: two gateways with the same addresses on a LAG, one interface on an
// encrypted port, and the customer's BIRD for all of them.
import { openKey, peer4, peer6, privateInterface } from '../../edge/support/documents.ts'

export const directory = '/run/demarc'

export const gateways = ['3f0a1c52-91d4-4b1e-9a55-5a7b3f2a1c01', '9b1f0a10-1111-4222-8333-444455556666'].map((gatewayId, index) => ({
  gatewayId,
  prefixes: [`10.5${index}.0.0/16`, `fd00:5${index}::/48`],
}))
/** The same addresses in both gateways, on purpose. */
export const ends = { providerAddress: '169.254.7.1/30', customerAddress: '169.254.7.2/30' }
export const ends6 = { providerAddress: 'fd00:7::1/125', customerAddress: 'fd00:7::2/125' }
export const interfaces = gateways.map(({ gatewayId }, index) =>
  privateInterface(index + 1, {
    portId: 'dxlag-fport001',
    gatewayId,
    vlan: 101 + index,
    rateLimit: 50_000_000,
    peers: [peer4(index + 1, ends), peer6(index + 1, ends6)],
  }),
)
export const encrypted = privateInterface(3, {
  portId: 'dxcon-fport002',
  gatewayId: gateways[0]?.gatewayId ?? '',
  vlan: 103,
  peers: [peer4(3)],
})
export const ports = [
  { portId: 'dxlag-fport001', members: ['pa', 'pb'], lacp: true, minimumLinks: 1, jumbo: false },
  {
    portId: 'dxcon-fport002',
    members: ['pm'],
    lacp: false,
    minimumLinks: 0,
    jumbo: true,
    macSec: { mode: 'must_encrypt' as const, keys: [] },
  },
]

export const customerText = `log "${directory}/customer.log" all; router id 10.255.9.9; protocol device {}
${[1, 2]
  .flatMap(
    (index) =>
      interfaces[index - 1]?.peers.map((peer) => {
        const name = `c_${peer.bgpPeerId.slice(7)}`
        const [local, neighbor] = [peer.customerAddress, peer.providerAddress].map((text) => text.split('/')[0])
        const prefix = peer.addressFamily === 'ipv4' ? `10.${index}.0.0/16` : `fd00:${index}::/48`
        return `${peer.addressFamily} table t_${name}; protocol static s_${name} { ${peer.addressFamily} { table t_${name}; }; route ${prefix} blackhole; }
protocol bgp ${name} { vrf "c${index}"; interface "lag0.10${index}"; strict bind on; local ${local} as 65001; neighbor ${neighbor} as 64512; password "${openKey(peer)}"; connect delay time 1; connect retry time 2; error wait time 1,2; ${peer.addressFamily} { table t_${name}; import all; export all; }; }`
      }) ?? [],
  )
  .join('\n')}
ipv4 table t_m; protocol static s_m { ipv4 { table t_m; }; route 10.3.0.0/16 blackhole; }
protocol bgp m { interface "mac.103"; strict bind on; local 169.254.0.14 as 65001; neighbor 169.254.0.13 as 64512; password "key-number-3"; connect delay time 1; connect retry time 2; error wait time 1,2; ipv4 { table t_m; import all; export all; }; }
`
