// DescribeRouterConfiguration: a configuration for the customer's router, in its own language.
// Both sides of a hosted interface may have it.
import { renderRouterConfiguration } from '#domain/router-configuration/render.ts'
import { routerInputOf } from '#domain/router-configuration/router-input.ts'
import { mustConcern } from '#domain/virtual-interfaces/ownership.ts'
import { operation } from '#operations/operation.ts'

export const describeRouterConfiguration = operation('DescribeRouterConfiguration', {
  access: 'read',
  resources: ({ virtualInterfaceId }) => [`dxvif/${virtualInterfaceId}`],

  async run({ input, caller, tx, now }) {
    const vi = mustConcern(await tx.virtualInterfaces.find(input.virtualInterfaceId), caller, input.virtualInterfaceId, now)
    const port = await (vi.parentId.startsWith('dxlag-') ? tx.lags.find(vi.parentId) : tx.connections.find(vi.parentId))
    const ckn = port?.macSecKeys.findLast(({ state }) => state === 'associated')?.ckn
    const { text, router } = renderRouterConfiguration(
      routerInputOf(vi, ckn === undefined ? {} : { macSec: { ckn } }),
      input.routerTypeIdentifier,
    )
    return {
      customerRouterConfig: text,
      router,
      virtualInterfaceId: vi.virtualInterfaceId,
      virtualInterfaceName: vi.virtualInterfaceName,
    }
  },
})
