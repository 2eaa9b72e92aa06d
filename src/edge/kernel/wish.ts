// What the kernel shall have, from the same plan that BIRD's file is rendered from: one link for each
// interface, one VRF (or table and rules) for each gateway, bonds and encrypted links below.
import { cidrOf, printCidr } from '#edge/addresses.ts'
import type { Planned } from '#edge/bird/plan.ts'
import { bondOf, linkOf, macSecLinkOf, memberLink } from '#edge/names.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired, DesiredInterface, DesiredPort } from '#link/desired.ts'

export interface WishedPort {
  readonly portId: string
  /** The link that interfaces sit on. */
  readonly link: string
  readonly members: readonly string[]
  /** Present: the link is a bond of the members. */
  readonly bond?: { readonly name: string; readonly minimumLinks: number }
  /** Present: the link is encrypted; keys are agreed by a supplicant that the operator runs. */
  readonly macSec?: { readonly name: string; readonly below: string }
  readonly mtu: number
}

export interface WishedInterface {
  readonly virtualInterfaceId: string
  readonly link: string
  readonly below: string
  readonly vlan: number
  readonly mtu: number
  /** Present with isolation `vrf`. */
  readonly master?: string
  /** Present with isolation `tables`. */
  readonly table?: number
  readonly addresses: readonly string[]
  readonly rateLimit?: number
}

export interface KernelWish {
  readonly ports: readonly WishedPort[]
  readonly vrfs: readonly { readonly name: string; readonly table: number }[]
  readonly interfaces: readonly WishedInterface[]
}

/** Frames of a jumbo port carry an MTU of 9001 with tags and encryption on top. */
const portMtu = { jumbo: 9_100, plain: 1_500 } as const

function wishedPort(port: DesiredPort, settings: EdgeSettings): WishedPort {
  // Where pairs stand for VLANs there is nothing below them.
  if (settings.carrier.kind === 'veth') return { portId: port.portId, link: '', members: [], mtu: portMtu.plain }
  const members = port.members.map((member) => memberLink(member, settings.members))
  const bonded = port.lacp || members.length > 1
  const [only = ''] = members
  const below = bonded ? bondOf(port.portId) : only
  if (below === '') throw new Error('its port has no member')
  const link = port.macSec ? macSecLinkOf(port.portId) : below
  return {
    portId: port.portId,
    link,
    members,
    ...(bonded && { bond: { name: below, minimumLinks: port.minimumLinks } }),
    ...(port.macSec && { macSec: { name: link, below } }),
    mtu: port.jumbo ? portMtu.jumbo : portMtu.plain,
  }
}

/** Worked out once for each interface, whose object never changes. */
const addressesKnown = new WeakMap<DesiredInterface, readonly string[]>()

function addressesOf(one: DesiredInterface): readonly string[] {
  const known = addressesKnown.get(one)
  if (known) return known
  const cidrs = one.peers.map((peer) => cidrOf(peer.providerAddress))
  const addresses = [...new Set(cidrs.flatMap((cidr) => (cidr ? [printCidr(cidr)] : [])))].toSorted()
  addressesKnown.set(one, addresses)
  return addresses
}

/** The wish, and which interfaces cannot be because of their port. */
export function kernelWish(desired: Desired, plan: Planned, settings: EdgeSettings): { wish: KernelWish; faults: Map<string, string> } {
  const faults = new Map<string, string>()
  const ports = new Map<string, WishedPort | Error>()
  for (const port of desired.ports) {
    try {
      ports.set(port.portId, wishedPort(port, settings))
    } catch (thrown) {
      ports.set(port.portId, thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }
  const interfaces = plan.interfaces.flatMap(({ interface: one, instance }): WishedInterface[] => {
    const port = ports.get(one.portId)
    if (!port || port instanceof Error) {
      faults.set(one.virtualInterfaceId, port?.message ?? 'its port is not in the document')
      return []
    }
    return [
      {
        virtualInterfaceId: one.virtualInterfaceId,
        link: linkOf(one.virtualInterfaceId),
        below: port.link,
        vlan: one.vlan,
        mtu: one.mtu,
        ...(settings.isolation === 'vrf' && { master: instance.vrf }),
        ...(settings.isolation === 'tables' && { table: instance.table }),
        addresses: addressesOf(one),
        ...(one.rateLimit !== undefined && { rateLimit: one.rateLimit }),
      },
    ]
  })
  const vrfs = settings.isolation === 'vrf' ? plan.gateways.map(({ instance }) => ({ name: instance.vrf, table: instance.table })) : []
  const usable = [...ports.values()].flatMap((port) => (port instanceof Error ? [] : [port]))
  return { wish: { ports: settings.carrier.kind === 'vlan' ? usable : [], vrfs, interfaces }, faults }
}
