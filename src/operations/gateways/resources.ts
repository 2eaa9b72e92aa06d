import { given } from '#operations/unset.ts'

/** The resource a policy must allow where a request may name a Direct Connect gateway. */
export const gatewayResource = (directConnectGatewayId: string | undefined): string | undefined =>
  given(directConnectGatewayId) === undefined ? undefined : `dx-gateway/${directConnectGatewayId}`
