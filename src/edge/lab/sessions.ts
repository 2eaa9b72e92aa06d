// A lab's sessions as both routers see them at one moment.
import type { Daemon } from '#edge/agent/ports.ts'
import { addressOf, cidrOf, printAddress } from '#edge/addresses.ts'
import { protocolOf } from '#edge/names.ts'
import type { Frr } from '#edge/lab/frr.ts'
import type { LabInterface } from '#edge/lab/lab.ts'

export interface LabSession {
  readonly virtualInterfaceId: string
  readonly bgpPeerId: string
  readonly family: 'ipv4' | 'ipv6'
  /** States in the routers' own words; `absent` when a router does not know the session. */
  readonly edge: string
  readonly customer: string
  /** Until the edge's side was Established; absent while it is not. */
  readonly millisecondsFromConfirm?: number
  readonly prefixesFromCustomer: number
  readonly prefixesFromEdge: number
}

interface Neighbor {
  readonly state: string
  readonly received: number
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([member]) => member === name)?.[1] : undefined

/** FRR's summary of one family, by the neighbour's address. */
async function summary(frr: Frr, family: 'ipv4' | 'ipv6'): Promise<ReadonlyMap<string, Neighbor>> {
  const peers = memberOf(await frr.json(`show bgp ${family} unicast summary json`), 'peers')
  const entries = Object.entries(typeof peers === 'object' && peers !== null ? peers : {}).map(([text, neighbor]) => {
    const address = addressOf(text)
    const seen: Neighbor = { state: String(memberOf(neighbor, 'state')), received: Number(memberOf(neighbor, 'pfxRcd') ?? 0) }
    return [address ? printAddress(address) : text, seen] as const
  })
  return new Map(entries)
}

export async function sessionSeen(interfaces: readonly LabInterface[], daemon: Daemon, frr: Frr, now: number): Promise<LabSession[]> {
  const edge = new Map((await daemon.sessionsInDetail()).map((session) => [session.protocol, session]))
  const customer = { ipv4: await summary(frr, 'ipv4'), ipv6: await summary(frr, 'ipv6') }
  return interfaces.flatMap((one) =>
    one.peers.map((peer): LabSession => {
      const seen = edge.get(protocolOf(peer.bgpPeerId))
      const cidr = cidrOf(peer.providerAddress)
      const neighbor = cidr && customer[peer.addressFamily].get(printAddress(cidr))
      return {
        virtualInterfaceId: one.virtualInterfaceId,
        bgpPeerId: peer.bgpPeerId,
        family: peer.addressFamily,
        edge: seen ? (seen.established ? 'Established' : seen.info || seen.state) : 'absent',
        customer: neighbor?.state ?? 'absent',
        ...(seen?.established && { millisecondsFromConfirm: Math.max(0, Math.round(now - seen.age - one.confirmedAt)) }),
        prefixesFromCustomer: seen?.imported ?? 0,
        prefixesFromEdge: neighbor?.received ?? 0,
      }
    }),
  )
}
