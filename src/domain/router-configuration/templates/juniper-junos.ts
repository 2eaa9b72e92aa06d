// Junos 9.5 and later, to be taken in by `load merge terminal`. MX and T series share the text; the
// SRX is a firewall and lets BGP and BFD in only where a security zone says so.
import type { FamilyPlan, Prefix, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { block } from '#domain/router-configuration/templates/blocks.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

/** Quotes make `;`, `#`, braces and the rest plain text; the alphabet has no quote. What Junos makes of `\` is in the notes. */
export const junosKey = (key: string): string => `"${key}"`

const inet = (version: 4 | 6): string => (version === 4 ? 'inet' : 'inet6')

const interfaces = (plan: RouterPlan, port: string): readonly string[] =>
  block('interfaces', [
    ...block(port, [
      'vlan-tagging;',
      ...when(plan.jumbo, 'mtu 9192;'),
      ...block(`unit ${plan.vlan}`, [
        `description "Direct Connect ${plan.id}";`,
        `vlan-id ${plan.vlan};`,
        ...plan.families.flatMap(({ version, sessions }) =>
          block(`family ${inet(version)}`, [`mtu ${plan.mtu};`, ...sessions.map(({ local }) => `address ${local.cidr};`)]),
        ),
      ]),
    ]),
  ])

function routingOptions(plan: RouterPlan): readonly string[] {
  const discarded = ({ announced }: FamilyPlan): readonly string[] =>
    block(
      'static',
      announced.map(({ cidr }) => `route ${cidr} discard;`),
    )
  const statics = plan.families
    .filter(({ announced }) => announced.length > 0)
    .flatMap((part) => (part.version === 4 ? discarded(part) : block('rib inet6.0', discarded(part))))
  return block('routing-options', [`autonomous-system ${plan.asn};`, ...statics])
}

const ownTerm = ({ cidr }: Prefix, index: number): readonly string[] =>
  block(`term own-${index + 1}`, [...block('from', [`route-filter ${cidr} exact;`]), 'then accept;'])

const policies = (plan: RouterPlan): readonly string[] =>
  block('policy-options', [
    ...block(`policy-statement ${plan.id}-in`, ['then accept;']),
    ...plan.families.flatMap((part) =>
      block(`policy-statement ${plan.id}-out-v${part.version}`, [
        ...announcing(part, '#', ownTerm),
        ...block('term rest', ['then reject;']),
      ]),
    ),
  ])

const neighbor = (plan: RouterPlan, session: Session): readonly string[] =>
  block(`neighbor ${session.neighbor}`, [
    `description ${session.bgpPeerId};`,
    `local-address ${session.local.address};`,
    `peer-as ${plan.providerAsn};`,
    ...when(session.needsLocalAs, `local-as ${session.asn} no-prepend-global-as;`),
    `authentication-key ${junosKey(session.authKey)};`,
    `hold-time ${terms.holdTime};`,
    ...block(`family ${inet(session.version)}`, block('unicast', block('prefix-limit', [`maximum ${plan.acceptAtMost};`, 'teardown;']))),
    `import ${plan.id}-in;`,
    `export ${plan.id}-out-v${session.version};`,
    ...when(plan.bfd, ...block('bfd-liveness-detection', [`minimum-interval ${terms.bfdInterval};`, `multiplier ${terms.bfdMultiplier};`])),
  ])

const macSec = (plan: RouterPlan, port: string): readonly string[] =>
  block(
    'security',
    block('macsec', [
      ...block(`connectivity-association ${plan.id}`, [
        'cipher-suite gcm-aes-xpn-256;',
        'security-mode static-cak;',
        ...block('pre-shared-key', [
          `ckn ${plan.ckn};`,
          '# Put your CAK, 64 hexadecimal digits, and remove the sign in front:',
          '# cak "<CAK>";',
        ]),
      ]),
      ...block('interfaces', block(port, [`connectivity-association ${plan.id};`])),
    ]),
  )

const zone = (plan: RouterPlan, port: string): readonly string[] =>
  block(
    'security',
    block('zones', block(`security-zone ${plan.id}`, block('interfaces', block(`${port}.${plan.vlan}`, hostInbound(plan))))),
  )

const hostInbound = (plan: RouterPlan): readonly string[] =>
  block('host-inbound-traffic', [...block('system-services', ['ping;']), ...block('protocols', ['bgp;', ...when(plan.bfd, 'bfd;')])])

const junos = (plan: RouterPlan, port: string, security: readonly string[]): readonly string[] => [
  ...preface(plan, {
    comment: '#',
    port,
    vlanInterface: `${port}.${plan.vlan}`,
    notes: [
      'Take it in with: load merge terminal. Then commit.',
      'An authentication-key with a \\ in it, or with $9$ in front, is better typed at the prompt.',
      'A router without any IPv4 address needs a router-id.',
    ],
  }),
  ...security,
  ...interfaces(plan, port),
  ...routingOptions(plan),
  ...policies(plan),
  ...block(
    'protocols',
    block('bgp', block(`group ${plan.id}`, ['type external;', ...plan.sessions.flatMap((session) => neighbor(plan, session))])),
  ),
]

/** M, MX and T series. */
export const juniperJunos = (plan: RouterPlan): readonly string[] =>
  junos(plan, 'xe-0/0/0', when(plan.macSecPart, ...macSec(plan, 'xe-0/0/0')))

export const juniperJunosSrx = (plan: RouterPlan): readonly string[] => junos(plan, 'ge-0/0/0', zone(plan, 'ge-0/0/0'))
