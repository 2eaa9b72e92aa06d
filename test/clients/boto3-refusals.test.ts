import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Boto3, openBoto3 } from './boto3.ts'
import { type Bench, close, missing, openBench } from './programs.ts'

// How refusals reach somebody who uses boto3: as exceptions of the service's own model.
const absent = missing('boto3')
const refusal = (message: string, name = 'DirectConnectClientException') => ({ name, code: name, message, status: 400 })

describe.skipIf(absent !== '')(`boto3, refused${absent}`, () => {
  let bench: Bench
  let boto: Boto3
  beforeAll(async () => {
    bench = await openBench()
    boto = openBoto3(bench)
  })
  afterAll(async () => {
    await boto[Symbol.asyncDispose]()
    await close(bench)
  })
  const allocate = async (wish: object) =>
    boto.call('partner', 'allocate_private_virtual_interface', {
      connectionId: await bench.connection('partner'),
      ownerAccount: bench.accountId.blue,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'x', vlan: 1, asn: 65_001, ...wish },
    })

  test('refusals come as the exceptions of the model', async () => {
    const connectionId = await bench.connection('partner')
    const asked = {
      connectionId,
      ownerAccount: bench.accountId.partner,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: 'x', vlan: 1, asn: 1 },
    }
    await expect(boto.call('partner', 'allocate_private_virtual_interface', asked)).rejects.toMatchObject(
      refusal('Cannot allocate VirtualInterface for the connection owner.'),
    )
    await expect(allocate({ tags: [{ key: 'a' }, { key: 'a' }] })).rejects.toMatchObject(
      refusal('The tag key a is given more than once.', 'DuplicateTagKeysException'),
    )
    await expect(allocate({ tags: Array.from({ length: 51 }, (_, at) => ({ key: `k${at}` })) })).rejects.toMatchObject(
      refusal('A resource has at most 50 tags; with these it would have 51.', 'TooManyTagsException'),
    )
    for (const vlan of [4095, 4096]) {
      await expect(allocate({ vlan })).rejects.toMatchObject(
        refusal(
          `VLAN ${vlan} cannot exist on a wire: IEEE 802.1Q reserves 4095, and its 12-bit tag ends there. Use a VLAN between 1 and 4094.`,
        ),
      )
    }
  })

  test('what boto3 itself keeps back never reaches us', async () => {
    await expect(boto.call('partner', 'create_connection', { location: 'EqDC2' })).rejects.toMatchObject({ name: 'ParamValidationError' })
  })
})
