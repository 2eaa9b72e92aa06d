// DescribeVirtualInterfaces: interfaces that the account uses or that sit on its connections. An
// unknown or foreign id is an empty list; deleted ones stay in sight for fifteen minutes.
import { afterOf, pageOf, pageSize } from '#domain/pages.ts'
import { isForgotten, shownSince } from '#domain/visibility.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { operation } from '#operations/operation.ts'
import { inProfile } from '#operations/virtual-interfaces/outscale.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

const oldestFirst = (a: VirtualInterface, b: VirtualInterface): number =>
  a.createdAt - b.createdAt || (a.virtualInterfaceId < b.virtualInterfaceId ? -1 : 1)

export const describeVirtualInterfaces = operation('DescribeVirtualInterfaces', {
  access: 'read',
  resources: ({ virtualInterfaceId }) => [virtualInterfaceId && `dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now, settings, tokens }) {
    const { connectionId, virtualInterfaceId } = input
    const purpose = `DescribeVirtualInterfaces|${caller.accountId}|${caller.region}|${connectionId ?? ''}|${virtualInterfaceId ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)
    const shown = (vi: VirtualInterface) => inProfile(toWire(vi, caller.accountId), settings.profile)
    const concerns = (vi: VirtualInterface): boolean =>
      vi.region === caller.region &&
      (vi.ownerAccount === caller.accountId || vi.connectionOwner === caller.accountId) &&
      (connectionId === undefined || vi.parentId === connectionId) &&
      !isForgotten(vi.virtualInterfaceState, vi.since, now)

    if (virtualInterfaceId !== undefined) {
      const row = await tx.virtualInterfaces.find(virtualInterfaceId)
      return { virtualInterfaces: row !== undefined && concerns(row) ? [shown(row)] : [] }
    }
    const found =
      connectionId === undefined
        ? await tx.virtualInterfaces.visibleTo(caller.accountId, caller.region, {
            ...(after && { after }),
            ...(size !== undefined && { limit: size + 1 }),
            deletedSince: shownSince(now),
          })
        : (await tx.virtualInterfaces.on(connectionId))
            .filter(concerns)
            .toSorted(oldestFirst)
            .filter(
              (vi) => !after || vi.createdAt > after.createdAt || (vi.createdAt === after.createdAt && vi.virtualInterfaceId > after.id),
            )
    const place = (vi: VirtualInterface) => ({ createdAt: vi.createdAt, id: vi.virtualInterfaceId })
    const { rows, nextToken } = pageOf(found, size, place, purpose, tokens)
    return { virtualInterfaces: rows.map(shown), nextToken }
  },
})
