import Button from '@cloudscape-design/components/button'
import type { VirtualInterface } from '../api/contract.ts'
import { interfaceColumns } from '../pages/virtual-interfaces.tsx'
import { Empty } from './empty.tsx'
import { ResourceTable } from './resource-table.tsx'
import { goTo } from '../router.ts'

const idOf = ({ virtualInterfaceId = '' }: VirtualInterface): string => virtualInterfaceId

/** The interfaces on a port or LAG. */
export function InterfacesOn({
  id,
  items,
  reason,
}: {
  readonly id: string
  readonly items: readonly VirtualInterface[] | undefined
  readonly reason: string | undefined
}) {
  return (
    <ResourceTable
      title='Virtual interfaces'
      thing='virtual interface'
      items={items}
      columns={interfaceColumns}
      idOf={idOf}
      fullPage={false}
      buttons={
        <Button
          onClick={() => goTo(`/create-virtual-interface?connection=${id}`)}
          disabled={reason !== undefined}
          {...(reason !== undefined && { disabledReason: reason })}
        >
          Create virtual interface
        </Button>
      }
      empty={<Empty title='No virtual interfaces'>Nothing uses it yet.</Empty>}
    />
  )
}
