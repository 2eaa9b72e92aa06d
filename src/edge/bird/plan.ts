// From a document to what BIRD shall run: which gateways there are, which sessions, and which interfaces must
// wait because something about them cannot be. An interface that cannot be is left out alone, with the reason.
import { printAddress, printCidr } from '#edge/addresses.ts'
import { asn, number, ofFamily, prefix } from '#edge/bird/print.ts'
import type { GatewayPart, Origin } from '#edge/bird/gateway.ts'
import { endsOf } from '#edge/bird/session.ts'
import { instancesOf, linkOf, protocolOf, publicInstance } from '#edge/names.ts'
import type { Instance } from '#edge/names.ts'
import type { EdgeSettings } from '#edge/settings.ts'
import type { Desired, DesiredInterface } from '#link/desired.ts'

export interface Planned {
  /** In the order of their ids. */
  readonly interfaces: readonly { readonly interface: DesiredInterface; readonly instance: Instance }[]
  readonly gateways: readonly GatewayPart[]
  /** Interfaces left out, and why. */
  readonly faults: ReadonlyMap<string, string>
}

export const instanceIdOf = (one: DesiredInterface): string => (one.type === 'public' ? publicInstance : (one.gatewayId ?? ''))

/** The message of whatever was thrown. */
export const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

function publicOrigins(desired: Desired): Origin[] {
  const communities = { region: 8100, continent: 8200, world: undefined } as const
  const scopes = new Map(desired.publicSide?.prefixes.map((one) => [printCidr(prefix(one.prefix)), communities[one.scope]]))
  return ([4, 6] as const).flatMap((family) =>
    ofFamily(desired.publicSide?.prefixes.map((one) => one.prefix) ?? [], family).map((one) => {
      const community = scopes.get(printCidr(one))
      return { prefix: one, ...(community && { community }) }
    }),
  )
}

const origins = (prefixes: readonly string[]): Origin[] =>
  ([4, 6] as const).flatMap((family) => ofFamily(prefixes, family).map((one) => ({ prefix: one })))

type Claims = readonly (readonly [claim: string, refusal: string])[]

/** What an interface claims for itself; an interface object never changes, so it is worked out once. */
const claimsKnown = new WeakMap<DesiredInterface, { readonly settings: EdgeSettings; readonly claims: Claims }>()

function claimsOf(one: DesiredInterface, settings: EdgeSettings): Claims {
  const known = claimsKnown.get(one)
  if (known?.settings === settings) return known.claims
  const claims: [string, string][] = [[`${one.portId} vlan ${one.vlan}`, 'its VLAN is taken on its port']]
  const space = settings.isolation === 'tables' ? '' : instanceIdOf(one)
  for (const peer of one.peers) {
    const { provider } = endsOf(peer)
    claims.push([protocolOf(peer.bgpPeerId), 'its peer stands in the document twice'])
    claims.push([`${space} ${printAddress(provider)}`, 'the provider address of its peer is taken in its routing instance'])
  }
  claimsKnown.set(one, { settings, claims })
  return claims
}

/** Refuses an interface that clashes with one already planned; what is taken is noted in `taken`. */
function mustBeFree(one: DesiredInterface, settings: EdgeSettings, taken: Map<string, string>): void {
  const claims = claimsOf(one, settings)
  for (const [claim, refusal] of claims) {
    const by = taken.get(claim)
    if (by !== undefined) throw new Error(`${refusal} by ${by}`)
  }
  for (const [claim] of claims) taken.set(claim, one.virtualInterfaceId)
}

/** Ports and gateways by id; of a gateway whose prefixes cannot be read, why. */
interface Surroundings {
  readonly ports: ReadonlySet<string>
  readonly gateways: ReadonlyMap<string, { readonly origins: readonly Origin[]; readonly fault?: string }>
}

