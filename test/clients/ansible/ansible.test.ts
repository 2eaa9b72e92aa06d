// Ansible's Direct Connect modules as Debian has them: a playbook creates, runs again without a
// change, another one updates, and a last one deletes, twice.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proofOf } from '../../../scripts/packages.ts'
import { type Bench, close, openBench, type Ran, settled } from '../programs.ts'

const program = proofOf('ansible')
const absent = program === undefined ? ', WHICH IS NOT INSTALLED HERE' : ''

describe.skipIf(program === undefined)(`Ansible${absent}`, () => {
  let bench: Bench
  let virtualGateway = ''
  beforeAll(async () => {
    bench = await openBench()
    const { virtualGateways = [] } = await bench.as('blue').describeVirtualGateways({})
    virtualGateway = virtualGateways[0]?.virtualGatewayId ?? ''
    await hostedConnection(bench)
  })
  afterAll(() => close(bench))

  const play = (playbook: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    run(playbook, { endpoint: bench.sandbox.endpoint, virtual_gateway: virtualGateway, ...more }, bench.environment('blue'))
  /** Ansible's own count at the end, or all it said. */
  const changes = async (...asked: Parameters<typeof play>): Promise<number> => {
    const { code, stdout, stderr } = await play(...asked)
    expect(code, `${stdout}${stderr}`).toBe(0)
    return Number(/changed=(\d+)/.exec(stdout)?.[1])
  }
  const gateway = async (): Promise<string> => {
    const { directConnectGateways = [] } = await bench.as('blue').describeDirectConnectGateways({})
    return directConnectGateways[0]?.directConnectGatewayId ?? 'gone'
  }

  test('creates, and changes nothing when it runs again', async () => {
    expect(await changes('present.yml')).toBe(6)
    const { connections = [] } = await bench.as('blue').describeConnections({})
    expect(connections.map(({ connectionName }) => connectionName)).toEqual(expect.arrayContaining(['office', 'hosted']))
    await settled(
      async () => (await interfaces(bench)).map(({ virtualInterfaceState }) => virtualInterfaceState),
      ['available', 'available'],
    )
    expect(await changes('present.yml')).toBe(0)
  })

  test('updates in place', async () => {
    expect(await changes('updated.yml')).toBe(4)
    const { lags = [] } = await bench.as('blue').describeLags({})
    expect(lags).toMatchObject([{ lagName: 'renamed', numberOfConnections: 3, minimumLinks: 1 }])
    await settled(async () => (await associations(bench, await gateway())).length, 0)
    await settled(
      async () => (await interfaces(bench)).map(({ virtualInterfaceState }) => virtualInterfaceState),
      ['available', 'available'],
    )
  })

  test('deletes, and changes nothing when it runs again', async () => {
    const named = await gateway()
    expect(await changes('absent.yml', { gateway: named })).toBe(3)
    await settled(async () => (await interfaces(bench)).length, 0)
    expect((await bench.as('blue').describeLags({})).lags).toMatchObject([{ lagState: 'deleted' }])
    await settled(gateway, 'gone')
    expect(await changes('absent.yml', { gateway: named })).toBe(0)
  })
})

const interfaces = async (bench: Bench) => {
  const { virtualInterfaces = [] } = await bench.as('blue').describeVirtualInterfaces({})
  return virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'deleted')
}

const associations = async (bench: Bench, directConnectGatewayId: string) => {
  const { directConnectGatewayAssociations = [] } = await bench
    .as('blue')
    .describeDirectConnectGatewayAssociations({ directConnectGatewayId })
  return directConnectGatewayAssociations
}

/** From the partner to blue, and not confirmed yet. */
async function hostedConnection(bench: Bench): Promise<void> {
  const partner = bench.as('partner')
  const { interconnectId } = await partner.createInterconnect({ interconnectName: 'port', bandwidth: '1Gbps', location: 'EqDC2' })
  await settled(async () => (await partner.describeInterconnects({ interconnectId })).interconnects?.[0]?.interconnectState, 'available')
  const order = { bandwidth: '100Mbps', connectionName: 'hosted', vlan: 301 }
  await partner.allocateHostedConnection({ connectionId: interconnectId, ownerAccount: bench.accountId.blue, ...order })
}

const run = (playbook: string, variables: object, env: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise((resolve) => {
    const settings = {
      ANSIBLE_NOCOLOR: '1',
      ANSIBLE_LOCALHOST_WARNING: 'False',
      ANSIBLE_INVENTORY_UNPARSED_WARNING: 'False',
      ANSIBLE_PIPELINING: 'True',
      ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
    }
    const file = join(import.meta.dirname, playbook)
    execFile(
      program as string,
      [file, '--extra-vars', JSON.stringify(variables)],
      { env: { ...env, ...settings } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : 1, stdout, stderr }),
    )
  })
