// The words for each operation of the operator's. Options are the operation's own members, so the
// contract says what may be given; here is only what a person types and which columns they see.
import type { OperatorOperationName } from '#contract/operator.ts'

export interface Command {
  /** `orders approve`. */
  readonly words: string
  readonly operation: OperatorOperationName
  /** Members that may be given without their names, in order. */
  readonly plain?: readonly string[]
  /** Columns of a table; without them all members are shown, one a line. */
  readonly columns?: readonly string[]
}

const order = ['connectionId'] as const
const orderColumns = ['connectionId', 'step', 'ownerAccount', 'location', 'bandwidth', 'connectionState', 'portId', 'dueAt']

export const commands: readonly Command[] = [
  { words: 'locations list', operation: 'ListLocations', columns: ['region', 'locationCode', 'locationName', 'availablePortSpeeds'] },
  { words: 'locations put', operation: 'PutLocation', plain: ['locationCode'] },
  { words: 'devices list', operation: 'ListDevices', columns: ['region', 'locationCode', 'deviceId', 'drained', 'ports', 'free'] },
  { words: 'devices put', operation: 'PutDevice', plain: ['deviceId'] },
  {
    words: 'ports list',
    operation: 'ListPorts',
    columns: ['portId', 'deviceId', 'speed', 'portState', 'connectionId', 'panel', 'panelPort'],
  },
  { words: 'ports put', operation: 'PutPort', plain: ['portId'] },
  { words: 'ports update', operation: 'UpdatePort', plain: ['portId', 'event'] },
  { words: 'accounts list', operation: 'ListAccounts', columns: ['accountId', 'name', 'nniPartnerType', 'quotas'] },
  { words: 'accounts create', operation: 'CreateAccount', plain: ['name'] },
  { words: 'accounts update', operation: 'UpdateAccount', plain: ['accountId'] },
  { words: 'quotas put', operation: 'PutQuota', plain: ['accountId', 'name', 'limit'] },
  { words: 'users list', operation: 'ListUsers', plain: ['accountId'], columns: ['userName', 'arn', 'policies'] },
  { words: 'users put', operation: 'PutUser', plain: ['accountId', 'userName'] },
  {
    words: 'keys list',
    operation: 'ListKeys',
    plain: ['accountId'],
    columns: ['accessKeyId', 'principal', 'active', 'createdAt', 'lastUsedAt', 'lastUsedService'],
  },
  { words: 'keys create', operation: 'CreateKey', plain: ['accountId'] },
  { words: 'keys update', operation: 'UpdateKey', plain: ['accessKeyId'] },
  { words: 'keys delete', operation: 'DeleteKey', plain: ['accessKeyId'] },
  { words: 'orders list', operation: 'ListOrders', columns: orderColumns },
  { words: 'orders approve', operation: 'ApproveOrder', plain: order },
  { words: 'orders reject', operation: 'RejectOrder', plain: order },
  { words: 'orders ask', operation: 'AskForInformation', plain: order },
  { words: 'orders answered', operation: 'NoteAnswer', plain: order },
  { words: 'orders reserve', operation: 'ReservePort', plain: ['connectionId', 'portId'] },
  { words: 'orders loa', operation: 'IssueLoa', plain: order },
  { words: 'orders cross-connect', operation: 'NoteCrossConnect', plain: ['connectionId', 'reference'] },
  { words: 'orders light', operation: 'NoteLight', plain: order },
  { words: 'orders in-service', operation: 'PutInService', plain: order },
  { words: 'verifications list', operation: 'ListVerifications', columns: ['virtualInterfaceId', 'ownerAccount', 'verdict', 'prefixes'] },
  { words: 'verifications approve', operation: 'ApproveVerification', plain: ['virtualInterfaceId'] },
  { words: 'verifications refuse', operation: 'RefuseVerification', plain: ['virtualInterfaceId'] },
  {
    words: 'gateways list',
    operation: 'ListVirtualGateways',
    plain: ['accountId'],
    columns: ['gatewayId', 'kind', 'region', 'amazonSideAsn', 'state', 'cidrs'],
  },
  { words: 'gateways create', operation: 'CreateVirtualGateway', plain: ['accountId'] },
  {
    words: 'maintenance list',
    operation: 'ListMaintenance',
    columns: ['windowId', 'deviceId', 'windowState', 'startsAt', 'endsAt', 'interfaces', 'reason'],
  },
  { words: 'maintenance schedule', operation: 'ScheduleMaintenance', plain: ['deviceId'] },
  { words: 'maintenance cancel', operation: 'CancelMaintenance', plain: ['windowId'] },
]