function surroundingsOf(desired: Desired): Surroundings {
  const gateways = new Map<string, { origins: readonly Origin[]; fault?: string }>()
  for (const { gatewayId, prefixes } of desired.gateways) {
    try {
      gateways.set(gatewayId, { origins: origins(prefixes) })
    } catch (thrown) {
      gateways.set(gatewayId, { origins: [], fault: `its gateway: ${reason(thrown)}` })
    }
  }
  return { ports: new Set(desired.ports.map((port) => port.portId)), gateways }
}

function mustMakeSense(one: DesiredInterface, { ports, gateways }: Surroundings): void {
  linkOf(one.virtualInterfaceId)
  number(one.vlan, 1, 4094, 'the VLAN')
  number(one.mtu, 576, 9216, 'the MTU')
  asn(one.providerAsn, 'the provider ASN')
  if (one.rateLimit !== undefined) number(one.rateLimit, 1_000_000, 400_000_000_000, 'the rate limit')
  if (!ports.has(one.portId)) throw new Error('its port is not in the document')
  if (one.type === 'public') return
  const gateway = one.gatewayId === undefined ? undefined : gateways.get(one.gatewayId)
  if (!gateway) throw new Error('its gateway is not in the document')
  if (gateway.fault !== undefined) throw new Error(gateway.fault)
}

/** Peers' networks must differ on one interface, or the kernel could not tell the neighbours apart. */
function mustHaveDistinctSubnets(one: DesiredInterface): void {
  if (one.peers.length < 2) return
  const seen = new Set<string>()
  for (const peer of one.peers) {
    const { provider, customer } = endsOf(peer)
    const pair = `${printAddress(provider)} ${printAddress(customer)}`
    if (seen.has(pair)) throw new Error('two of its peers have the same addresses')
    seen.add(pair)
  }
}

/**
 * Plans the whole document. `without` are interfaces already known to be faulty, with the reason. `attempt` is called for
 * each interface that makes sense so far and may throw to have it left out.
 */
export function planned(
  desired: Desired,
  settings: EdgeSettings,
  without: ReadonlyMap<string, string>,
  only?: string,
  attempt: (one: DesiredInterface, instance: Instance) => void = () => undefined,
): Planned {
  const faults = new Map<string, string>()
  const taken = new Map<string, string>()
  const interfaces: { interface: DesiredInterface; instance: Instance }[] = []
  const surroundings = surroundingsOf(desired)
  const instances = instancesOf(desired.interfaces.map(instanceIdOf))
  for (const one of desired.interfaces.toSorted((a, b) => (a.virtualInterfaceId < b.virtualInterfaceId ? -1 : 1))) {
    const instance = instances.get(instanceIdOf(one))
    if (!instance || (only !== undefined && instance.gatewayId !== only)) continue
    try {
      const known = without.get(one.virtualInterfaceId)
      if (known !== undefined) throw new Error(known)
      mustMakeSense(one, surroundings)
      mustHaveDistinctSubnets(one)
      attempt(one, instance)
      mustBeFree(one, settings, taken)
      interfaces.push({ interface: one, instance })
    } catch (thrown) {
      faults.set(one.virtualInterfaceId, reason(thrown))
    }
  }
  return { interfaces, gateways: gatewaysOf(desired, surroundings, interfaces), faults }
}

function gatewaysOf(desired: Desired, { gateways }: Surroundings, interfaces: Planned['interfaces']): GatewayPart[] {
  const used = new Map(interfaces.map((one) => [one.instance.gatewayId, one]))
  const parts = [...used.values()].map(({ interface: one, instance }): GatewayPart => {
    if (one.type === 'public') return { instance, origins: publicOrigins(desired), ownIncludesLonger: true }
    // Allowed prefixes of a transit gateway are summaries of a network that the customer is part of.
    return { instance, origins: gateways.get(instance.gatewayId)?.origins ?? [], ownIncludesLonger: one.type === 'private' }
  })
  return parts.toSorted((a, b) => (a.instance.tag < b.instance.tag ? -1 : 1))
}

/** The provider's own public space, as prefix sets' members. */
export const ownSpaceOf = (desired: Desired): string[] => [
  ...(desired.publicSide?.ownSpace ?? []),
  ...(desired.publicSide?.prefixes.map((one) => one.prefix) ?? []),
]
