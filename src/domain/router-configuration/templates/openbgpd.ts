// OpenBGPD 7: a whole bgpd.conf. It has no BFD. Both directions are refused unless a rule allows
// them, so that the `allow to` lines are all that is announced.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

/**
 * The key as `tcp md5sig` takes it. A backslash joins with what follows it and cannot be doubled, and a password may
 * have 79 characters: such keys are written in hexadecimal, the other form of the same statement.
 */
export const openbgpdKey = (key: string): string =>
  key.includes('\\') || key.length > 79 ? `key "${Buffer.from(key, 'latin1').toString('hex')}"` : `password "${key}"`

const neighbor = (
  plan: RouterPlan,
  { bgpPeerId, version, asn, needsLocalAs, local, neighbor: to, authKey }: Session,
): readonly string[] => [
  `neighbor ${to} {`,
  `\tremote-as ${plan.providerAsn}`,
  `\tdescr "${bgpPeerId}"`,
  ...when(needsLocalAs, `\tlocal-as ${asn}`),
  `\tlocal-address ${local.address}`,
  `\tannounce IPv${version} unicast`,
  ...when(version === 6, '\tannounce IPv4 none'),
  `\tholdtime ${terms.holdTime}`,
  `\tmax-prefix ${plan.acceptAtMost}`,
  `\ttcp md5sig ${openbgpdKey(authKey)}`,
  '}',
]

const announced = (part: FamilyPlan): readonly string[] =>
  announcing(part, '#', ({ cidr }) => [`network ${cidr}`, ...part.sessions.map(({ neighbor: to }) => `allow to ${to} prefix ${cidr}`)])

const hostname = (plan: RouterPlan): readonly string[] => [
  `OpenBSD makes the interface from /etc/hostname.vlan${plan.vlan}: vnetid ${plan.vlan} parent em0 mtu ${plan.mtu}`,
  ...plan.sessions.map(({ version, local }) => `and in a line of its own: ${version === 4 ? 'inet' : 'inet6'} ${local.cidr}`),
]

export const openbgpd = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, { comment: '#', port: 'em0', vlanInterface: `vlan${plan.vlan}`, notes: [...hostname(plan), 'OpenBGPD has no BFD.'] }),
  `AS ${plan.asn}`,
  `router-id ${plan.routerId}`,
  '',
  ...plan.sessions.flatMap((session) => neighbor(plan, session)),
  '',
  ...plan.sessions.map(({ neighbor: to }) => `allow from ${to}`),
  ...plan.families.flatMap(announced),
]
