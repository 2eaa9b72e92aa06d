// Documents as differences: the control plane sends what changed since the revision that an edge has,
// and the edge puts the two together again. A removed interface stays named in `removed` until the
// edge says that it is gone, so that nothing is ever removed because a document forgot it.
import { canonical } from '#link/canonical.ts'
import { applyDelta, deltaBetween } from '#link/delta.ts'
import type { Delta } from '#link/delta.ts'
import type { Desired, DesiredGateway, DesiredInterface, DesiredPort } from '#link/desired.ts'

const same = (one: unknown, other: unknown): boolean => one === other || canonical(one) === canonical(other)

const byPort = (ports: readonly DesiredPort[]) => new Map(ports.map((port) => [port.portId, port]))
const byGateway = (gateways: readonly DesiredGateway[]) => new Map(gateways.map((gateway) => [gateway.gatewayId, gateway]))
const byInterface = (interfaces: readonly DesiredInterface[]) => new Map(interfaces.map((one) => [one.virtualInterfaceId, one]))

const putting = <K, V>(put: ReadonlyMap<K, V>): Delta<K, V> => ({ put, removed: new Set() })

const union = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].toSorted()

/** The partial document that leads an edge from `before` to `after`, both complete. */
export function partialBetween(before: Desired, after: Desired): Desired {
  const interfaces = deltaBetween(byInterface(before.interfaces), byInterface(after.interfaces), same)
  return {
    ...after,
    complete: false,
    base: before.revision,
    ports: [...deltaBetween(byPort(before.ports), byPort(after.ports), same).put.values()],
    gateways: [...deltaBetween(byGateway(before.gateways), byGateway(after.gateways), same).put.values()],
    interfaces: [...interfaces.put.values()],
    removed: union(after.removed, [...interfaces.removed]),
  }
}

/**
 * What the edge shall be after `next`, given what it had. Always complete. Ports and gateways that a complete
 * document leaves out are forgotten (an interface that needs one keeps the old); interfaces only when `removed` says so.
 */
export function merged(before: Desired | undefined, next: Desired): Desired {
  if (!before) return { ...next, removed: union(next.removed) }
  const removed = new Set(next.removed)
  const interfaces = applyDelta(byInterface(before.interfaces), { put: byInterface(next.interfaces), removed })
  const kept = [...interfaces.values()]
  const ports = applyDelta(byPort(before.ports), putting(byPort(next.ports)))
  const gateways = applyDelta(byGateway(before.gateways), putting(byGateway(next.gateways)))
  const usedPorts = new Set([...next.ports.map((port) => port.portId), ...kept.map((one) => one.portId)])
  const usedGateways = new Set([...next.gateways.map((gateway) => gateway.gatewayId), ...kept.map((one) => one.gatewayId)])
  const { base: _base, ...rest } = next
  return {
    ...rest,
    ...((next.publicSide ?? next.complete) ? {} : before.publicSide && { publicSide: before.publicSide }),
    complete: true,
    ports: [...ports.values()].filter((port) => !next.complete || usedPorts.has(port.portId)),
    gateways: [...gateways.values()].filter((gateway) => !next.complete || usedGateways.has(gateway.gatewayId)),
    interfaces: kept,
    removed: next.complete
      ? union(next.removed)
      : union(
          before.removed.filter((id) => !interfaces.has(id)),
          next.removed,
        ),
  }
}
