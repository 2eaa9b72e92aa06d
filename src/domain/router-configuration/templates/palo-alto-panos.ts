// PAN-OS 8.0.3 and later: the commands of its configuration mode, for the virtual router `default`.
// Export rules say what is announced; whatever no rule allows stays inside.
import type { FamilyPlan, Prefix, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

const port = 'ethernet1/1'
const router = 'set network virtual-router default'
const bgp = `${router} protocol bgp`

/** A word in double quotes, which the alphabet does not have. What the shell makes of `\` and `?` is in the notes. */
export const panosKey = (key: string): string => `"${key}"`

const vlanInterface = (plan: RouterPlan): string => `${port}.${plan.vlan}`

function interfaces(plan: RouterPlan): readonly string[] {
  const unit = `set network interface ethernet ${port} layer3 units ${vlanInterface(plan)}`
  const address = ({ version, local }: Session): string =>
    version === 4 ? `${unit} ip ${local.cidr}` : `${unit} ipv6 address ${local.cidr} enable-on-interface yes`
  return [
    ...when(plan.jumbo, 'set deviceconfig setting jumbo-frame mtu 9192'),
    `${unit} tag ${plan.vlan}`,
    `${unit} mtu ${plan.mtu}`,
    `${unit} comment "Direct Connect ${plan.id}"`,
    ...plan.families.flatMap(({ version, sessions }) => [...when(version === 6, `${unit} ipv6 enabled yes`), ...sessions.map(address)]),
    `${router} interface ${vlanInterface(plan)}`,
    `set zone ${plan.id} network layer3 ${vlanInterface(plan)}`,
  ]
}

const bfd = (plan: RouterPlan): readonly string[] => [
  `set network profiles bfd-profile ${plan.id} min-tx-interval ${terms.bfdInterval}`,
  `set network profiles bfd-profile ${plan.id} min-rx-interval ${terms.bfdInterval}`,
  `set network profiles bfd-profile ${plan.id} detection-multiplier ${terms.bfdMultiplier}`,
]

function peer(plan: RouterPlan, { bgpPeerId, version, local, neighbor, authKey, needsLocalAs, asn }: Session): readonly string[] {
  const line = `${bgp} peer-group ${plan.id} peer ${bgpPeerId}`
  return [
    ...when(
      needsLocalAs,
      `# The session ${bgpPeerId} is ordered for your AS ${asn}: a virtual router has one AS only, so give it a router of its own.`,
    ),
    `${bgp} auth-profile ${bgpPeerId} secret ${panosKey(authKey)}`,
    `${line} enable yes`,
    `${line} peer-as ${plan.providerAsn}`,
    ...when(version === 6, `${line} enable-mp-bgp yes`, `${line} subsequent-address-family-identifier unicast yes`),
    `${line} address-family-identifier ipv${version}`,
    `${line} local-address interface ${vlanInterface(plan)} ip ${local.cidr}`,
    `${line} peer-address ip ${neighbor}`,
    `${line} max-prefixes ${plan.acceptAtMost}`,
    `${line} connection-options authentication ${bgpPeerId}`,
    `${line} connection-options hold-time ${terms.holdTime}`,
    `${line} connection-options keep-alive-interval ${terms.keepalive}`,
    ...when(plan.bfd, `${line} bfd profile ${plan.id}`),
  ]
}

function announced(plan: RouterPlan, part: FamilyPlan): readonly string[] {
  const table = part.version === 4 ? 'ip' : 'ipv6'
  return announcing(part, '#', ({ cidr }: Prefix, index) => {
    const name = `${plan.id}-v${part.version}-${index + 1}`
    return [
      `${router} routing-table ${table} static-route ${name} destination ${cidr}`,
      `${router} routing-table ${table} static-route ${name} nexthop discard`,
      `${bgp} redist-rules ${cidr} address-family-identifier ipv${part.version}`,
      `${bgp} redist-rules ${cidr} enable yes`,
      `${bgp} policy export rules ${name} used-by ${plan.id}`,
      `${bgp} policy export rules ${name} match address-prefix ${cidr} exact yes`,
      `${bgp} policy export rules ${name} action allow`,
      `${bgp} policy export rules ${name} enable yes`,
    ]
  })
}

export const paloAltoPanos = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '#',
    port,
    vlanInterface: vlanInterface(plan),
    notes: [
      'Paste this after configure, without the lines that begin with #; then commit.',
      'A secret with a \\ or a ? in it is better typed at the prompt.',
      'A security policy must let BGP and BFD pass from the zone to itself.',
    ],
  }),
  ...interfaces(plan),
  ...when(plan.bfd, ...bfd(plan)),
  `${bgp} router-id ${plan.routerId}`,
  `${bgp} local-as ${plan.asn}`,
  `${bgp} install-route yes`,
  `${bgp} reject-default-route no`,
  `${bgp} peer-group ${plan.id} type ebgp`,
  `${bgp} peer-group ${plan.id} enable yes`,
  ...plan.sessions.flatMap((session) => peer(plan, session)),
  ...plan.families.flatMap((part) => announced(plan, part)),
  `${bgp} policy export rules ${plan.id}-rest used-by ${plan.id}`,
  `${bgp} policy export rules ${plan.id}-rest action deny`,
  `${bgp} policy export rules ${plan.id}-rest enable yes`,
  `${bgp} enable yes`,
]
