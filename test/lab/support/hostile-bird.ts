// A BIRD as a customer that can be told to misbehave in each way that the edge must withstand: one protocol for each
// interface, with a table of its own, so that what one says does not reach another.
import type { DesiredInterface, DesiredPeer } from '#link/desired.ts'
import { openKey } from '../../edge/support/documents.ts'

export interface Behaviour {
  readonly asn?: number
  /** Absent: the right one; null: none. */
  readonly key?: string | null
  /** The address it dials from, without length. */
  readonly from?: string
  readonly options?: string
  readonly channel?: string
  /** `prefix` or `prefix { attributes }`. */
  readonly routes?: readonly string[]
  /** Statements of its export filter. */
  readonly changes?: string
}

export const customerProtocol = (peer: DesiredPeer): string => `c_${peer.bgpPeerId.slice(7)}`

export function customerText(sessions: readonly { one: DesiredInterface; peer: DesiredPeer; behaviour: Behaviour }[], log: string): string {
  return `log "${log}" all;
router id 10.255.9.9;
protocol device {}
${sessions.map((session) => sessionText(session.one, session.peer, session.behaviour)).join('')}`
}

function sessionText(one: DesiredInterface, peer: DesiredPeer, behaviour: Behaviour): string {
  const family = peer.addressFamily
  const name = customerProtocol(peer)
  const [address] = peer.customerAddress.split('/')
  const [neighbor] = peer.providerAddress.split('/')
  const key = behaviour.key === undefined ? openKey(peer) : behaviour.key
  const routes = (behaviour.routes ?? []).map((route) => {
    const [prefix, ...attributes] = route.split(' ')
    return `  route ${prefix} blackhole${attributes.length > 0 ? ` ${attributes.join(' ')}` : ''};\n`
  })
  return `${family} table t_${name};
protocol static s_${name} {
  ${family} { table t_${name}; };
${routes.join('')}}
protocol bgp ${name} {
  local ${behaviour.from ?? address} as ${behaviour.asn ?? peer.asn};
  neighbor ${neighbor} as ${one.providerAsn};
  interface "eth0.${one.vlan}";
  strict bind on;
  ${key === null ? '' : `password "${key}";`}
  connect delay time 1; connect retry time 1; error wait time 1, 1;
  ${behaviour.options ?? ''}
  ${family} { table t_${name}; import all; ${behaviour.channel ?? ''} export filter { ${behaviour.changes ?? ''} accept; }; };
}
`
}
