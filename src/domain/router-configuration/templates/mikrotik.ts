// MikroTik RouterOS 7.20 and later, where BGP has instances: one for each AS number of the customer's
// sessions. A chain of filter rules ends with reject, so that only the rules above it announce.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

/** A string in double quotes, where `\` escapes, `$` would begin a variable, and `?` would ask for help. */
export const mikrotikKey = (key: string): string => `"${key.replace(/[\\$?]/g, '\\$&')}"`

const ip = (version: 4 | 6): string => (version === 4 ? 'ip' : 'ipv6')

const interfaces = (plan: RouterPlan): readonly string[] => [
  ...when(plan.jumbo, `/interface/ethernet/set [find default-name=ether1] mtu=${plan.mtu} l2mtu=${plan.mtu + 22}`),
  `/interface/vlan/add name=${plan.id} interface=ether1 vlan-id=${plan.vlan} mtu=${plan.mtu}`,
  ...plan.sessions.map(({ version, local }) =>
    version === 4
      ? `/ip/address/add interface=${plan.id} address=${local.cidr}`
      : `/ipv6/address/add interface=${plan.id} address=${local.cidr} advertise=no`,
  ),
]

const announced = (plan: RouterPlan, part: FamilyPlan): readonly string[] => [
  ...announcing(part, '#', ({ cidr }) => [
    `/${ip(part.version)}/route/add dst-address=${cidr} blackhole`,
    `/${ip(part.version)}/firewall/address-list/add list=${plan.id} address=${cidr}`,
    `/routing/filter/rule/add chain=${plan.id}-out-v${part.version} rule="if (dst == ${cidr}) { accept }"`,
  ]),
  `/routing/filter/rule/add chain=${plan.id}-out-v${part.version} rule="reject"`,
]

const instanceOf = (plan: RouterPlan, asn: number): string => `${plan.id}-as${asn}`

const instances = (plan: RouterPlan): readonly string[] =>
  [...new Set(plan.sessions.map(({ asn }) => asn))].map(
    (asn) => `/routing/bgp/instance/add name=${instanceOf(plan, asn)} as=${asn} router-id=${plan.routerId}`,
  )

const connection = (plan: RouterPlan, { bgpPeerId, version, asn, local, neighbor, authKey }: Session): string =>
  [
    `/routing/bgp/connection/add name=${bgpPeerId} instance=${instanceOf(plan, asn)} afi=${ip(version)}`,
    `local.role=ebgp local.address=${local.address} remote.address=${neighbor} remote.as=${plan.providerAsn}`,
    `tcp-md5-key=${mikrotikKey(authKey)} hold-time=${terms.holdTime}s keepalive-time=${terms.keepalive}s`,
    ...when(plan.bfd, 'use-bfd=yes'),
    `input.filter=${plan.id}-in input.limit-process-routes-${ip(version) === 'ip' ? 'ipv4' : 'ipv6'}=${plan.acceptAtMost}`,
    `output.network=${plan.id} output.filter-chain=${plan.id}-out-v${version}`,
  ].join(' ')

export const mikrotik = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '#',
    port: 'ether1',
    vlanInterface: plan.id,
    notes: ['With use-bfd a session waits until BFD is up: leave it out while you look for a fault.'],
  }),
  ...interfaces(plan),
  ...when(
    plan.bfd,
    `/routing/bfd/configuration/add interfaces=${plan.id} min-tx=${terms.bfdInterval}ms min-rx=${terms.bfdInterval}ms multiplier=${terms.bfdMultiplier}`,
  ),
  ...plan.families.flatMap((part) => announced(plan, part)),
  `/routing/filter/rule/add chain=${plan.id}-in rule="accept"`,
  ...instances(plan),
  ...plan.sessions.map((session) => connection(plan, session)),
]
