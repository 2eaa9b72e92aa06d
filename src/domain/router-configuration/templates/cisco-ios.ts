// Cisco IOS 12.4 and later: the 2900, 3700 and 7200 series. AS path lists have numbers there, which
// the router may use already, so prefix lists with names say what is announced.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

const port = 'GigabitEthernet0/1'

/** IOS takes the rest of the line as it is; only a terminal makes something of `?`, hence the note at the top. */
export const iosKey = (key: string): string => key

const ip = (version: 4 | 6): string => (version === 4 ? 'ip' : 'ipv6')

/** A second IPv4 session on the same VLAN has a second address. */
const address = ({ version, local }: Session, index: number): string =>
  version === 4 ? ` ip address ${local.address} ${local.mask}${index > 0 ? ' secondary' : ''}` : ` ipv6 address ${local.cidr}`

const interfaces = (plan: RouterPlan): readonly string[] => [
  `interface ${port}`,
  ...when(plan.jumbo, ` mtu ${plan.mtu}`),
  ' no ip address',
  ' no shutdown',
  '!',
  `interface ${port}.${plan.vlan}`,
  ` description Direct Connect ${plan.id}`,
  ` encapsulation dot1Q ${plan.vlan}`,
  ...plan.families.flatMap(({ version, sessions }) => [...sessions.map(address), ` ${ip(version)} mtu ${plan.mtu}`]),
  ...when(plan.bfd, ` bfd interval ${terms.bfdInterval} min_rx ${terms.bfdInterval} multiplier ${terms.bfdMultiplier}`),
  '!',
]

const announced = (plan: RouterPlan, part: FamilyPlan): readonly string[] => [
  ...announcing(part, '!', ({ cidr, address: network, mask }, index) => [
    part.version === 4 ? `ip route ${network} ${mask} Null0` : `ipv6 route ${cidr} Null0`,
    `${ip(part.version)} prefix-list ${plan.id}-out-v${part.version} seq ${(index + 1) * 5} permit ${cidr}`,
  ]),
  `${ip(part.version)} prefix-list ${plan.id}-out-v${part.version} seq 9999 deny ${part.version === 4 ? '0.0.0.0/0 le 32' : '::/0 le 128'}`,
  '!',
]

const neighbor = (plan: RouterPlan, { neighbor: to, asn, bgpPeerId, authKey, needsLocalAs }: Session): readonly string[] => [
  ` neighbor ${to} remote-as ${plan.providerAsn}`,
  ` neighbor ${to} description ${bgpPeerId}`,
  ...when(needsLocalAs, ` neighbor ${to} local-as ${asn} no-prepend replace-as`),
  ` neighbor ${to} password ${iosKey(authKey)}`,
  ` neighbor ${to} timers ${terms.keepalive} ${terms.holdTime}`,
  ...when(plan.bfd, ` neighbor ${to} fall-over bfd`),
]

const family = (plan: RouterPlan, part: FamilyPlan): readonly string[] => [
  ' !',
  ` address-family ipv${part.version}`,
  ...announcing(part, '!', ({ cidr, address: network, mask }) => [
    part.version === 4 ? `  network ${network} mask ${mask}` : `  network ${cidr}`,
  ]),
  ...part.sessions.flatMap(({ neighbor: to }) => [
    `  neighbor ${to} activate`,
    `  neighbor ${to} prefix-list ${plan.id}-out-v${part.version} out`,
    `  neighbor ${to} maximum-prefix ${plan.acceptAtMost}`,
  ]),
  ' exit-address-family',
]

export const ciscoIos = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '!',
    port,
    vlanInterface: `${port}.${plan.vlan}`,
    notes: [
      'When you paste a password with a ? in it, press Ctrl-V before that character.',
      'A router without any IPv4 address needs a bgp router-id.',
    ],
  }),
  ...when(
    plan.families.some(({ version }) => version === 6),
    'ipv6 unicast-routing',
    '!',
  ),
  ...interfaces(plan),
  ...plan.families.flatMap((part) => announced(plan, part)),
  `router bgp ${plan.asn}`,
  ' no bgp default ipv4-unicast',
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
  ...plan.families.flatMap((part) => family(plan, part)),
  '!',
]
