// FRRouting, for Linux: a whole frr.conf for zebra, staticd, bfdd and bgpd. What a router announces
// is what stands as `network`, and nothing it learned elsewhere: on a public interface by name, on
// others whatever has an empty AS path. The project's own tests feed this text to a real FRR.
// Blocks end without `exit`, so that a daemon reading the file alone stays in step where it skips one.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

/** FRR takes the rest of the line as it is, whatever the alphabet holds. */
export const frrKey = (key: string): string => key

const ip = (version: 4 | 6): string => (version === 4 ? 'ip' : 'ipv6')

const neighbor = (plan: RouterPlan, { neighbor: to, asn, bgpPeerId, authKey, needsLocalAs }: Session): readonly string[] => [
  ` neighbor ${to} remote-as ${plan.providerAsn}`,
  ` neighbor ${to} description ${bgpPeerId}`,
  ...when(needsLocalAs, ` neighbor ${to} local-as ${asn} no-prepend replace-as`),
  ` neighbor ${to} password ${frrKey(authKey)}`,
  ` neighbor ${to} timers ${terms.keepalive} ${terms.holdTime}`,
  ` neighbor ${to} timers connect ${terms.connectRetry}`,
  ...when(plan.bfd, ` neighbor ${to} bfd profile ${plan.id}`),
]

const family = (plan: RouterPlan, part: FamilyPlan): readonly string[] => [
  ' !',
  ` address-family ipv${part.version} unicast`,
  ...announcing(part, '!', ({ cidr }) => [`  network ${cidr}`]),
  ...part.sessions.flatMap(({ neighbor: to }) => [
    `  neighbor ${to} activate`,
    `  neighbor ${to} route-map ${plan.id}-in in`,
    `  neighbor ${to} route-map ${plan.id}-out-v${part.version} out`,
    `  neighbor ${to} maximum-prefix ${plan.acceptAtMost}`,
  ]),
  ' exit-address-family',
]

function announcementPolicy(plan: RouterPlan, part: FamilyPlan): readonly string[] {
  const name = `${plan.id}-out-v${part.version}`
  if (plan.type !== 'public') return [`route-map ${name} permit 10`, ` match as-path ${plan.id}-own`, '!']
  return [
    ...announcing(part, '!', ({ cidr }, index) => [`${ip(part.version)} prefix-list ${name} seq ${(index + 1) * 5} permit ${cidr}`]),
    `${ip(part.version)} prefix-list ${name} seq 9999 deny any`,
    '!',
    `route-map ${name} permit 10`,
    ` match ${ip(part.version)} address prefix-list ${name}`,
    '!',
  ]
}

const vlanInterface = (plan: RouterPlan): readonly string[] => [
  `interface eth0.${plan.vlan}`,
  ` description ${plan.id}`,
  ...plan.sessions.map(({ version, local }) => ` ${ip(version)} address ${local.cidr}`),
  '!',
]

const bfdProfile = (plan: RouterPlan): readonly string[] => [
  'bfd',
  ` profile ${plan.id}`,
  `  detect-multiplier ${terms.bfdMultiplier}`,
  `  receive-interval ${terms.bfdInterval}`,
  `  transmit-interval ${terms.bfdInterval}`,
  '!',
]

/** A route for every prefix, so that what is announced and used by nobody ends here and does not loop. */
const blackholes = (plan: RouterPlan): readonly string[] =>
  plan.families.flatMap(({ version, announced }) => [
    ...announced.map(({ cidr }) => `${ip(version)} route ${cidr} blackhole`),
    ...when(announced.length > 0, '!'),
  ])

export const frr = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '!',
    port: 'eth0',
    vlanInterface: `eth0.${plan.vlan}`,
    notes: [
      `Linux makes the interface: ip link add link eth0 name eth0.${plan.vlan} mtu ${plan.mtu} type vlan id ${plan.vlan} && ip link set eth0.${plan.vlan} up`,
      'BFD needs bfdd and static routes staticd: both are switched on in /etc/frr/daemons.',
      'Take it in with vtysh -f or as /etc/frr/frr.conf: a terminal makes something else of a ? in a password.',
      'What stands as network is announced, with or without a route to it; nothing else is.',
    ],
  }),
  'frr defaults traditional',
  '!',
  ...vlanInterface(plan),
  ...when(plan.bfd, ...bfdProfile(plan)),
  ...blackholes(plan),
  ...when(plan.type !== 'public', `bgp as-path access-list ${plan.id}-own permit ^$`, '!'),
  ...plan.families.flatMap((part) => announcementPolicy(plan, part)),
  `route-map ${plan.id}-in permit 10`,
  '!',
  `router bgp ${plan.asn}`,
  ` bgp router-id ${plan.routerId}`,
  ' no bgp default ipv4-unicast',
  ' no bgp network import-check',
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
  ...plan.families.flatMap((part) => family(plan, part)),
  '!',
]
