// Arista EOS 4.24 and later, in the multi-agent routing model. Prefix lists say what is announced.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

const port = 'Ethernet1'

/** `0` says that the word behind it is the key itself; only a terminal makes something of `?`, hence the note at the top. */
export const eosKey = (key: string): string => `0 ${key}`

const ip = (version: 4 | 6): string => (version === 4 ? 'ip' : 'ipv6')

const address = ({ version, local }: Session, index: number): string =>
  `   ${ip(version)} address ${local.cidr}${version === 4 && index > 0 ? ' secondary' : ''}`

const interfaces = (plan: RouterPlan): readonly string[] => [
  `interface ${port}`,
  '   no switchport',
  ...when(plan.jumbo, '   mtu 9214'),
  ...when(plan.macSecPart, `   mac security profile ${plan.id}`),
  '!',
  `interface ${port}.${plan.vlan}`,
  `   description Direct Connect ${plan.id}`,
  `   encapsulation dot1q vlan ${plan.vlan}`,
  `   mtu ${plan.mtu}`,
  ...plan.families.flatMap(({ sessions }) => sessions.map(address)),
  ...when(plan.bfd, `   bfd interval ${terms.bfdInterval} min-rx ${terms.bfdInterval} multiplier ${terms.bfdMultiplier}`),
  '!',
]

const macSec = (plan: RouterPlan): readonly string[] => [
  'mac security',
  `   profile ${plan.id}`,
  '      cipher aes256-gcm-xpn',
  '      ! Put your CAK, 64 hexadecimal digits, and remove the sign in front:',
  `      ! key ${plan.ckn} 0 <CAK>`,
  '      sci',
  '!',
]

const announced = (plan: RouterPlan, part: FamilyPlan): readonly string[] => {
  const name = `${plan.id}-out-v${part.version}`
  return [
    ...announcing(part, '!', ({ cidr }) => [`${ip(part.version)} route ${cidr} Null0`]),
    `${ip(part.version)} prefix-list ${name}`,
    ...announcing(part, '!', ({ cidr }, index) => [`   seq ${(index + 1) * 5} permit ${cidr}`]),
    `   seq 9999 deny ${part.version === 4 ? '0.0.0.0/0 le 32' : '::/0 le 128'}`,
    '!',
    `route-map ${name} permit 10`,
    `   match ${ip(part.version)} address prefix-list ${name}`,
    '!',
  ]
}

const neighbor = (plan: RouterPlan, { neighbor: to, version, asn, bgpPeerId, authKey, needsLocalAs }: Session): readonly string[] => [
  `   neighbor ${to} remote-as ${plan.providerAsn}`,
  `   neighbor ${to} description ${bgpPeerId}`,
  ...when(needsLocalAs, `   neighbor ${to} local-as ${asn} no-prepend replace-as`),
  `   neighbor ${to} password ${eosKey(authKey)}`,
  `   neighbor ${to} timers ${terms.keepalive} ${terms.holdTime}`,
  ...when(plan.bfd, `   neighbor ${to} bfd`),
  `   neighbor ${to} route-map ${plan.id}-in in`,
  `   neighbor ${to} route-map ${plan.id}-out-v${version} out`,
  `   neighbor ${to} maximum-routes ${plan.acceptAtMost}`,
]

const family = (part: FamilyPlan): readonly string[] => [
  '   !',
  `   address-family ipv${part.version}`,
  ...part.sessions.map(({ neighbor: to }) => `      neighbor ${to} activate`),
  ...announcing(part, '!', ({ cidr }) => [`      network ${cidr}`]),
]

export const aristaEos = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '!',
    port,
    vlanInterface: `${port}.${plan.vlan}`,
    notes: [
      'When you paste a password with a ? in it, press Ctrl-V before that character.',
      'A router without any IPv4 address needs a router-id.',
    ],
  }),
  ...plan.families.map(({ version }) => (version === 4 ? 'ip routing' : 'ipv6 unicast-routing')),
  '!',
  ...when(plan.macSecPart, ...macSec(plan)),
  ...interfaces(plan),
  ...plan.families.flatMap((part) => announced(plan, part)),
  `route-map ${plan.id}-in permit 10`,
  '!',
  `router bgp ${plan.asn}`,
  '   no bgp default ipv4-unicast',
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
  ...plan.families.flatMap(family),
  '!',
]
