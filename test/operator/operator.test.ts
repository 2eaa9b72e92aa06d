import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorContract, operatorOperationNames } from '#contract/operator.ts'
import { operatorOperations } from '#operations/operator/index.ts'
import { client } from '../support/provider.ts'
import { type Provider, provider } from '../support/serving.ts'

describe('the operator’s operations', () => {
  let house: Provider
  let blue: { account: { accountId: string }; accessKeyId: string; secretAccessKey: string }
  const place = ['--region', 'eu-west-1', '--location-code', 'NLAMS1']

  beforeAll(async () => {
    house = await provider()
    await house.cli(
      'locations',
      'put',
      'NLAMS1',
      '--location-name',
      'Amsterdam',
      '--region',
      'eu-west-1',
      '--available-port-speeds',
      '1G,10G',
    )
    await house.cli('devices', 'put', 'r1', ...place)
    blue = await house.json('accounts', 'create', 'Blue')
  })
  afterAll(() => house[Symbol.asyncDispose]())

  const order = async (name: string, bandwidth = '1Gbps') => {
    const { connectionId = '' } = await client(house.endpoint, blue).createConnection({
      location: 'NLAMS1',
      bandwidth,
      connectionName: name,
    })
    return connectionId
  }
  const stateOf = async (connectionId: string) =>
    (await client(house.endpoint, blue).describeConnections({ connectionId })).connections?.[0]?.connectionState

  test('the contract and the table name the same ones', () => {
    expect(Object.keys(operatorOperations).toSorted()).toEqual([...operatorOperationNames].toSorted())
  })

  test('everything that changes something takes a dry run, and nothing else does', () => {
    const taking = operatorOperationNames.filter((name) =>
      operatorContract[name].shapeOf(name).input.members.some((member) => member.name === 'dryRun'),
    )
    expect(taking).toEqual(operatorOperationNames.filter((name) => operatorContract[name].access === 'write'))
  })

  test('a dry run answers as the change would, shows no key, and leaves nothing', async () => {
    const before = await house.json('accounts', 'list')
    const answer = await house.json('accounts', 'create', 'Nobody', '--dry-run')
    expect(answer).toMatchObject({ account: { name: 'Nobody' }, secretAccessKey: '' })
    expect(await house.json('accounts', 'list')).toEqual(before)
    await expect(house.cli('accounts', 'create', 'Blue', '--account-id', blue.account.accountId, '--dry-run')).rejects.toThrow(
      /There is a account|There is an? account/,
    )
  })

  test.each([
    [
      ['locations', 'put', 'X', '--location-name', 'X', '--region', 'mars-1', '--available-port-speeds', '1G'],
      'Region mars-1 is not served here; served are eu-west-1.',
    ],
    [
      ['locations', 'put', 'X', '--location-name', 'X', '--region', 'eu-west-1', '--available-port-speeds', '3G'],
      'availablePortSpeeds is 3G; it must be one of 1G, 10G, 100G, 400G.',
    ],
    [
      ['locations', 'put', '../x', '--location-name', 'X', '--region', 'eu-west-1', '--available-port-speeds', '1G'],
      'locationCode is ../x; it must be 1 to 64',
    ],
    [['devices', 'put', 'r9', '--region', 'eu-west-1', '--location-code', 'Nowhere'], 'There is no location Nowhere in eu-west-1.'],
    [['ports', 'put', 'p', '--device-id', 'r9', '--speed', '1G'], 'There is no device r9.'],
    [['ports', 'update', 'nope', 'fail'], 'There is no port nope.'],
    [['accounts', 'create', 'X', '--account-id', '12'], 'accountId is 12; it must be twelve digits.'],
    [['accounts', 'create', 'X', '--account-id', '000000000000'], 'The operator’s own account is not a tenant.'],
    [['accounts', 'create', 'X', '--nni-partner-type', 'v9'], 'nniPartnerType is v9; it must be one of v1, v2, nonPartner.'],
    [['accounts', 'update', '999999999999', '--name', 'X'], 'There is no account 999999999999.'],
    [['quotas', 'put', '999999999999', 'lagsPerRegion', '1'], 'There is no account 999999999999.'],
    [['users', 'put', '999999999999', 'x', '--policy-document', '{}'], 'There is no account 999999999999.'],
    [['keys', 'update', 'AKIAEXAMPLENOBODY000', '--active', 'false'], 'There is no key AKIAEXAMPLENOBODY000.'],
    [['orders', 'approve', 'dxcon-ffffffff'], 'There is no order dxcon-ffffffff.'],
    [['verifications', 'approve', 'dxvif-ffffffff'], 'There is no virtual interface dxvif-ffffffff.'],
    [['gateways', 'create', '999999999999', '--region', 'eu-west-1'], 'There is no account 999999999999.'],
    [['maintenance', 'cancel', 'maint-x'], 'There is no maintenance window maint-x.'],
    [
      ['maintenance', 'schedule', 'r1', '--starts-at', '2099-01-02', '--ends-at', '2099-01-01', '--reason', 'x'],
      'it must be after startsAt.',
    ],
  ])('%j is refused in words', async (args, said) => {
    await expect(house.cli(...args)).rejects.toThrow(said)
  })

  test('a policy that cannot be read is refused, and says where', async () => {
    await expect(
      house.cli('users', 'put', blue.account.accountId, 'bad', '--policy-document', '{"Statement":[{"Effect":"Perhaps"}]}'),
    ).rejects.toThrow(/Effect|Statement|Version/)
  })

  test('a key must be deactivated before it is deleted, and a third one is refused', async () => {
    const { accountId } = blue.account
    const { key } = await house.json('keys', 'create', accountId)
    await expect(house.cli('keys', 'create', accountId)).rejects.toThrow(/2/)
    await expect(house.cli('keys', 'delete', key.accessKeyId)).rejects.toThrow(/deactivate it first/)
    await house.cli('keys', 'update', key.accessKeyId, '--active', 'false')
    await house.cli('keys', 'delete', key.accessKeyId)
    expect((await house.json('keys', 'list', accountId)).keys).toHaveLength(1)
  })

  test('a rejected order is gone for the customer, with the reason kept for the operator', async () => {
    const connectionId = await order('rejected')
    const { order: rejected } = await house.json('orders', 'reject', connectionId, '--reason', 'No capacity')
    expect(rejected).toMatchObject({ step: 'rejected', reason: 'No capacity', connectionState: 'deleted' })
    expect(await stateOf(connectionId)).toBe('deleted')
  })

  test('without a free port nothing is reserved, and a drained device takes none', async () => {
    const connectionId = await order('waits', '10Gbps')
    await house.cli('ports', 'put', 'r1/eth1', '--device-id', 'r1', '--speed', '1G')
    await expect(house.cli('orders', 'reserve', connectionId)).rejects.toThrow('There is no free port of 10G at location NLAMS1')
    await house.cli('ports', 'put', 'r1/eth2', '--device-id', 'r1', '--speed', '10G')
    await house.cli('devices', 'put', 'r1', ...place, '--drained')
    await expect(house.cli('orders', 'reserve', connectionId)).rejects.toThrow('There is no free port of 10G')
    await house.cli('devices', 'put', 'r1', ...place, '--drained', 'false')
    await expect(house.cli('orders', 'reserve', connectionId, 'r1/eth1')).rejects.toThrow('its speed is 1G and 10G is ordered')
    expect((await house.json('orders', 'reserve', connectionId, 'r1/eth2')).order).toMatchObject({
      portId: 'r1/eth2',
      step: 'portReserved',
    })
    await expect(house.cli('ports', 'put', 'r1/eth2', '--device-id', 'r1', '--speed', '1G')).rejects.toThrow(
      'its device and speed stay while something is on it',
    )
  })

  test('a port that its customer leaves ceases, and is free once it was cleared', async () => {
    const connectionId = await order('leaves')
    await house.cli('orders', 'reserve', connectionId, 'r1/eth1')
    await house.cli('orders', 'loa', connectionId)
    await client(house.endpoint, blue).deleteConnection({ connectionId })
    const portNow = async () => (await house.json('ports', 'list')).ports.find(({ portId }: { portId: string }) => portId === 'r1/eth1')
    await expect.poll(async () => (await portNow()).portState, { timeout: 5000 }).toBe('toCease')
    await house.cli('ports', 'update', 'r1/eth1', 'clear', '--note', 'cable out')
    expect(await portNow()).toMatchObject({ portState: 'free' })
    expect((await portNow()).connectionId).toBeUndefined()
  })

  test('a location that is off sale is neither listed nor ordered at', async () => {
    await house.cli(
      'locations',
      'put',
      'OFF1',
      '--location-name',
      'Off',
      '--region',
      'eu-west-1',
      '--available-port-speeds',
      '1G',
      '--on-sale',
      'false',
    )
    expect((await client(house.endpoint, blue).describeLocations({})).locations?.map(({ locationCode }) => locationCode)).toEqual([
      'NLAMS1',
    ])
    await expect(
      client(house.endpoint, blue).createConnection({ location: 'OFF1', bandwidth: '1Gbps', connectionName: 'x' }),
    ).rejects.toThrow(/does not exist in region/)
  })

  test('an unknown operation and a broken body are refused as at the other door', async () => {
    expect(await (await house.call('MakeCoffee')).json()).toMatchObject({ __type: 'UnknownOperationException' })
    expect(await (await house.call('PutLocation', { locationCode: 7 })).json()).toMatchObject({ __type: 'SerializationException' })
  })
})
