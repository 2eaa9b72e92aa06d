// Accepting a hosted interface: a private one leads to a gateway of either kind, a transit one to a
// Direct Connect gateway, a public one to none.
import Alert from '@cloudscape-design/components/alert'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { useGatewayChoices, useVirtualGatewayChoices } from '../../components/choices.ts'
import type { Field } from '../../components/fields.tsx'
import type { InterfaceDialogProps } from './dialogs.tsx'

const kinds = [
  { value: 'directConnectGateway', label: 'Gateway', description: 'Reaches virtual gateways in every region.' },
  { value: 'virtualGateway', label: 'Virtual gateway', description: 'Reaches one virtual gateway in this region.' },
]

export function AcceptDialog({ vi, onClose }: InterfaceDialogProps) {
  const gateways = useGatewayChoices()
  const virtualGateways = useVirtualGatewayChoices()
  const virtualInterfaceId = vi.virtualInterfaceId ?? ''
  const title = `Accept ${vi.virtualInterfaceName}`
  const said = () => `${vi.virtualInterfaceName} is accepted.`
  const common = { title, submit: 'Accept', said, onClose }
  const intro = (
    <Alert type='info'>
      VLAN {vi.vlan} at {vi.location}, on a connection of another account. It becomes yours: you pay for its data transfer, the other
      account keeps paying for the port.
    </Alert>
  )
  const gateway: Field = {
    member: 'gateway',
    label: 'Gateway',
    kind: 'choice',
    choices: gateways,
    none: 'You have no gateway yet; create one first.',
  }
  if (vi.virtualInterfaceType === 'public')
    return (
      <CommandDialog {...common} operation='ConfirmPublicVirtualInterface' inputOf={() => ({ virtualInterfaceId })}>
        {intro}
      </CommandDialog>
    )
  if (vi.virtualInterfaceType === 'transit')
    return (
      <CommandDialog
        {...common}
        operation='ConfirmTransitVirtualInterface'
        fields={[gateway]}
        inputOf={(draft) => ({ virtualInterfaceId, directConnectGatewayId: draft['gateway'] ?? '' })}
      >
        {intro}
      </CommandDialog>
    )
  const ofKind = (kind: string) => (draft: Readonly<Record<string, string>>) => draft['kind'] === kind
  return (
    <CommandDialog
      {...common}
      operation='ConfirmPrivateVirtualInterface'
      fields={[
        { member: 'kind', label: 'Gateway type', kind: 'choice', choices: kinds },
        { ...gateway, shown: ofKind('directConnectGateway') },
        {
          member: 'virtualGateway',
          label: 'Virtual gateway',
          kind: 'choice',
          choices: virtualGateways,
          none: 'There is no virtual gateway in this region.',
          shown: ofKind('virtualGateway'),
        },
      ]}
      inputOf={(draft) =>
        draft['kind'] === 'virtualGateway'
          ? { virtualInterfaceId, virtualGatewayId: draft['virtualGateway'] ?? '' }
          : { virtualInterfaceId, directConnectGatewayId: draft['gateway'] ?? '' }
      }
    >
      {intro}
    </CommandDialog>
  )
}
