// DescribeDirectConnectGatewayAttachments: interfaces on the account's Direct Connect gateways, from
// any region. An interface only ever leads to a gateway of its own account, so both owners of §4.1
// are the same one.
import { refuseUnless } from '#domain/fault.ts'
import { attachmentState } from '#domain/gateways/attachment.ts'
import { gatewayFaults } from '#domain/gateways/faults.ts'
import { afterOf, pageSize } from '#domain/pages.ts'
import type { VirtualInterface } from '#domain/virtual-interfaces/virtual-interface.ts'
import { pageInHand } from '#operations/gateways/page-in-hand.ts'
import { gatewayResource } from '#operations/gateways/resources.ts'
import { attachmentToWire } from '#operations/gateways/wire.ts'
import { operation } from '#operations/operation.ts'
import { given } from '#operations/unset.ts'
import type { After, Tx } from '#store/tx.ts'

const place = ({ createdAt, virtualInterfaceId }: VirtualInterface): After => ({ createdAt, id: virtualInterfaceId })

export const describeDirectConnectGatewayAttachments = operation('DescribeDirectConnectGatewayAttachments', {
  access: 'read',
  resources: ({ directConnectGatewayId }) => [gatewayResource(directConnectGatewayId)],

  async run({ input, caller, tx, now, tokens }) {
    const directConnectGatewayId = given(input.directConnectGatewayId)
    const virtualInterfaceId = given(input.virtualInterfaceId)
    refuseUnless(directConnectGatewayId !== undefined || virtualInterfaceId !== undefined, gatewayFaults.noAttachmentFilter)
    const purpose = `DescribeDirectConnectGatewayAttachments|${caller.accountId}|${directConnectGatewayId ?? ''}|${virtualInterfaceId ?? ''}`
    const size = pageSize(input)
    const after = afterOf(input.nextToken, purpose, tokens)

    const found =
      virtualInterfaceId === undefined
        ? await tx.virtualInterfaces.attachedTo(directConnectGatewayId ?? '')
        : await byId(tx, virtualInterfaceId)
    const shown = found.filter(
      (vi) =>
        vi.ownerAccount === caller.accountId &&
        (directConnectGatewayId ?? vi.directConnectGatewayId) === vi.directConnectGatewayId &&
        attachmentState(vi, now) !== undefined,
    )
    const { rows, nextToken } = pageInHand(shown, { after, size, place, purpose, tokens })
    return { directConnectGatewayAttachments: rows.map((vi) => attachmentToWire(vi, now)), nextToken }
  },
})

async function byId(tx: Tx, virtualInterfaceId: string): Promise<readonly VirtualInterface[]> {
  const vi = await tx.virtualInterfaces.find(virtualInterfaceId)
  return vi === undefined ? [] : [vi]
}
