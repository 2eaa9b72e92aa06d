import type { Migration } from '../migrate.ts'
import { first } from './0001-first.ts'
import { interfaceRoutes } from './0002-interface-routes.ts'
import { lagWorklists } from './0003-lag-worklists.ts'
import { accountsInFull } from './0004-accounts.ts'
import { groupWorklist } from './0005-group-worklist.ts'
import { operatorsOwn } from './0006-operator.ts'
import { edgesEnrolled } from './0007-edges.ts'

/** In the order of their numbers. One that was released is never changed, only followed. */
export const migrations: readonly Migration[] = [
  first,
  interfaceRoutes,
  lagWorklists,
  accountsInFull,
  groupWorklist,
  operatorsOwn,
  edgesEnrolled,
]
