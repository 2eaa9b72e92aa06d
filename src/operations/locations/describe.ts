// DescribeLocations: where ports can be ordered in the region of the call.
import { operation } from '#operations/operation.ts'

export const describeLocations = operation('DescribeLocations', {
  access: 'read',
  resources: () => [],

  async run({ caller, tx }) {
    const locations = await tx.locations.list(caller.region)
    return { locations: locations.filter(({ onSale }) => onSale !== false) }
  },
})
