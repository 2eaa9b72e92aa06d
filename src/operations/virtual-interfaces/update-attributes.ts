// UpdateVirtualInterfaceAttributes: name, frame size, SiteLink, and shares of the port. A change
// of the frame size takes the sessions down for a moment, which is why it goes back to `pending`.
import { noUsage } from '#domain/parents/usage.ts'
import { mustBeOwnInterface, mustBeSettled } from '#domain/virtual-interfaces/ownership.ts'
import { mustBeInterfaceName, mustBeMtu, mustBeRateLimit, mustFitPool, mustTakeSiteLink } from '#domain/virtual-interfaces/rules.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { operation } from '#operations/operation.ts'
import { lockOnParent } from '#operations/parent.ts'
import { mustStayInGatewayPool } from '#operations/virtual-interfaces/gateway-choice.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

export const updateVirtualInterfaceAttributes = operation('UpdateVirtualInterfaceAttributes', {
  access: 'write',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now }) {
    // Read: the interface, and its port where shares of it are asked for.
    const { vi, parent } = await lockOnParent(tx, input.virtualInterfaceId, (row) =>
      mustBeSettled(mustBeOwnInterface(row, caller, input.virtualInterfaceId, now), 'UpdateVirtualInterfaceAttributes'),
    )
    const usage = (await tx.virtualInterfaces.usageOf([vi.parentId])).get(vi.parentId) ?? noUsage

    // Decide.
    const { prefixPoolAllocatedCountIpv4: ipv4, prefixPoolAllocatedCountIpv6: ipv6 } = input
    const mtu = input.mtu === undefined ? vi.mtu : mustBeMtu(input.mtu, vi.virtualInterfaceType, vi)
    if (input.enableSiteLink === true) mustTakeSiteLink(vi)
    if (input.rateLimit !== undefined) mustBeRateLimit(input.rateLimit, parent, usage.rateLimiters - (vi.rateLimit === undefined ? 0 : 1))
    if (ipv4 !== undefined) mustFitPool('prefixPoolAllocatedCountIpv4', ipv4, usage.ipv4 - (vi.prefixPoolAllocatedCountIpv4 ?? 0), parent)
    if (ipv6 !== undefined) mustFitPool('prefixPoolAllocatedCountIpv6', ipv6, usage.ipv6 - (vi.prefixPoolAllocatedCountIpv6 ?? 0), parent)
    const updated: VirtualInterface = {
      ...vi,
      mtu,
      ...(input.virtualInterfaceName !== undefined && { virtualInterfaceName: mustBeInterfaceName(input.virtualInterfaceName) }),
      ...(input.enableSiteLink !== undefined && { siteLinkEnabled: input.enableSiteLink }),
      ...(input.rateLimit !== undefined && { rateLimit: input.rateLimit }),
      ...(ipv4 !== undefined && { prefixPoolAllocatedCountIpv4: ipv4 }),
      ...(ipv6 !== undefined && { prefixPoolAllocatedCountIpv6: ipv6 }),
      ...(mtu !== vi.mtu && { virtualInterfaceState: 'pending', since: now, unsettled: true }),
    }
    if (ipv4 !== undefined || ipv6 !== undefined) await mustStayInGatewayPool(tx, updated)

    // Write, then answer with what was written.
    await tx.virtualInterfaces.update(updated)
    return toWire(updated)
  },
})
