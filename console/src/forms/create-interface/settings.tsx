// Step 1: what kind of interface, its name, where it is, whose it is, and its VLAN.
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import Button from '@cloudscape-design/components/button'
import type { InterfaceType } from '../../logic/virtual-interface-draft.ts'
import { wantsGateway } from '../../logic/virtual-interface-draft.ts'
import { nextFreeVlan, printVlans } from '../../logic/vlan-map.ts'
import type { StepProps } from './step-props.ts'

const types: { value: InterfaceType; label: string; description: string }[] = [
  {
    value: 'private',
    label: 'Private',
    description: 'Reaches your own networks through a gateway or virtual gateway, with private addresses.',
  },
  { value: 'public', label: 'Public', description: 'Reaches the provider’s public services, with public addresses of your own.' },
  { value: 'transit', label: 'Transit', description: 'Reaches transit gateways through a gateway.' },
]

function TypeStep({ draft, change }: StepProps) {
  return (
    <Container header={<Header variant='h2'>Virtual interface type</Header>}>
      <Tiles
        ariaLabel='Virtual interface type'
        value={draft.type}
        items={types}
        columns={3}
        onChange={({ detail }) => change({ type: types.find(({ value }) => value === detail.value)?.value ?? 'private', gateway: '' })}
      />
    </Container>
  )
}

function Owner({ draft, change, errorOf, touch }: StepProps) {
  return (
    <SpaceBetween size='l'>
      <FormField label='Virtual interface owner' description='The account that will use it.'>
        <RadioGroup
          ariaLabel='Virtual interface owner'
          value={draft.owner}
          onChange={({ detail }) => change({ owner: detail.value === 'another' ? 'another' : 'mine' })}
          items={[
            { value: 'mine', label: 'My account' },
            { value: 'another', label: 'Another account', description: 'It has to accept before it can use it.' },
          ]}
        />
      </FormField>
      {draft.owner === 'another' && (
        <FormField label='Account ID' constraintText='Twelve digits' errorText={errorOf('ownerAccount')}>
          <Input
            value={draft.ownerAccount}
            inputMode='numeric'
            onChange={({ detail }) => change({ ownerAccount: detail.value })}
            onBlur={() => touch('ownerAccount')}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}

function GatewayChoiceField({ draft, change, gateways, virtualGateways, errorOf, touch }: StepProps) {
  if (!wantsGateway(draft)) return null
  const isDirect = draft.type === 'transit' || draft.gatewayKind === 'directConnectGateway'
  const options = (isDirect ? gateways : virtualGateways).map(({ value, label, description }) => ({
    value,
    label,
    ...(description !== undefined && { description }),
  }))
  return (
    <SpaceBetween size='l'>
      {draft.type === 'private' && (
        <FormField label='Gateway type'>
          <RadioGroup
            ariaLabel='Gateway type'
            value={draft.gatewayKind}
            onChange={({ detail }) =>
              change({ gatewayKind: detail.value === 'virtualGateway' ? 'virtualGateway' : 'directConnectGateway', gateway: '' })
            }
            items={[
              { value: 'directConnectGateway', label: 'Gateway', description: 'Reaches virtual gateways in every region.' },
              { value: 'virtualGateway', label: 'Virtual gateway', description: 'Reaches one virtual gateway in this region.' },
            ]}
          />
        </FormField>
      )}
      <FormField label={isDirect ? 'Gateway' : 'Virtual gateway'} errorText={errorOf('gateway')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === draft.gateway) ?? null}
          placeholder='Choose'
          empty={isDirect ? 'You have no gateway yet; create one first.' : 'There is no virtual gateway in this region.'}
          onChange={({ detail }) => change({ gateway: detail.selectedOption.value ?? '' })}
          onBlur={() => touch('gateway')}
        />
      </FormField>
    </SpaceBetween>
  )
}

function Vlan({ draft, change, around, errorOf, touch }: StepProps) {
  const fixed = around.connection?.vlan
  const free = nextFreeVlan(around.holders, 100)
  const taken =
    around.connection === undefined
      ? '1 to 4094'
      : around.holders.size === 0
        ? '1 to 4094; all of them are free.'
        : `1 to 4094. Taken on this connection: ${printVlans(around.holders.keys())}.`
  return (
    <FormField
      label='VLAN'
      constraintText={fixed === undefined ? taken : `This hosted connection has VLAN ${fixed}.`}
      errorText={errorOf('vlan')}
      secondaryControl={
        <Button
          onClick={() => {
            change({ vlan: String(fixed ?? free ?? '') })
            touch('vlan')
          }}
        >
          Use {fixed ?? free}
        </Button>
      }
    >
      <Input
        value={draft.vlan}
        inputMode='numeric'
        onChange={({ detail }) => change({ vlan: detail.value })}
        onBlur={() => touch('vlan')}
      />
    </FormField>
  )
}

export function SettingsStep(props: StepProps) {
  const { draft, change, ports, errorOf, touch } = props
  const options = ports.map((port) => ({ ...port }))
  return (
    <SpaceBetween size='l'>
      <TypeStep {...props} />
      <Container header={<Header variant='h2'>{types.find(({ value }) => value === draft.type)?.label} virtual interface settings</Header>}>
        <SpaceBetween size='l'>
          <FormField label='Virtual interface name' errorText={errorOf('virtualInterfaceName')}>
            <Input
              value={draft.virtualInterfaceName}
              onChange={({ detail }) => change({ virtualInterfaceName: detail.value })}
              onBlur={() => touch('virtualInterfaceName')}
            />
          </FormField>
          <FormField label='Connection' errorText={errorOf('connectionId')}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === draft.connectionId) ?? null}
              placeholder='Choose a connection or LAG'
              empty='You have no connection or LAG.'
              onChange={({ detail }) => change({ connectionId: detail.selectedOption.value ?? '' })}
              onBlur={() => touch('connectionId')}
            />
          </FormField>
          <Owner {...props} />
          <GatewayChoiceField {...props} />
          <Vlan {...props} />
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}
