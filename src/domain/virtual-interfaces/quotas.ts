import type { Parent } from '#domain/parents/parent.ts'
import { mustStayBelow } from '#domain/quotas.ts'
import type { Quotas } from '#domain/settings.ts'
import type { VirtualInterface, VirtualInterfaceType } from '#domain/virtual-interfaces/virtual-interface.ts'

/** §17: per connection 50 private or public, 4 transit, 51 in all; per LAG 51. Off in the sandbox. */
export function mustBeWithinQuota(parent: Parent, type: VirtualInterfaceType, siblings: readonly VirtualInterface[], quotas: Quotas): void {
  const owner = parent.ownerAccount
  const sameKind = siblings.filter((vi) => (vi.virtualInterfaceType === 'transit') === (type === 'transit')).length
  if (parent.kind === 'lag')
    return mustStayBelow(siblings.length, quotas.interfacesPerLag, owner, `virtual interfaces on ${parent.parentId}`)
  mustStayBelow(siblings.length, quotas.interfacesPerConnectionInAll, owner, `virtual interfaces on ${parent.parentId}`)
  if (type === 'transit')
    mustStayBelow(sameKind, quotas.transitInterfacesPerConnection, owner, `transit virtual interfaces on ${parent.parentId}`)
  else mustStayBelow(sameKind, quotas.interfacesPerConnection, owner, `private or public virtual interfaces on ${parent.parentId}`)
}
