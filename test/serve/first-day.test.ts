import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { emptyDatabase, hasPostgres } from '../support/postgres.ts'
import { client, command, initialised, type Key, type Running, served, settingsFile, typedBy } from '../support/provider.ts'

// The guide docs/first-day.md as a test, on PostgreSQL. What tenants do is done with the official client.
describe.skipIf(!hasPostgres)('a provider’s first day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-day-'))
  const vrpFile = join(folder, 'vrps.json')
  let running: Running
  let key: Key
  let database: string

  const cli = async (...args: readonly string[]) => (await typedBy(key, running.operatorEndpoint, ...args)).text
  const json = async (...args: readonly string[]) => JSON.parse(await cli(...args, '--json'))
  const tenant: Record<string, Key & { accountId: string }> = {}
  const as = (name: string) => client(running.endpoint, tenant[name] as Key)
  const created = async (name: string, ...more: readonly string[]) => {
    const { account, accessKeyId, secretAccessKey } = await json('accounts', 'create', name, ...more)
    tenant[name] = { accountId: account.accountId, accessKeyId, secretAccessKey }
  }
  const settings = (url: string) => settingsFile(folder, { database: url, vrpFile, simulateEdges: true })

  beforeAll(async () => {
    writeFileSync(vrpFile, JSON.stringify({ roas: [{ asn: 'AS3333', prefix: '193.0.0.0/21', maxLength: 21 }] }))
    database = await emptyDatabase()
    const file = settings(database)
    key = await initialised(file)
    running = await served(file)
  })
  afterAll(() => running?.[Symbol.asyncDispose]())

  test('a location, a device and ports are put there, and a dry run puts nothing', async () => {
    const place = [
      'locations',
      'put',
      'NLAMS1',
      '--location-name',
      'Amsterdam 1',
      '--region',
      'eu-west-1',
      '--available-port-speeds',
      '1G,10G',
    ]
    expect(await cli(...place, '--dry-run')).toContain('Nothing was changed')
    expect(await json('locations', 'list')).toEqual({ locations: [] })
    await cli(...place)
    await cli('devices', 'put', 'ams1-r1', '--location-code', 'NLAMS1', '--region', 'eu-west-1')
    await cli(
      'ports',
      'put',
      'ams1-r1/eth1',
      '--device-id',
      'ams1-r1',
      '--speed',
      '10G',
      '--optic',
      'LR',
      '--panel',
      'A',
      '--panel-port',
      '7',
    )
    await cli('ports', 'put', 'ams1-r1/eth2', '--device-id', 'ams1-r1', '--speed', '1G')
    expect(await cli('devices', 'list')).toMatch(/ams1-r1\s+false\s+2\s+2/)
  })

  test('two tenants get keys, one of them a user with a policy, and a quota', async () => {
    await created('Harbor', '--nni-partner-type', 'v2')
    await created('Blue')
    const { accountId } = tenant['Blue'] as { accountId: string }
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'directconnect:Describe*', Resource: '*' }] }
    writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy))
    await cli('users', 'put', accountId, 'looker', '--policy-document', `@${join(folder, 'policy.json')}`)
    const made = await json('keys', 'create', accountId, '--user-name', 'looker')
    tenant['looker'] = { accountId, accessKeyId: made.key.accessKeyId, secretAccessKey: made.secretAccessKey }
    await cli('quotas', 'put', accountId, 'connectionsPerLocation', '0')
    expect(await cli('accounts', 'list')).toMatch(/Blue\s+nonPartner\s+name=connectionsPerLocation limit=0/)
    await vi.waitFor(
      () =>
        expect(as('Blue').createConnection({ location: 'NLAMS1', bandwidth: '1Gbps', connectionName: 'none' })).rejects.toThrow(
          /has reached the limit of 0/,
        ),
      { timeout: 5000 },
    )
  })

  test('an order goes through the queue step by step', async () => {
    const { connectionId = '' } = await as('Harbor').createConnection({ location: 'NLAMS1', bandwidth: '10Gbps', connectionName: 'first' })
    expect(await cli('orders', 'list')).toContain(connectionId)
    const step = async (...args: readonly string[]) => (await json('orders', ...args)).order.step
    expect(await step('ask', connectionId, '--reason', 'Which rack?')).toBe('informationAsked')
    expect(await step('answered', connectionId, '--note', 'Rack 7')).toBe('requested')
    expect(await step('approve', connectionId)).toBe('approved')
    expect(await step('reserve', connectionId)).toBe('portReserved')
    expect(await step('loa', connectionId)).toBe('loaIssued')
    expect(await step('cross-connect', connectionId, 'XC-4711')).toBe('crossConnected')
    expect(await step('light', connectionId)).toBe('lightSeen')
    expect(await step('in-service', connectionId)).toBe('inService')
    const [connection] = (await as('Harbor').describeConnections({ connectionId })).connections ?? []
    expect(connection).toMatchObject({ connectionState: 'available', awsDeviceV2: 'ams1-r1' })
    const { ports } = await json('ports', 'list', '--port-state', 'inService')
    expect(ports).toMatchObject([{ portId: 'ams1-r1/eth1', connectionId }])
    expect(ports[0].history.map(({ state }: { state: string }) => state)).toEqual([
      'free',
      'reserved',
      'loaIssued',
      'patched',
      'lightSeen',
      'inService',
    ])
    await expect(cli('orders', 'approve', connectionId)).rejects.toThrow(/cannot approve at step inService/)
  })

  test('a hosted interface is allocated, denied to a user by policy, and confirmed by the account', async () => {
    const [connection] = (await as('Harbor').describeConnections({})).connections ?? []
    const { accountId } = tenant['Blue'] as { accountId: string }
    const { virtualInterfaceId } = await as('Harbor').allocatePrivateVirtualInterface({
      connectionId: connection?.connectionId,
      ownerAccount: accountId,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'hosted', vlan: 101, asn: 65001 },
    })
    const { virtualGateway } = await json('gateways', 'create', accountId, '--region', 'eu-west-1', '--cidrs', '10.1.0.0/16')
    const wish = { virtualInterfaceId, virtualGatewayId: virtualGateway.gatewayId }
    await expect(as('looker').confirmPrivateVirtualInterface(wish)).rejects.toThrow(
      /is not authorized to perform: directconnect:ConfirmPrivateVirtualInterface/,
    )
    expect((await as('looker').describeVirtualInterfaces({})).virtualInterfaces).toHaveLength(1)
    await as('Blue').confirmPrivateVirtualInterface(wish)
    await vi.waitFor(
      async () => {
        const [vif] = (await as('Blue').describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces ?? []
        expect(vif?.virtualInterfaceState).toBe('available')
      },
      { timeout: 10_000 },
    )
  })

  test('a public interface is verified by its ROA, and one without waits for a person', async () => {
    const [connection] = (await as('Harbor').describeConnections({})).connections ?? []
    const { connectionId } = connection ?? {}
    const wish = (vlan: number, cidr: string, n: number) => ({
      connectionId,
      newPublicVirtualInterface: {
        virtualInterfaceName: `public ${vlan}`,
        vlan,
        asn: 3333,
        amazonAddress: `193.0.22.${n}/30`,
        customerAddress: `193.0.22.${n + 1}/30`,
        routeFilterPrefixes: [{ cidr }],
      },
    })
    const proven = await as('Harbor').createPublicVirtualInterface(wish(201, '193.0.0.0/21', 1))
    const unknown = await as('Harbor').createPublicVirtualInterface(wish(202, '193.0.24.0/23', 5))
    expect(unknown.virtualInterfaceState).toBe('verifying')
    const stateOf = async (virtualInterfaceId: string | undefined) =>
      (await as('Harbor').describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces?.[0]?.virtualInterfaceState
    await vi.waitFor(async () => expect(await stateOf(proven.virtualInterfaceId)).toBe('available'), { timeout: 10_000 })
    const { verifications } = await json('verifications', 'list')
    expect(verifications).toMatchObject([{ virtualInterfaceId: unknown.virtualInterfaceId, verdict: 'unknown' }])
    expect(await cli('verifications', 'list')).toContain('No ROA covers 193.0.24.0/23.')
    await cli('verifications', 'approve', unknown.virtualInterfaceId ?? '')
    await vi.waitFor(async () => expect(await stateOf(unknown.virtualInterfaceId)).toBe('available'), { timeout: 10_000 })
    const touched = await json(
      'maintenance',
      'schedule',
      'ams1-r1',
      '--starts-at',
      '2099-01-01T00:00:00Z',
      '--ends-at',
      '2099-01-01T02:00:00Z',
      '--reason',
      'new optics',
    )
    expect(touched.window.interfaces).toHaveLength(3)
    expect(touched.window.windowState).toBe('scheduled')
  })

  test('a key is rotated: the old one is refused within a second', async () => {
    const { accountId, ...old } = tenant['Blue'] as Key & { accountId: string }
    const { key: made, secretAccessKey } = await json('keys', 'create', accountId)
    const fresh = { accessKeyId: made.accessKeyId, secretAccessKey }
    expect((await client(running.endpoint, fresh).describeVirtualInterfaces({})).virtualInterfaces).toHaveLength(1)
    await cli('keys', 'update', old.accessKeyId, '--active', 'false')
    const deactivated = performance.now()
    await vi.waitFor(() => expect(client(running.endpoint, old).describeVirtualInterfaces({})).rejects.toThrow(/security token/i), {
      timeout: 3000,
      interval: 20,
    })
    expect(performance.now() - deactivated).toBeLessThan(1500)
    await cli('keys', 'delete', old.accessKeyId)
    tenant['Blue'] = { accountId, ...fresh }
  })

  test('the audit’s chain holds, has every call, and no secret', async () => {
    await vi.waitFor(async () => expect(await cli('audit', 'export')).toContain('"eventName":"DeleteKey"'), { timeout: 5000 })
    const { text, code } = await typedBy(key, running.operatorEndpoint, 'audit', 'verify')
    expect(text).toMatch(/^\d+ events, nothing is wrong\. The newest is \d+: [0-9a-f]{64}\n$/)
    expect(code).toBe(0)
    const events = (await cli('audit', 'export'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const names = events.map(({ eventName }) => eventName)
    expect(names).toEqual(
      expect.arrayContaining([
        'PutLocation',
        'CreateConnection',
        'ApproveOrder',
        'AllocatePrivateVirtualInterface',
        'ConfirmPrivateVirtualInterface',
        'DescribeConnections',
        'CreateKey',
      ]),
    )
    expect(events.find(({ errorCode }) => errorCode === 'AccessDeniedException')).toMatchObject({
      eventName: 'ConfirmPrivateVirtualInterface',
      userIdentity: { type: 'IAMUser' },
    })
    const everything = JSON.stringify(events) + running.log.join('\n')
    for (const { secretAccessKey } of [key, ...Object.values(tenant)]) expect(everything).not.toContain(secretAccessKey)
    expect(events.find(({ eventName }) => eventName === 'CreateAccount')).toMatchObject({
      responseElements: { secretAccessKey: '[PROTECTED]' },
    })
  })

  test('a backup is taken while it runs, and restored it serves the same', async () => {
    const file = join(folder, 'backup.gz')
    expect(await cli('backup', file)).toMatch(/^\d+ rows are in/)
    const other = settings(await emptyDatabase())
    expect((await command('restore', file, '--config', other)).stdout).toMatch(/rows are restored/)
    await using again = await served(other)
    const found = await client(again.endpoint, tenant['Blue'] as Key).describeVirtualInterfaces({})
    expect(found.virtualInterfaces).toMatchObject([
      { virtualInterfaceName: 'hosted', virtualInterfaceState: 'available', authKey: expect.stringMatching(/^0x/) },
    ])
    const { code } = await typedBy(key, again.operatorEndpoint, 'audit', 'verify')
    expect(code).toBe(0)
    await expect(command('restore', file, '--config', other)).rejects.toThrow(/The database is not empty/)
  })

  test('asked to stop, it drains and ends', async () => {
    running.process.kill('SIGTERM')
    await new Promise((resolve) => running.process.once('exit', resolve))
    expect(running.process.exitCode).toBe(0)
    expect(running.log.at(-1)).toContain('Stopped.')
  })
})
