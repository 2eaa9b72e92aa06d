// The draft of a new interface with everything around it that its rules need: the ports, what is
// taken on the chosen one, and the gateways. Live updates change the surroundings, never the draft.
import { useState } from 'react'
import { useConsole, useQuestion } from '../../api/console-context.tsx'
import {
  useGatewayChoices,
  usePortChoices,
  useVirtualGatewayChoices,
  type GatewayChoice,
  type PortChoice,
} from '../../components/choices.ts'
import { emptyDraft, refusalsOf, type InterfaceDraft, type Refusals, type Surroundings } from '../../logic/virtual-interface-draft.ts'
import { vlanHolders } from '../../logic/vlan-map.ts'

export interface DraftState {
  readonly draft: InterfaceDraft
  readonly around: Surroundings
  readonly refusals: Refusals
  readonly ports: readonly PortChoice[]
  readonly gateways: readonly GatewayChoice[]
  readonly virtualGateways: readonly GatewayChoice[]
  readonly change: (change: Partial<InterfaceDraft>) => void
}

export function useDraft(connectionId: string): DraftState {
  const { session } = useConsole()
  const [draft, setDraft] = useState<InterfaceDraft>({ ...emptyDraft, connectionId })
  const { ports } = usePortChoices()
  const gateways = useGatewayChoices()
  const virtualGateways = useVirtualGatewayChoices()
  const taken = useQuestion('DescribeVirtualInterfaces', draft.connectionId === '' ? undefined : { connectionId: draft.connectionId }, {
    quiet: true,
  })
  const port = ports.find(({ value }) => value === draft.connectionId)
  const around: Surroundings = {
    accountId: session.account.accountId,
    sandbox: session.sandbox,
    holders: vlanHolders(taken.value?.virtualInterfaces ?? [], []),
    connection:
      port === undefined
        ? undefined
        : { id: port.value, jumboFrameCapable: port.jumboFrameCapable, vlan: port.vlan, bandwidth: port.bandwidth },
    gatewayAsn: gateways.find(({ value }) => value === draft.gateway)?.asn,
  }
  const change = (next: Partial<InterfaceDraft>) => setDraft((old) => ({ ...old, ...next }))
  return { draft, around, refusals: refusalsOf(draft, around), ports, gateways, virtualGateways, change }
}
