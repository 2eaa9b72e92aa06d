// What the API asks of a real session after it is up: a failover test down and back, and a deletion after which nothing
// of the interface is left on the router, while its neighbour's session stays.
import {
  DeleteVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
  StartBgpFailoverTestCommand,
  StopBgpFailoverTestCommand,
} from '@aws-sdk/client-direct-connect'
import { describe, expect, test } from 'vitest'
import { eventually } from '#edge/lab/launch.ts'
import { labNamespaces, runLab } from '#edge/lab/lab.ts'
import { systemClock } from '#edge/main.ts'
import { output } from '#edge/world/programs.ts'
import { labSupply } from '#main/lab.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'

const tag = `-l${process.pid}`
const missing = missingFor('bird', 'frr', 'ip')
mustRunInCi('a real session under the API', missing)

describe.skipIf(missing !== undefined)('a real session under the API', () => {
  test('goes down for a failover test and comes back; a deleted interface leaves nothing behind', { timeout: 90_000 }, async () => {
    await using stack = new AsyncDisposableStack()
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const { customer, ...supply } = await labSupply(stack, say)
    const links = () => output('ip', ['-n', labNamespaces(tag).edge, '-o', 'link', 'show'])
    const read = async (virtualInterfaceId: string) => {
      const { virtualInterfaces = [] } = await customer.send(new DescribeVirtualInterfacesCommand({ virtualInterfaceId }))
      const [vi] = virtualInterfaces
      return `${vi?.virtualInterfaceState} ${vi?.bgpPeers?.map(({ bgpStatus }) => bgpStatus).join(' ')}`
    }
    const becomes = (id: string, wanted: string) => eventually(systemClock, wanted, async () => (await read(id)) === wanted, 20_000)
    const seen: string[] = []
    const told: typeof supply.told = async (interfaces) => {
      const [first = '', second = ''] = interfaces.map(({ virtualInterfaceId }) => virtualInterfaceId)
      await becomes(first, 'available up')
      await becomes(second, 'available up up')
      await customer.send(new StartBgpFailoverTestCommand({ virtualInterfaceId: first }))
      await becomes(first, 'testing down')
      seen.push(`during the test ${await read(second)}`)
      await customer.send(new StopBgpFailoverTestCommand({ virtualInterfaceId: first }))
      await becomes(first, 'available up')
      const before = await links()
      await customer.send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: second }))
      await eventually(systemClock, 'the deletion', async () => (await read(second)).startsWith('deleted'), 20_000)
      const after = await links()
      const name = second.replace('dxvif-', 'vif-')
      seen.push(`${before.includes(name)} ${after.includes(name)} ${after.includes(first.replace('dxvif-', 'vif-'))}`)
      seen.push(`after the deletion ${await read(first)}`)
      return seen
    }
    const signal = new AbortController().signal
    const status = await runLab({ supply: { ...supply, told }, once: true, clock: systemClock, say, signal, tag })
    expect({ status, seen, faults: said.filter((line) => line.startsWith('A fault')) }).toEqual({
      status: 0,
      seen: ['during the test available up up', 'true false true', 'after the deletion available up'],
      faults: [],
    })
  })
})
