// Terraform with the AWS provider, on machines that have them: TERRAFORM_MIRROR names a mirror of
// providers, a folder or an https:// address, since no test fetches anything from elsewhere. All
// aws_dx_* resources: apply, an empty second plan, an update in place, an import, destroy.
import { execFile } from 'node:child_process'
import { accessSync, constants, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, close, openBench, type Ran, settled, type Who } from '../programs.ts'

const mirror = process.env['TERRAFORM_MIRROR'] ?? ''
const configuration = join(import.meta.dirname, 'main.tf')

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
const terraform = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'terraform'))
  .find(isProgram)

const absent = [
  ...(terraform === undefined ? ['terraform IS NOT IN PATH'] : []),
  ...(mirror === '' ? ['TERRAFORM_MIRROR NAMES NO MIRROR'] : []),
]
const without = absent.length === 0 ? '' : `, NOT TESTED HERE: ${absent.join(', ')}`

/** The provider's resources of this service; this was last run with its version 5.100. */
const resources = [
  'aws_dx_bgp_peer',
  'aws_dx_connection',
  'aws_dx_connection_association',
  'aws_dx_connection_confirmation',
  'aws_dx_gateway',
  'aws_dx_gateway_association',
  'aws_dx_gateway_association_proposal',
  'aws_dx_hosted_connection',
  'aws_dx_hosted_private_virtual_interface',
  'aws_dx_hosted_private_virtual_interface_accepter',
  'aws_dx_hosted_public_virtual_interface',
  'aws_dx_hosted_public_virtual_interface_accepter',
  'aws_dx_hosted_transit_virtual_interface',
  'aws_dx_hosted_transit_virtual_interface_accepter',
  'aws_dx_lag',
  'aws_dx_macsec_key_association',
  'aws_dx_private_virtual_interface',
  'aws_dx_public_virtual_interface',
  'aws_dx_transit_virtual_interface',
]

test('the configuration has every aws_dx_ resource', () => {
  const used = [...readFileSync(configuration, 'utf8').matchAll(/^resource "(\w+)"/gm)].map(([, type]) => String(type))
  expect([...new Set(used)].toSorted()).toEqual(resources)
})

// Its waiters look every ten seconds, with or without a delay on our side.
describe.skipIf(absent.length > 0)(`Terraform${without}`, { timeout: 900_000 }, () => {
  let bench: Bench
  let folder = ''
  beforeAll(async () => {
    bench = await openBench()
    folder = mkdtempSync(join(tmpdir(), 'demarc-terraform-'))
    copyFileSync(configuration, join(folder, 'main.tf'))
    writeFileSync(join(folder, 'cli.tfrc'), mirrored(mirror))
    writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify(await variables(bench)))
    await good('init', '-input=false')
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await close(bench)
  })

  const run = (...args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const env = {
        ...bench.environment('blue'),
        TF_CLI_CONFIG_FILE: join(folder, 'cli.tfrc'),
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
      }
      execFile(terraform as string, args, { cwd: folder, env, maxBuffer: 32 * 1024 * 1024 }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr }),
      )
    })
  const good = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args)
    expect(code, `terraform ${args.join(' ')}\n${stderr === '' ? stdout : stderr}`).toBe(0)
    return stdout
  }
  const apply = (...more: readonly string[]) => good('apply', '-auto-approve', '-input=false', '-no-color', ...more)
  /** 0: nothing to do; 2: changes. */
  const planned = (...more: readonly string[]) => run('plan', '-input=false', '-no-color', '-detailed-exitcode', ...more)

  test('applies, and plans nothing more', async () => {
    expect(await apply()).toMatch(/Resources: \d\d added, 0 changed, 0 destroyed/)
    const { code, stdout } = await planned()
    expect(code, `planned: ${stdout}`).toBe(0)
  })

  const changed = ['-var=label=second', '-var=prefixes=["172.16.0.0/12"]']

  test('updates in place', async () => {
    expect(await apply(...changed)).toMatch(/Resources: 0 added, 5 changed, 0 destroyed/)
  })

  test('imports what is there, and plans nothing more', async () => {
    const ids = await importable(bench)
    await good('state', 'rm', ...Object.keys(ids))
    const blocks = Object.entries(ids).map(([address, id]) => `import {\n  to = ${address}\n  id = "${id}"\n}\n`)
    writeFileSync(join(folder, 'imports.tf'), blocks.join('\n'))
    expect(await apply(...changed)).toMatch(new RegExp(`Resources: ${blocks.length} imported, 0 added, \\d changed, 0 destroyed`))
    const { code, stdout } = await planned(...changed)
    expect(code, `planned: ${stdout}`).toBe(0)
  })

  test('destroys', async () => {
    await good('destroy', '-auto-approve', '-input=false', '-no-color', ...changed)
    const client = bench.as('blue')
    expect((await client.describeDirectConnectGateways({})).directConnectGateways).toEqual([])
    const { virtualInterfaces = [] } = await client.describeVirtualInterfaces({})
    expect(virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'deleted')).toEqual([])
  })
})

/** What may be taken under Terraform's wing by its id, of each resource that knows how. */
async function importable(bench: Bench): Promise<Readonly<Record<string, string>>> {
  const client = bench.as('blue')
  const { connections = [] } = await client.describeConnections({})
  const { lags = [] } = await client.describeLags({})
  const { directConnectGateways = [] } = await client.describeDirectConnectGateways({})
  const { virtualInterfaces = [] } = await client.describeVirtualInterfaces({})
  const vif = (name: string) =>
    String(virtualInterfaces.find(({ virtualInterfaceName }) => virtualInterfaceName === name)?.virtualInterfaceId)
  return {
    'aws_dx_connection.office': String(connections.find(({ connectionName }) => connectionName === 'office')?.connectionId),
    'aws_dx_gateway.hub': String(
      directConnectGateways.find(({ directConnectGatewayName }) => directConnectGatewayName === 'hub second')?.directConnectGatewayId,
    ),
    'aws_dx_lag.bundle': String(lags[0]?.lagId),
    'aws_dx_private_virtual_interface.office': vif('to the hub'),
    'aws_dx_public_virtual_interface.office': vif('to the world'),
    'aws_dx_transit_virtual_interface.office': vif('transit'),
    'aws_dx_hosted_private_virtual_interface.hosted': vif('hosted private'),
  }
}

/** Providers come from the mirror and from nowhere else. */
const mirrored = (place: string): string =>
  `provider_installation {\n  ${/^https?:/.test(place) ? `network_mirror { url = ${JSON.stringify(place)} }` : `filesystem_mirror { path = ${JSON.stringify(place)} }`}\n}\n`

async function variables(bench: Bench): Promise<object> {
  const account = async (who: Who) => {
    const { virtualGateways = [] } = await bench.as(who).describeVirtualGateways({})
    const { accessKeyId: key, secretAccessKey: secret } = await bench.as(who).config.credentials()
    return { account: bench.accountId[who], key, secret, vgw: virtualGateways[0]?.virtualGatewayId }
  }
  const partner = bench.as('partner')
  const { interconnectId } = await partner.createInterconnect({ interconnectName: 'port', bandwidth: '1Gbps', location: 'EqDC2' })
  await settled(async () => (await partner.describeInterconnects({ interconnectId })).interconnects?.[0]?.interconnectState, 'available')
  return { endpoint: bench.sandbox.endpoint, blue: await account('blue'), partner: await account('partner'), interconnect: interconnectId }
}
