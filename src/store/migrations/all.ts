import type { Migration } from '../migrate.ts'
import { first } from './0001-first.ts'
import { interfaceRoutes } from './0002-interface-routes.ts'
import { lagWorklists } from './0003-lag-worklists.ts'

/** In the order of their numbers. One that was released is never changed, only followed. */
export const migrations: readonly Migration[] = [first, interfaceRoutes, lagWorklists]
