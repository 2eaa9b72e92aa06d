// Cisco NX-OS: Nexus 7000 with 5.1 and Nexus 9000 with 9.3, which alone has MACsec here. Its shell
// knows pipes, `;` between blanks and `$(…)`; inside a key without blanks only the last one works.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

const port = 'Ethernet1/1'

/** `0` says that the word behind it is the key itself; the word is taken as it is, `?` and `$(` excepted, hence the notes. */
export const nxosKey = (key: string): string => `0 ${key}`

const ip = (version: 4 | 6): string => (version === 4 ? 'ip' : 'ipv6')

const address = ({ version, local }: Session, index: number): string =>
  `  ${ip(version)} address ${local.cidr}${version === 4 && index > 0 ? ' secondary' : ''}`

const interfaces = (plan: RouterPlan): readonly string[] => [
  `interface ${port}`,
  '  no switchport',
  ...when(plan.jumbo, '  mtu 9216'),
  ...when(plan.macSecPart, `  macsec keychain ${plan.id} policy ${plan.id}`),
  '  no shutdown',
  '!',
  `interface ${port}.${plan.vlan}`,
  `  description Direct Connect ${plan.id}`,
  `  encapsulation dot1q ${plan.vlan}`,
  `  mtu ${plan.mtu}`,
  ...when(plan.bfd, `  bfd interval ${terms.bfdInterval} min_rx ${terms.bfdInterval} multiplier ${terms.bfdMultiplier}`, '  no bfd echo'),
  '  no ip redirects',
  '  no ipv6 redirects',
  ...plan.families.flatMap(({ sessions }) => sessions.map(address)),
  '  no shutdown',
  '!',
]

const macSec = (plan: RouterPlan): readonly string[] => [
  `key chain ${plan.id} macsec`,
  `  key ${plan.ckn}`,
  '    ! Put your CAK, 64 hexadecimal digits, and remove the sign in front:',
  '    ! key-octet-string <CAK> cryptographic-algorithm AES_256_CMAC',
  `macsec policy ${plan.id}`,
  '  cipher-suite GCM-AES-XPN-256',
  '  conf-offset CONF-OFFSET-0',
  '  ! must-secure where the connection has the mode must_encrypt',
  '  security-policy should-secure',
  '!',
]

const announced = (plan: RouterPlan, part: FamilyPlan): readonly string[] => [
  ...announcing(part, '!', ({ cidr }, index) => [
    `${ip(part.version)} route ${cidr} Null0`,
    `${ip(part.version)} prefix-list ${plan.id}-out-v${part.version} seq ${(index + 1) * 5} permit ${cidr}`,
  ]),
  `${ip(part.version)} prefix-list ${plan.id}-out-v${part.version} seq 9999 deny ${part.version === 4 ? '0.0.0.0/0 le 32' : '0::/0 le 128'}`,
  '!',
]

const neighbor = (plan: RouterPlan, { neighbor: to, version, asn, bgpPeerId, authKey, needsLocalAs }: Session): readonly string[] => [
  `  neighbor ${to}`,
  `    remote-as ${plan.providerAsn}`,
  `    description ${bgpPeerId}`,
  ...when(needsLocalAs, `    local-as ${asn} no-prepend replace-as`),
  `    password ${nxosKey(authKey)}`,
  `    timers ${terms.keepalive} ${terms.holdTime}`,
  ...when(plan.bfd, '    bfd'),
  `    address-family ipv${version} unicast`,
  `      prefix-list ${plan.id}-out-v${version} out`,
  `      maximum-prefix ${plan.acceptAtMost}`,
]

export const ciscoNxos = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '!',
    port,
    vlanInterface: `${port}.${plan.vlan}`,
    notes: [
      'When you paste a password with a ? in it, press Ctrl-V before that character.',
      'The shell may take $( in a password for the beginning of a variable: order a password without.',
      'A switch without any IPv4 address needs a router-id.',
    ],
  }),
  'feature bgp',
  ...when(plan.bfd, 'feature bfd'),
  ...when(plan.macSecPart, 'feature macsec'),
  '!',
  ...when(plan.macSecPart, ...macSec(plan)),
  ...interfaces(plan),
  ...plan.families.flatMap((part) => announced(plan, part)),
  `router bgp ${plan.asn}`,
  ...plan.families.flatMap((part) => [
    `  address-family ipv${part.version} unicast`,
    ...announcing(part, '!', ({ cidr }) => [`    network ${cidr}`]),
  ]),
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
  '!',
]
