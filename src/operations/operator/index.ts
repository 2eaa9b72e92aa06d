// Every operation of the operator's, by its name on the wire; a gap does not compile.
import type { OperatorOperationName } from '#contract/operator.ts'
import { listDevices, listLocations, listPorts, putDevice, putLocation, putPort, updatePort } from '#operations/operator/fabric.ts'
import { createVirtualGateway, listVirtualGateways } from '#operations/operator/gateways.ts'
import { createBackup, listAuditEvents } from '#operations/operator/keeping.ts'
import { cancelMaintenance, listMaintenance, scheduleMaintenance } from '#operations/operator/maintenance.ts'
import type { OperatorOperation } from '#operations/operator/operation.ts'
import {
  approveOrder,
  askForInformation,
  issueLoa,
  listOrders,
  noteAnswer,
  noteCrossConnect,
  noteLight,
  putInService,
  rejectOrder,
  reservePort,
} from '#operations/operator/orders.ts'
import {
  createAccount,
  createKey,
  deleteKey,
  listAccounts,
  listKeys,
  listUsers,
  putQuota,
  putUser,
  updateAccount,
  updateKey,
} from '#operations/operator/tenants.ts'
import { approveVerification, listVerifications, refuseVerification } from '#operations/operator/verification.ts'

export const operatorOperations = {
  ApproveOrder: approveOrder,
  ApproveVerification: approveVerification,
  AskForInformation: askForInformation,
  CancelMaintenance: cancelMaintenance,
  CreateAccount: createAccount,
  CreateBackup: createBackup,
  CreateKey: createKey,
  CreateVirtualGateway: createVirtualGateway,
  DeleteKey: deleteKey,
  IssueLoa: issueLoa,
  ListAccounts: listAccounts,
  ListAuditEvents: listAuditEvents,
  ListDevices: listDevices,
  ListKeys: listKeys,
  ListLocations: listLocations,
  ListMaintenance: listMaintenance,
  ListOrders: listOrders,
  ListPorts: listPorts,
  ListUsers: listUsers,
  ListVerifications: listVerifications,
  ListVirtualGateways: listVirtualGateways,
  NoteAnswer: noteAnswer,
  NoteCrossConnect: noteCrossConnect,
  NoteLight: noteLight,
  PutDevice: putDevice,
  PutInService: putInService,
  PutLocation: putLocation,
  PutPort: putPort,
  PutQuota: putQuota,
  PutUser: putUser,
  RefuseVerification: refuseVerification,
  RejectOrder: rejectOrder,
  ReservePort: reservePort,
  ScheduleMaintenance: scheduleMaintenance,
  UpdateAccount: updateAccount,
  UpdateKey: updateKey,
  UpdatePort: updatePort,
} satisfies { [N in OperatorOperationName]: OperatorOperation<N> }
