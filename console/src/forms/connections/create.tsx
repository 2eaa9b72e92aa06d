// Ordering ports: a customer's connection or a partner's interconnect (which differ in one member's
// name), and handing a slice of the latter to somebody else.
import { useQuestion } from '../../api/console-context.tsx'
import { dedicatedBandwidths, hostedBandwidths, interconnectBandwidths, mustBeAccountId, mustBeVlan, refusalOf } from '../../api/rules.ts'
import { CommandDialog } from '../../components/command-dialog.tsx'
import { speedChoices, useLocationChoices } from '../../components/choices.ts'
import { checked, tagged, type Draft, type Field } from '../../components/fields.tsx'
import { tagsRefusal } from '../../logic/virtual-interface-draft.ts'
import { printVlans, vlanHolders } from '../../logic/vlan-map.ts'
import { goTo } from '../../router.ts'

const tags: Field = { member: 'tags', label: 'Tags', kind: 'tags', optional: true, refuse: (text) => tagsRefusal(tagged(text)) }

interface OrderProps {
  readonly start?: Draft
  readonly lagId?: string
  readonly onClose: () => void
}

function useOrderFields(nameMember: string, bandwidths: readonly string[], fixed: boolean): readonly Field[] {
  const locations = useLocationChoices()
  const locationOf = (draft: Draft) => locations.find(({ value }) => value === draft['location'])
  // Choices may depend on the location, which only the draft knows: each location has its own field.
  const speeds = locations.map((location): Field => ({
    member: `bandwidth ${location.value}`,
    label: 'Port speed',
    kind: 'choice',
    choices: speedChoices(location, bandwidths),
    shown: (draft) => draft['location'] === location.value && !fixed,
  }))
  const macSec = (draft: Draft) =>
    locationOf(draft)?.macSecSpeeds.includes((draft[`bandwidth ${draft['location']}`] ?? '').replace(/bps$/, '')) === true
  return [
    { member: nameMember, label: 'Name', kind: 'text', refuse: (name) => (name.length > 100 ? 'At most 100 characters.' : undefined) },
    { member: 'location', label: 'Location', kind: 'choice', choices: locations, shown: () => !fixed },
    ...speeds,
    { member: 'throughProvider', label: 'Connect through a service provider', kind: 'check' },
    {
      member: 'providerName',
      label: 'Service provider',
      kind: 'text',
      shown: (draft) => checked(draft['throughProvider']),
      hint: 'As the location lists it.',
    },
    { member: 'requestMACSec', label: 'Request a MACsec capable port', kind: 'check', shown: macSec },
    tags,
  ]
}

const orderOf = (draft: Draft, start: Draft) => ({
  location: draft['location'] ?? start['location'] ?? '',
  bandwidth: draft[`bandwidth ${draft['location']}`] ?? start['bandwidth'] ?? '',
  ...(checked(draft['throughProvider']) && { providerName: (draft['providerName'] ?? '').trim() }),
  ...(checked(draft['requestMACSec']) && { requestMACSec: true }),
  ...(tagged(draft['tags']).length > 0 && { tags: [...tagged(draft['tags'])] }),
})

export function CreateConnectionDialog({ start = {}, lagId, onClose }: OrderProps) {
  const fields = useOrderFields('connectionName', dedicatedBandwidths, lagId !== undefined)
  return (
    <CommandDialog
      title={lagId === undefined ? 'Create connection' : `Order a connection for ${lagId}`}
      operation='CreateConnection'
      start={start}
      fields={fields}
      inputOf={(draft) => ({
        connectionName: draft['connectionName'] ?? '',
        ...orderOf(draft, start),
        ...(lagId !== undefined && { lagId }),
      })}
      submit='Create connection'
      said={({ connectionName, connectionId }) => `${connectionName} (${connectionId}) is ordered.`}
      onDone={({ connectionId }) => goTo(`/connections/${connectionId}`)}
      onClose={onClose}
    />
  )
}

export function CreateInterconnectDialog({ onClose }: { readonly onClose: () => void }) {
  const fields = useOrderFields('interconnectName', interconnectBandwidths, false)
  return (
    <CommandDialog
      title='Create interconnect'
      operation='CreateInterconnect'
      fields={fields}
      inputOf={(draft) => ({ interconnectName: draft['interconnectName'] ?? '', ...orderOf(draft, {}) })}
      submit='Create interconnect'
      said={({ interconnectName, interconnectId }) => `${interconnectName} (${interconnectId}) is ordered.`}
      onDone={({ interconnectId }) => goTo(`/interconnects/${interconnectId}`)}
      onClose={onClose}
    />
  )
}

interface HandProps {
  /** An interconnect or a partner's LAG. */
  readonly parentId: string
  readonly onClose: () => void
}

export function AllocateHostedConnectionDialog({ parentId, onClose }: HandProps) {
  const hosted = useQuestion('DescribeHostedConnections', { connectionId: parentId })
  const holders = vlanHolders([], hosted.value?.connections ?? [])
  return (
    <CommandDialog
      title='Allocate hosted connection'
      operation='AllocateHostedConnection'
      fields={[
        { member: 'connectionName', label: 'Name', kind: 'text' },
        {
          member: 'ownerAccount',
          label: 'Account ID of the customer',
          kind: 'text',
          refuse: (id) => refusalOf(() => mustBeAccountId('ownerAccount', id.trim())),
        },
        { member: 'bandwidth', label: 'Bandwidth', kind: 'choice', choices: hostedBandwidths.map((value) => ({ value, label: value })) },
        {
          member: 'vlan',
          label: 'VLAN',
          kind: 'number',
          constraint: holders.size === 0 ? 'Every VLAN from 1 to 4094 is free.' : `Taken: ${printVlans(holders.keys())}.`,
          refuse: (value) => {
            const holder = holders.get(Number(value))
            return holder === undefined
              ? refusalOf(() => mustBeVlan(Number(value), 'aws'))
              : `VLAN ${value} is taken by ${holder.name} (${holder.id}).`
          },
        },
        tags,
      ]}
      inputOf={(draft) => ({
        connectionId: parentId,
        connectionName: draft['connectionName'] ?? '',
        ownerAccount: (draft['ownerAccount'] ?? '').trim(),
        bandwidth: draft['bandwidth'] ?? '',
        vlan: Number(draft['vlan']),
        ...(tagged(draft['tags']).length > 0 && { tags: [...tagged(draft['tags'])] }),
      })}
      submit='Allocate'
      said={({ connectionName, ownerAccount }) => `${connectionName} waits in the inbox of account ${ownerAccount}.`}
      onClose={onClose}
    />
  )
}
