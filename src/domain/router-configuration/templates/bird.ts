// BIRD 2, for Linux and BSD: a whole bird.conf. What the static protocol holds is announced and
// nothing else, so that routes learned on one interface never leave through another.
import type { FamilyPlan, RouterPlan, Session } from '#domain/router-configuration/router-plan.ts'
import { terms } from '#domain/router-configuration/router-plan.ts'
import { announcing, preface, when } from '#domain/router-configuration/templates/phrases.ts'

/** BIRD 2 knows no escape inside quotes, and the alphabet has no quote: nothing to escape. */
export const birdKey = (key: string): string => `"${key}"`

/** Symbols are letters, digits and underscores; the prefix keeps them from being keywords. */
const symbol = (id: string): string => id.replace('-', '_')

const own = (plan: RouterPlan, version: 4 | 6): string => `${symbol(plan.id)}_own${version}`

const kernel = (version: 4 | 6): readonly string[] => [
  'protocol kernel {',
  // The kernel has the routes of its interfaces already, should the reader's bird.conf have a `direct` protocol.
  `  ipv${version} { import none; export where source != RTS_DEVICE; };`,
  '}',
]

const announced = (plan: RouterPlan, part: FamilyPlan): readonly string[] => [
  `protocol static ${own(plan, part.version)} {`,
  `  ipv${part.version};`,
  ...announcing(part, '#', ({ cidr }) => [`  route ${cidr} blackhole;`]),
  '}',
]

const session = (plan: RouterPlan, { bgpPeerId, version, local, neighbor, asn, authKey }: Session): readonly string[] => [
  `protocol bgp ${symbol(bgpPeerId)} {`,
  `  local ${local.address} as ${asn};`,
  `  neighbor ${neighbor} as ${plan.providerAsn};`,
  `  interface "eth0.${plan.vlan}";`,
  '  direct;',
  `  password ${birdKey(authKey)};`,
  `  hold time ${terms.holdTime};`,
  `  keepalive time ${terms.keepalive};`,
  `  connect retry time ${terms.connectRetry};`,
  ...when(plan.bfd, '  bfd on;'),
  `  ipv${version} {`,
  `    import limit ${plan.acceptAtMost} action disable;`,
  '    import all;',
  `    export where proto = "${own(plan, version)}";`,
  '  };',
  '}',
]

const bfd = (plan: RouterPlan): readonly string[] => [
  `protocol bfd ${symbol(plan.id)}_bfd {`,
  `  interface "eth0.${plan.vlan}" {`,
  `    min rx interval ${terms.bfdInterval} ms;`,
  `    min tx interval ${terms.bfdInterval} ms;`,
  `    multiplier ${terms.bfdMultiplier};`,
  '  };',
  '}',
]

export const bird = (plan: RouterPlan): readonly string[] => [
  ...preface(plan, {
    comment: '#',
    port: 'eth0',
    vlanInterface: `eth0.${plan.vlan}`,
    notes: [
      `Linux makes the interface: ip link add link eth0 name eth0.${plan.vlan} mtu ${plan.mtu} type vlan id ${plan.vlan} && ip link set eth0.${plan.vlan} up`,
      ...plan.sessions.map(({ local }) => `and gives it the address: ip address add ${local.cidr} dev eth0.${plan.vlan}`),
      'Leave out router id, device, kernel and bfd where your bird.conf has them already.',
    ],
  }),
  `router id ${plan.routerId};`,
  'protocol device {',
  '}',
  ...plan.families.flatMap(({ version }) => kernel(version)),
  ...when(plan.bfd, ...bfd(plan)),
  ...plan.families.flatMap((part) => announced(plan, part)),
  ...plan.sessions.flatMap((each) => session(plan, each)),
]
