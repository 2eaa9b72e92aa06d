import { useState } from 'react'
import { useQuestion } from '../api/console-context.tsx'
import { AssociationsTable, ProposalsTable } from '../components/associations-table.tsx'
import { DetailFrame, Missing } from '../components/detail-frame.tsx'
import { virtualGatewayActions, VirtualGatewayDialog, type VirtualGatewayAction } from './virtual-gateways.tsx'

/** One virtual gateway: the gateways that it is joined to, and the proposals that were made for it. */
export function VirtualGatewayPage({ id }: { readonly id: string }) {
  const [action, setAction] = useState<VirtualGatewayAction>()
  const all = useQuestion('DescribeVirtualGateways', {})
  const associations = useQuestion('DescribeDirectConnectGatewayAssociations', { associatedGatewayId: id })
  const proposals = useQuestion('DescribeDirectConnectGatewayAssociationProposals', { associatedGatewayId: id })
  const gateway = all.value?.virtualGateways?.find(({ virtualGatewayId }) => virtualGatewayId === id)
  if (gateway === undefined) return <Missing answered={all} what='virtual gateway' id={id} list='/virtual-gateways' />
  return (
    <>
      <DetailFrame
        list={{ text: 'Virtual gateways', path: '/virtual-gateways' }}
        id={id}
        name={id}
        state={gateway.virtualGatewayState}
        actions={virtualGatewayActions(gateway)}
        onAction={setAction}
        tabs={[
          {
            id: 'associations',
            label: 'Associations',
            content: <AssociationsTable from='virtualGateway' items={associations.value?.directConnectGatewayAssociations} />,
          },
          {
            id: 'proposals',
            label: 'Proposals',
            content: <ProposalsTable items={proposals.value?.directConnectGatewayAssociationProposals} />,
          },
        ]}
      />
      {action !== undefined && <VirtualGatewayDialog action={action} id={id} onClose={() => setAction(undefined)} />}
    </>
  )
}
