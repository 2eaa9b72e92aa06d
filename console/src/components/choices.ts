// The lists that dialogs choose from, read from the API when a dialog is open.
import { useQuestion } from '../api/console-context.tsx'
import type { Choice } from './fields.tsx'
import { isLive } from '../logic/states.ts'

const named = (name: string | undefined, id: string): string => (name === undefined || name === '' ? id : `${name} (${id})`)

export interface PortChoice extends Choice {
  readonly state: string
  readonly bandwidth: string
  readonly jumboFrameCapable: boolean
  readonly vlan?: number | undefined
  readonly location: string
  readonly lagId?: string | undefined
}

const takes = ['available', 'down']

/** Connections and LAGs that may carry an interface, with the reason where one does not now. */
export function usePortChoices(): { readonly ports: readonly PortChoice[]; readonly reading: boolean } {
  const connections = useQuestion('DescribeConnections', {})
  const lags = useQuestion('DescribeLags', {})
  const ofConnections = (connections.value?.connections ?? [])
    .filter((connection) => isLive(connection.connectionState))
    .map((connection): PortChoice => {
      const state = connection.connectionState ?? 'unknown'
      const reason = takes.includes(state) ? undefined : `It has to be available; it is ${state}.`
      return {
        value: connection.connectionId ?? '',
        label: named(connection.connectionName, connection.connectionId ?? ''),
        description: `${connection.location}, ${connection.bandwidth}${connection.partnerName === undefined ? '' : `, hosted by ${connection.partnerName}`}`,
        ...(reason !== undefined && { disabled: true, disabledReason: reason }),
        state,
        bandwidth: connection.bandwidth ?? '',
        jumboFrameCapable: connection.jumboFrameCapable === true,
        location: connection.location ?? '',
        lagId: connection.lagId,
        ...(connection.partnerName !== undefined && { vlan: connection.vlan }),
      }
    })
  const ofLags = (lags.value?.lags ?? [])
    .filter((lag) => isLive(lag.lagState))
    .map((lag): PortChoice => {
      const state = lag.lagState ?? 'unknown'
      const reason =
        lag.allowsHostedConnections === true
          ? 'It carries hosted connections.'
          : takes.includes(state)
            ? undefined
            : `It has to be available; it is ${state}.`
      return {
        value: lag.lagId ?? '',
        label: named(lag.lagName, lag.lagId ?? ''),
        description: `LAG, ${lag.location}, ${lag.numberOfConnections} × ${lag.connectionsBandwidth}`,
        ...(reason !== undefined && { disabled: true, disabledReason: reason }),
        state,
        bandwidth: lag.connectionsBandwidth ?? '',
        jumboFrameCapable: lag.jumboFrameCapable === true,
        location: lag.location ?? '',
      }
    })
  return { ports: [...ofConnections, ...ofLags], reading: connections.at === 0 || lags.at === 0 }
}

export interface GatewayChoice extends Choice {
  readonly asn: number | undefined
}

/** The account's own Direct Connect gateways. */
export function useGatewayChoices(): readonly GatewayChoice[] {
  const { value } = useQuestion('DescribeDirectConnectGateways', {})
  return (value?.directConnectGateways ?? [])
    .filter(({ directConnectGatewayState }) => isLive(directConnectGatewayState))
    .map(({ directConnectGatewayId = '', directConnectGatewayName, amazonSideAsn }) => ({
      value: directConnectGatewayId,
      label: named(directConnectGatewayName, directConnectGatewayId),
      description: `Provider ASN ${amazonSideAsn}`,
      asn: amazonSideAsn,
    }))
}

/** The account's virtual gateways in this region. */
export function useVirtualGatewayChoices(): readonly GatewayChoice[] {
  const { value } = useQuestion('DescribeVirtualGateways', {})
  return (value?.virtualGateways ?? [])
    .filter(({ virtualGatewayState }) => isLive(virtualGatewayState))
    .map(({ virtualGatewayId = '' }) => ({ value: virtualGatewayId, label: virtualGatewayId, asn: undefined }))
}

export interface LocationChoice extends Choice {
  readonly speeds: readonly string[]
  readonly macSecSpeeds: readonly string[]
  readonly providers: readonly string[]
}

export function useLocationChoices(): readonly LocationChoice[] {
  const { value } = useQuestion('DescribeLocations', {})
  return (value?.locations ?? []).map((location) => ({
    value: location.locationCode ?? '',
    label: `${location.locationCode} – ${location.locationName}`,
    description: (location.availablePortSpeeds ?? []).join(', '),
    speeds: location.availablePortSpeeds ?? [],
    macSecSpeeds: location.availableMacSecPortSpeeds ?? [],
    providers: location.availableProviders ?? [],
  }))
}

/** `10G` of a location's list is `10Gbps` of a request. */
export const speedChoices = (location: LocationChoice | undefined, all: readonly string[]): readonly Choice[] =>
  all.map((bandwidth) => {
    const offered = location === undefined || location.speeds.includes(bandwidth.replace(/bps$/, ''))
    return {
      value: bandwidth,
      label: bandwidth,
      ...(!offered && { disabled: true, disabledReason: `${location.value} does not offer it.` }),
    }
  })
