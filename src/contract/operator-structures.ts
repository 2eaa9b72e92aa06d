// What the operator's answers are made of.
import { flag, list, moment, structure, text, whole } from '#contract/operator-shapes.ts'

export const location = structure(
  'Location',
  { locationCode: text, locationName: text, region: text, availablePortSpeeds: list(text) },
  {
    availableMacSecPortSpeeds: list(text),
    availableProviders: list(text),
    facility: text,
    address: text,
    subLocations: list(text),
    onSale: flag,
  },
)
export const device = structure(
  'Device',
  { deviceId: text, logicalDeviceId: text, locationCode: text, region: text, drained: flag },
  { ports: whole, free: whole },
)
export const portChange = structure('PortChange', { at: moment, state: text }, { connectionId: text, note: text })
export const port = structure(
  'Port',
  { portId: text, deviceId: text, locationCode: text, region: text, speed: text, portState: text, macSecCapable: flag, since: moment },
  { optic: text, panel: text, panelPort: text, connectionId: text, history: list(portChange) },
)
export const quota = structure('Quota', { name: text, limit: whole })
export const account = structure('Account', { accountId: text, name: text, nniPartnerType: text }, { quotas: list(quota) })
export const accountKey = structure(
  'AccountKey',
  { accessKeyId: text, accountId: text, principal: text, active: flag, createdAt: moment },
  { lastUsedAt: moment, lastUsedService: text },
)
export const user = structure('User', { accountId: text, userName: text, arn: text, policies: list(text) })
export const note = structure('OrderNote', { at: moment, text })
export const order = structure(
  'Order',
  {
    connectionId: text,
    connectionName: text,
    kind: text,
    ownerAccount: text,
    region: text,
    location: text,
    bandwidth: text,
    connectionState: text,
    step: text,
    since: moment,
  },
  {
    portId: text,
    device: text,
    lagId: text,
    reason: text,
    crossConnectReference: text,
    loaIssuedAt: moment,
    dueAt: moment,
    overdue: flag,
    notes: list(note),
  },
)
export const prefixVerdict = structure('PrefixVerdict', { prefix: text, asn: whole, verdict: text, reason: text })
export const verification = structure(
  'Verification',
  {
    virtualInterfaceId: text,
    virtualInterfaceName: text,
    ownerAccount: text,
    region: text,
    connectionId: text,
    verdict: text,
    since: moment,
    prefixes: list(prefixVerdict),
  },
  { virtualInterfaceState: text },
)
export const virtualGateway = structure(
  'VirtualGateway',
  { gatewayId: text, kind: text, ownerAccount: text, region: text, amazonSideAsn: whole, state: text },
  { cidrs: list(text) },
)
export const touched = structure('TouchedInterface', { virtualInterfaceId: text, ownerAccount: text, connectionId: text, vlan: whole })
export const window = structure(
  'MaintenanceWindow',
  { windowId: text, deviceId: text, reason: text, startsAt: moment, endsAt: moment, windowState: text, interfaces: list(touched) },
  { portIds: list(text) },
)
export const link = structure('AuditLink', { seq: whole, hash: text, previous: text, event: text })
