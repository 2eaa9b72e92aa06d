// The text that DescribeRouterConfiguration answers with, for one interface and one type of router.
import { refuseUnless } from '#domain/fault.ts'
import { routerFaults } from '#domain/router-configuration/faults.ts'
import type { RouterInput } from '#domain/router-configuration/router-input.ts'
import { planOf, type RouterPlan } from '#domain/router-configuration/router-plan.ts'
import { mustBeRouter, type Router, type RouterType } from '#domain/router-configuration/routers.ts'

export interface RouterConfiguration {
  /** Lines end with LF, the last one too; printable ASCII and tabs only. */
  readonly text: string
  readonly router: RouterType
}

/** Line ends come from here alone, so that no value can bring one of its own. */
function textOf(template: Router['template'], plan: RouterPlan): string {
  const lines = template(plan)
  if (lines.some((line) => !/^\t*[ -~]*$/.test(line))) throw new Error('A router template made a line that is not printable ASCII.')
  return `${lines.join('\n')}\n`
}

/**
 * Renders the device's configuration. Refuses an unknown router type and an interface without peers; throws a plain Error
 * where an id, address or key is not of the strict form, which the API lets nobody store.
 */
export function renderRouterConfiguration(input: RouterInput, routerTypeIdentifier?: string): RouterConfiguration {
  const { type, template } = mustBeRouter(routerTypeIdentifier)
  refuseUnless(input.peers.length > 0, routerFaults.noPeers, input.virtualInterfaceId)
  return { text: textOf(template, planOf(input, type.xsltTemplateNameForMacSec !== '')), router: type }
}
