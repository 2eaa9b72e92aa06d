import { fault } from '#domain/fault.ts'

const id = 'dxcon-fg5678gh'

export const billingFaults = {
  notOffered: fault({
    source: 'ours',
    aws: (billingMode: string, bandwidth: string, location: string) =>
      `billingMode ${billingMode} is not offered for ports of ${bandwidth} at location ${location}.`,
    example: ['FlatRateTier5', '1Gbps', 'EqDC2'],
  }),
  hosted: fault({
    source: 'ours',
    aws: (connectionId: string) => `The billing mode of hosted connection ${connectionId} cannot be changed; only ports have one.`,
    example: [id],
  }),
}
