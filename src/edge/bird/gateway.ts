// One routing instance in BIRD's words: its tables, the kernel tables they fill, and what the gateway
// originates. The statics are `unreachable`, so that a prefix is announced whether or not anything
// behind this router answers yet, and nothing loops when it does not.
import type { Instance } from '#edge/names.ts'
import { printCidr } from '#edge/addresses.ts'
import type { Cidr } from '#edge/addresses.ts'
import { number, prefixSet, quoted } from '#edge/bird/print.ts'
import type { Isolation } from '#edge/settings.ts'

/** One originated prefix, with the scope community it carries on the public side. */
export interface Origin {
  readonly prefix: Cidr
  readonly community?: 8100 | 8200
}

export interface GatewayPart {
  readonly instance: Instance
  readonly origins: readonly Origin[]
  /** Nothing inside the gateway's own prefixes is accepted; else only not the very prefixes. */
  readonly ownIncludesLonger: boolean
}

/** Names of the tables and constants of an instance, by family. */
export const tableOf = (instance: Instance, family: 4 | 6): string => `dm_${family}_${instance.tag}`
export const ownOf = (instance: Instance, family: 4 | 6): string => `dm_own_${family}_${instance.tag}`

const inVrf = (instance: Instance, isolation: Isolation): string => (isolation === 'vrf' ? ` vrf ${quoted(instance.vrf)};` : '')

function familyPart(part: GatewayPart, family: 4 | 6, isolation: Isolation): string {
  const { instance } = part
  const table = tableOf(instance, family)
  const vrf = inVrf(instance, isolation)
  const origins = part.origins.filter((origin) => origin.prefix.family === family)
  const own = prefixSet(
    origins.map((origin) => origin.prefix),
    part.ownIncludesLonger,
  )
  const routes = origins.map(({ prefix, community }) => {
    const mark = community === undefined ? '' : ` { bgp_community.add((7224,${number(community, 8100, 8200, 'the scope')})); }`
    return `  route ${printCidr(prefix)} unreachable${mark};\n`
  })
  const kernelTable = isolation === 'netns' ? '' : ` kernel table ${instance.table};`
  return `ipv${family} table ${table};
define ${ownOf(instance, family)} = ${own};
protocol kernel dm_kernel_${family}_${instance.tag} {${vrf}${kernelTable} persist; graceful restart on; scan time 60; ipv${family} { table ${table}; import none; export all; }; }
protocol static dm_static_${family}_${instance.tag} {${vrf}
  ipv${family} { table ${table}; };
${routes.join('')}}
`
}

const bfdPart = (instance: Instance, vrf: string): string =>
  `protocol bfd dm_bfd_${instance.tag} {${vrf} accept direct; interface "vif-*" { interval 300 ms; multiplier 3; passive on; }; }\n`

/** Everything of one gateway but its sessions. */
export const gatewayText = (part: GatewayPart, isolation: Isolation, bfd: boolean): string =>
  familyPart(part, 4, isolation) +
  familyPart(part, 6, isolation) +
  (bfd && isolation === 'vrf' ? bfdPart(part.instance, inVrf(part.instance, isolation)) : '')
