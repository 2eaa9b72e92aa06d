// VyOS 1.4 and later: the commands of its configuration mode, which a bash reads. What the router
// announces is what stands as `network`, as with FRR, which works inside.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

/** A word for bash in single quotes; a single quote leaves them, is escaped, and enters them again. */
export const vyosKey = (key: string): string => `'${key.replaceAll("'", "'\\''")}'`

const list = (version: 4 | 6): string => (version === 4 ? 'prefix-list' : 'prefix-list6')

const address = (version: 4 | 6): string => (version === 4 ? 'ip address' : 'ipv6 address')

const vlanInterface = (plan: RouterPlan): readonly string[] => [
  ...when(plan.jumbo, `set interfaces ethernet eth0 mtu '${plan.mtu}'`),
  `set interfaces ethernet eth0 vif ${plan.vlan} description '${plan.id}'`,
  `set interfaces ethernet eth0 vif ${plan.vlan} mtu '${plan.mtu}'`,
  ...plan.sessions.map(({ local }) => `set interfaces ethernet eth0 vif ${plan.vlan} address '${local.cidr}'`),
]

const bfd = (plan: RouterPlan): readonly string[] => [
  `set protocols bfd profile ${plan.id} interval multiplier '${terms.bfdMultiplier}'`,
  `set protocols bfd profile ${plan.id} interval receive '${terms.bfdInterval}'`,
  `set protocols bfd profile ${plan.id} interval transmit '${terms.bfdInterval}'`,
]

function announcementPolicy(plan: RouterPlan, part: FamilyPlan): readonly string[] {
  const name = `${plan.id}-out-v${part.version}`
  const matches = plan.type === 'public' ? `${address(part.version)} prefix-list '${name}'` : `as-path '${plan.id}-own'`
  return [
    ...(plan.type === 'public' ? prefixList(part, name) : []),
    `set policy route-map ${name} rule 10 action 'permit'`,
    `set policy route-map ${name} rule 10 match ${matches}`,
  ]
}

const prefixList = (part: FamilyPlan, name: string): readonly string[] => [
  ...announcing(part, '#', ({ cidr }, index) => [
    `set policy ${list(part.version)} ${name} rule ${(index + 1) * 5} action 'permit'`,
    `set policy ${list(part.version)} ${name} rule ${(index + 1) * 5} prefix '${cidr}'`,
  ]),
  `set policy ${list(part.version)} ${name} rule 9999 action 'deny'`,
  `set policy ${list(part.version)} ${name} rule 9999 prefix '${part.version === 4 ? '0.0.0.0/0' : '::/0'}'`,
  `set policy ${list(part.version)} ${name} rule 9999 le '${part.version === 4 ? 32 : 128}'`,
]

const announced = (part: FamilyPlan): readonly string[] =>
  announcing(part, '#', ({ cidr }) => [
    `set protocols static route${part.version === 4 ? '' : '6'} ${cidr} blackhole`,
    `set protocols bgp address-family ipv${part.version}-unicast network ${cidr}`,
  ])

function neighbor(plan: RouterPlan, { neighbor: to, version, asn, bgpPeerId, authKey, needsLocalAs }: Session): readonly string[] {
  const session = `set protocols bgp neighbor ${to}`
  const family = `${session} address-family ipv${version}-unicast`
  return [
    `${session} remote-as '${plan.providerAsn}'`,
    `${session} description '${bgpPeerId}'`,
    ...when(needsLocalAs, `${session} local-as ${asn} no-prepend replace-as`),
    `${session} password ${vyosKey(authKey)}`,
    `${session} timers keepalive '${terms.keepalive}'`,
    `${session} timers holdtime '${terms.holdTime}'`,
    ...when(plan.bfd, `${session} bfd profile '${plan.id}'`),
    `${family} route-map import '${plan.id}-in'`,
    `${family} route-map export '${plan.id}-out-v${version}'`,
    `${family} maximum-prefix '${plan.acceptAtMost}'`,
  ]
}

export const vyos = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '#',
    port: 'eth0',
    vlanInterface: `eth0.${plan.vlan}`,
    notes: [
      'Paste this after configure; then commit and save.',
      "A VyOS that refuses values with a single quote cannot hold a password with a ' in it: order another one.",
    ],
  }),
  ...vlanInterface(plan),
  ...when(plan.bfd, ...bfd(plan)),
  ...when(
    plan.type !== 'public',
    `set policy as-path-list ${plan.id}-own rule 10 action 'permit'`,
    `set policy as-path-list ${plan.id}-own rule 10 regex '^$'`,
  ),
  ...plan.families.flatMap((part) => announcementPolicy(plan, part)),
  `set policy route-map ${plan.id}-in rule 10 action 'permit'`,
  `set protocols bgp system-as '${plan.asn}'`,
  `set protocols bgp parameters router-id '${plan.routerId}'`,
  ...plan.families.flatMap(announced),
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
]
