// Announced work. It is the operator's; who it touches is worked out when it is asked for.
import { aggregate } from '../aggregate.ts'
import { inOrder } from '../page.ts'
import { query } from '../query.ts'
import type { Session } from '../session.ts'
import type { MaintenanceWindows } from '../operator-drawers.ts'
import type { MaintenanceWindow } from '#domain/maintenance/window.ts'
import { operatorAccountId } from '#domain/operator/account.ts'

const table = aggregate<MaintenanceWindow, 'maintenance_windows'>({
  table: 'maintenance_windows',
  drawer: 'maintenanceWindows',
  columns: {
    id: (row) => row.windowId,
    state: (row) => row.windowState,
    since: (row) => row.since,
    created_at: (row) => row.createdAt,
    device: (row) => row.deviceId,
  },
  accountsOf: () => [operatorAccountId],
})

const all = query((db, _: object) => db.selectFrom('maintenance_windows').select('body').$call(inOrder))

export const maintenanceWindows = (session: Session): MaintenanceWindows => ({
  ...table.drawer(session),
  async list() {
    return (await session.ask(all, {})).map((row) => table.opened(session, row))
  },
})
