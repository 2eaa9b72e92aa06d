import { expect, test } from 'vitest'
import { client } from '../support/provider.ts'
import { provider } from '../support/serving.ts'

// The sandbox's operator is a set of rules; here the same rules run a server with an inventory.
test('on autopilot an order is fulfilled by rules, on a port of the inventory', async () => {
  await using house = await provider({ autopilot: 'true' })
  await house.cli('locations', 'put', 'NLAMS1', '--location-name', 'Amsterdam', '--region', 'eu-west-1', '--available-port-speeds', '1G')
  await house.cli('devices', 'put', 'r1', '--region', 'eu-west-1', '--location-code', 'NLAMS1')
  await house.cli('ports', 'put', 'r1/eth1', '--device-id', 'r1', '--speed', '1G')
  const blue = client(house.endpoint, await house.json('accounts', 'create', 'Blue'))
  const wish = { location: 'NLAMS1', bandwidth: '1Gbps' }
  const stateOf = async (connectionId: string | undefined) =>
    (await blue.describeConnections({ connectionId })).connections?.[0]?.connectionState

  const first = await blue.createConnection({ ...wish, connectionName: 'first' })
  await expect.poll(() => stateOf(first.connectionId), { timeout: 5000 }).toBe('available')
  expect((await house.json('ports', 'list')).ports).toMatchObject([{ portState: 'inService', connectionId: first.connectionId }])

  // The only port is taken: the second waits until the first has left and the port is cleared, by rule, too.
  const second = await blue.createConnection({ ...wish, connectionName: 'second' })
  expect((await house.json('orders', 'list')).orders).toMatchObject([{ connectionId: second.connectionId, step: 'requested' }])
  await blue.deleteConnection({ connectionId: first.connectionId })
  await expect.poll(() => stateOf(second.connectionId), { timeout: 10_000 }).toBe('available')
  expect((await house.json('ports', 'list')).ports).toMatchObject([{ portState: 'inService', connectionId: second.connectionId }])
})
