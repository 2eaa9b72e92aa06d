// All drawers over one session. They are made when first opened: most units need two or three.
import type { Session } from './session.ts'
import { accessKeys } from './tables/access-keys.ts'
import { accounts } from './tables/accounts.ts'
import { associations } from './tables/associations.ts'
import { audit } from './tables/audit.ts'
import { canaries } from './tables/canaries.ts'
import { clientTokens } from './tables/client-tokens.ts'
import { cloudGateways } from './tables/cloud-gateways.ts'
import { connections } from './tables/connections.ts'
import { copies } from './tables/copies.ts'
import { devices } from './tables/devices.ts'
import { edges } from './tables/edges.ts'
import { events } from './tables/events.ts'
import { failoverTests } from './tables/failover-tests.ts'
import { gateways } from './tables/gateways.ts'
import { routes } from './tables/interface-routes.ts'
import { keyUses } from './tables/key-uses.ts'
import { lags } from './tables/lags.ts'
import { locations } from './tables/locations.ts'
import { maintenanceWindows } from './tables/maintenance-windows.ts'
import { ports } from './tables/ports.ts'
import { proposals } from './tables/proposals.ts'
import { ranges } from './tables/ranges.ts'
import { resiliencyGroups } from './tables/resiliency-groups.ts'
import { secrets } from './tables/secrets.ts'
import { sessions } from './tables/sessions.ts'
import { roles, users } from './tables/users.ts'
import { virtualInterfaces } from './tables/virtual-interfaces.ts'
import { vlans } from './tables/vlans.ts'
import { vpcs } from './tables/vpcs.ts'
import type { Tx } from './tx.ts'

const makers: { readonly [D in keyof Tx]: (session: Session) => Tx[D] } = {
  accessKeys,
  accounts,
  associations,
  audit,
  canaries,
  clientTokens,
  cloudGateways,
  connections,
  copies,
  devices,
  edges,
  events,
  failoverTests,
  gateways,
  keyUses,
  lags,
  locations,
  maintenanceWindows,
  ports,
  proposals,
  ranges,
  resiliencyGroups,
  roles,
  routes,
  secrets,
  sessions,
  users,
  virtualInterfaces,
  vlans,
  vpcs,
}

/** An object per transaction would build them all each time; this prototype builds on demand. */
const onDemand = Object.create(null) as object

for (const [name, make] of Object.entries(makers)) {
  Object.defineProperty(onDemand, name, {
    enumerable: true,
    get(this: { readonly session: Session }) {
      const value = make(this.session)
      Object.defineProperty(this, name, { value })
      return value
    },
  })
}

export const drawersOver = (session: Session): Tx => Object.create(onDemand, { session: { value: session } }) as Tx
