// What the operator's door takes and gives: target `DemarcOperator.<Operation>`, signed for the
// service `demarc` with a key of the operator's account. Times are epoch seconds on the wire, as
// everywhere else. The command line is made from this table.
import { asks, bytes, changes, flag, list, moment, type OperatorShape, text, whole } from '#contract/operator-shapes.ts'
import {
  location,
  device,
  port,
  account,
  accountKey,
  user,
  order,
  verification,
  virtualGateway,
  window,
  link,
} from '#contract/operator-structures.ts'

const one = { connectionId: text }
const answersOrder = (about: string) => changes(about, one, { note: text }, { order }, {})

export const operatorContract = {
  PutLocation: changes(
    'Adds a location or changes it.',
    { locationCode: text, locationName: text, region: text, availablePortSpeeds: list(text) },
    {
      availableMacSecPortSpeeds: list(text),
      availableProviders: list(text),
      facility: text,
      address: text,
      subLocations: list(text),
      onSale: flag,
    },
    { location },
    {},
  ),
  ListLocations: asks('All locations.', {}, { region: text }, { locations: list(location) }),
  PutDevice: changes(
    'Adds an edge device or changes it; a drained one takes no new port.',
    { deviceId: text, locationCode: text, region: text },
    { logicalDeviceId: text, drained: flag },
    { device },
    {},
  ),
  ListDevices: asks(
    'All edge devices, with how many ports each has and how many of them are free.',
    {},
    { region: text },
    { devices: list(device) },
  ),
  PutPort: changes(
    'Adds a port to a device, or changes what is known of it.',
    { portId: text, deviceId: text, speed: text },
    { optic: text, panel: text, panelPort: text, macSecCapable: flag },
    { port },
    {},
  ),
  ListPorts: asks('Ports and what is on them.', {}, { deviceId: text, locationCode: text, portState: text }, { ports: list(port) }),
  UpdatePort: changes(
    'Notes what happened to a port: fail, repair, or clear once it ceased.',
    { portId: text, event: text },
    { note: text },
    { port },
    {},
  ),
  CreateAccount: changes(
    'Adds a tenant, with its first key, which is shown this once.',
    { name: text },
    { accountId: text, nniPartnerType: text },
    { account, accessKeyId: text, secretAccessKey: text },
    {},
  ),
  UpdateAccount: changes(
    'Renames a tenant or makes it a partner.',
    { accountId: text },
    { name: text, nniPartnerType: text },
    { account },
    {},
  ),
  ListAccounts: asks('All tenants.', {}, {}, { accounts: list(account) }),
  PutQuota: changes(
    'Sets a limit for one tenant; without a limit the general one applies again.',
    { accountId: text, name: text },
    { limit: whole },
    { account },
    {},
  ),
  PutUser: changes(
    'Adds a user to a tenant, or gives it another policy.',
    { accountId: text, userName: text, policyDocument: text },
    {},
    { user },
    {},
  ),
  ListUsers: asks('A tenant’s users.', { accountId: text }, {}, { users: list(user) }),
  CreateKey: changes(
    'Adds an access key to a tenant or one of its users, shown this once.',
    { accountId: text },
    { userName: text },
    { key: accountKey, secretAccessKey: text },
    {},
  ),
  ListKeys: asks('A tenant’s access keys and when each was used last.', { accountId: text }, {}, { keys: list(accountKey) }),
  UpdateKey: changes(
    'Activates or deactivates an access key; true everywhere within a second.',
    { accessKeyId: text, active: flag },
    {},
    { key: accountKey },
    {},
  ),
  DeleteKey: changes('Deletes an access key that is deactivated.', { accessKeyId: text }, {}, {}, {}),
  ListOrders: asks(
    'Orders that are not done, longest waiting first; with step, those at that step.',
    {},
    { step: text },
    { orders: list(order) },
  ),
  ApproveOrder: answersOrder('Approves an order.'),
  RejectOrder: changes('Rejects an order; its connection is deleted.', { ...one, reason: text }, {}, { order }, {}),
  AskForInformation: changes(
    'Asks the customer something; unanswered for 7 days, the order lapses.',
    { ...one, reason: text },
    {},
    { order },
    {},
  ),
  NoteAnswer: answersOrder('Notes that the customer answered; the order waits for approval again.'),
  ReservePort: changes(
    'Reserves a port: the named one, or the first free one that fits.',
    one,
    { portId: text, note: text },
    { order },
    {},
  ),
  IssueLoa: answersOrder('Notes that the letter of authorization went out; the 90 days run from the first.'),
  NoteCrossConnect: changes('Notes the cross connect.', { ...one, reference: text }, {}, { order }, {}),
  NoteLight: answersOrder('Notes that light was seen on the port.'),
  PutInService: answersOrder('Puts the port in service: the connection is available.'),
  ListVerifications: asks(
    'Public interfaces that wait for a verdict, with what the ROAs say of each prefix.',
    {},
    {},
    { verifications: list(verification) },
  ),
  ApproveVerification: changes('Lets a public interface announce its prefixes.', { virtualInterfaceId: text }, {}, { verification }, {}),
  RefuseVerification: changes('Refuses a public interface.', { virtualInterfaceId: text, reason: text }, {}, { verification }, {}),
  CreateVirtualGateway: changes(
    'Adds a virtual private gateway or transit gateway of a tenant.',
    { accountId: text, region: text },
    { kind: text, amazonSideAsn: whole, cidrs: list(text) },
    { virtualGateway },
    {},
  ),
  ListVirtualGateways: asks('A tenant’s gateways.', { accountId: text, region: text }, {}, { virtualGateways: list(virtualGateway) }),
  ScheduleMaintenance: changes(
    'Announces work on a device, or on some of its ports, and says whom it touches.',
    { deviceId: text, startsAt: moment, endsAt: moment, reason: text },
    { portIds: list(text) },
    { window },
    {},
  ),
  ListMaintenance: asks('Announced work and whom it touches.', {}, {}, { windows: list(window) }),
  CancelMaintenance: changes('Calls announced work off.', { windowId: text }, {}, { window }, {}),
  ListAuditEvents: asks(
    'The audit in order, each event as CloudTrail writes it.',
    {},
    { after: whole, limit: whole },
    { links: list(link) },
  ),
  CreateBackup: asks('Everything that is stored, secrets still sealed, as compressed NDJSON.', {}, {}, { backup: bytes, rows: whole }),
}

type Contract = typeof operatorContract
export type OperatorOperationName = keyof Contract
export type OperatorInput<N extends OperatorOperationName> = Contract[N] extends OperatorShape<infer I, unknown> ? I : never
export type OperatorOutput<N extends OperatorOperationName> = Contract[N] extends OperatorShape<infer _, infer O> ? O : never

export const operatorOperationNames = Object.keys(operatorContract) as readonly OperatorOperationName[]
export const isOperatorOperation = (name: string): name is OperatorOperationName => Object.hasOwn(operatorContract, name)
export const operatorService = 'demarc'
export const operatorTarget = 'DemarcOperator.'
