// Nokia SR OS 20.10 and later in the MD-CLI, flat form, to be pasted after `edit-config private`.
// Without a policy SR OS announces nothing of its own and takes everything; both are said here.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

const port = '1/1/c1/1'
const router = '/configure router "Base"'

/** A string in double quotes, where a backslash escapes the next character. */
export const srosKey = (key: string): string => `"${key.replaceAll('\\', '\\\\')}"`

const ip = (version: 4 | 6): string => `ipv${version}`

function address({ version, local }: Session, index: number): readonly string[] {
  if (version === 6) return [`ipv6 address ${local.address} prefix-length ${local.length}`]
  if (index > 0) return [`ipv4 secondary ${local.address} prefix-length ${local.length}`]
  return [`ipv4 primary address ${local.address}`, `ipv4 primary prefix-length ${local.length}`]
}

const bfd = (version: 4 | 6): readonly string[] => [
  `${ip(version)} bfd admin-state enable`,
  `${ip(version)} bfd transmit-interval ${terms.bfdInterval}`,
  `${ip(version)} bfd receive ${terms.bfdInterval}`,
  `${ip(version)} bfd multiplier ${terms.bfdMultiplier}`,
]

const interfaces = (plan: RouterPlan): readonly string[] => [
  `/configure port ${port} ethernet mode network`,
  `/configure port ${port} ethernet encap-type dot1q`,
  ...when(plan.jumbo, `/configure port ${port} ethernet mtu 9212`),
  ...[
    `admin-state enable`,
    `description "Direct Connect ${plan.id}"`,
    `port ${port}:${plan.vlan}`,
    `ip-mtu ${plan.mtu}`,
    ...plan.families.flatMap(({ sessions, version }) => [...sessions.flatMap(address), ...when(plan.bfd, ...bfd(version))]),
  ].map((line) => `${router} interface "${plan.id}" ${line}`),
]

function macSec(plan: RouterPlan): readonly string[] {
  const association = `/configure macsec connectivity-association "${plan.id}"`
  return [
    `${association} admin-state enable`,
    `${association} cipher-suite gcm-aes-xpn-256`,
    `${association} static-cak active-psk 1`,
    `${association} static-cak pre-shared-key 1 encryption-type aes-256-cmac`,
    `${association} static-cak pre-shared-key 1 cak-name "${plan.ckn}"`,
    '# Put your CAK, 64 hexadecimal digits, and remove the sign in front:',
    `# ${association} static-cak pre-shared-key 1 cak "<CAK>"`,
    `/configure port ${port} ethernet dot1x macsec sub-port 1 admin-state enable`,
    `/configure port ${port} ethernet dot1x macsec sub-port 1 ca-name "${plan.id}"`,
    `/configure port ${port} ethernet dot1x macsec sub-port 1 encap-match all-match true`,
  ]
}

function announced(plan: RouterPlan, part: FamilyPlan): readonly string[] {
  const name = `${plan.id}-out-v${part.version}`
  const policy = `/configure policy-options policy-statement "${name}"`
  const own = announcing(part, '#', ({ cidr }) => [
    `${router} static-routes route ${cidr} route-type unicast blackhole admin-state enable`,
    `/configure policy-options prefix-list "${name}" prefix ${cidr} type exact`,
  ])
  const accepted = [`${policy} entry 10 from prefix-list ["${name}"]`, `${policy} entry 10 action action-type accept`]
  return [
    ...own,
    ...(part.announced.length > 0 ? accepted : accepted.map((line) => `# ${line}`)),
    `${policy} default-action action-type reject`,
  ]
}

const neighbor = (plan: RouterPlan, { neighbor: to, version, asn, bgpPeerId, authKey, local, needsLocalAs }: Session): readonly string[] =>
  [
    `group "${plan.id}"`,
    `description "${bgpPeerId}"`,
    `peer-as ${plan.providerAsn}`,
    `local-address ${local.address}`,
    ...when(needsLocalAs, `local-as as-number ${asn}`),
    `authentication-key ${srosKey(authKey)}`,
    `family ${ip(version)} true`,
    `prefix-limit ${ip(version)} maximum ${plan.acceptAtMost}`,
    `export policy ["${plan.id}-out-v${version}"]`,
    ...when(plan.bfd, 'bfd-liveness true'),
  ].map((line) => `${router} bgp neighbor "${to}" ${line}`)

export const nokiaSros = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '#',
    port,
    vlanInterface: plan.id,
    notes: ['Paste this after edit-config private; then commit.', 'A router whose system interface has no IPv4 address needs a router-id.'],
  }),
  ...when(plan.macSecPart, ...macSec(plan)),
  ...interfaces(plan),
  ...plan.families.flatMap((part) => announced(plan, part)),
  `/configure policy-options policy-statement "${plan.id}-in" default-action action-type accept`,
  `${router} autonomous-system ${plan.asn}`,
  `${router} bgp admin-state enable`,
  `${router} bgp group "${plan.id}" type external`,
  `${router} bgp group "${plan.id}" hold-time seconds ${terms.holdTime}`,
  `${router} bgp group "${plan.id}" keepalive ${terms.keepalive}`,
  `${router} bgp group "${plan.id}" import policy ["${plan.id}-in"]`,
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
]
