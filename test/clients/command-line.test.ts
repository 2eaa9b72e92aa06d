import { createServer } from 'node:http'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { describe, expect, test } from 'vitest'
import { demoAccounts } from '#sandbox/accounts.ts'
import { duration, sandboxOptions } from '#sandbox/options.ts'
import { type Credentials, demarc, folder, startedSandbox } from './sandbox-process.ts'

// The command line is a contract: scripts and CI jobs rely on its options, its file and its codes.
const clientOf = ({ endpoint, region, accounts }: Credentials, nth = 0) => {
  const { accessKeyId = '', secretAccessKey = '' } = accounts[nth] ?? {}
  return new DirectConnect({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 })
}

describe('the credentials file', () => {
  test('is there when the sandbox answers, and has what scripts need', async () => {
    using place = folder()
    const file = join(place.path, 'credentials.json')
    await using sandbox = await startedSandbox(file, '--data', ':memory:')
    // The first request is made at the moment the file is seen.
    expect((await clientOf(sandbox.credentials).describeConnections({})).connections).toEqual([])
    const { consoleUrl, endpoint, ...rest } = sandbox.credentials
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    if (consoleUrl !== undefined) expect(consoleUrl.startsWith(endpoint)).toBe(true)
    expect(rest).toEqual({
      region: 'us-east-1',
      accounts: demoAccounts.map(({ accountId, name, accessKeyId, secretAccessKey, nniPartnerType }) => ({
        accountId,
        name,
        accessKeyId,
        secretAccessKey,
        partner: nniPartnerType !== 'nonPartner',
      })),
    })
    expect(rest.accounts.map(({ partner }) => partner)).toEqual([true, false, false])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('two sandboxes take two free ports', async () => {
    using place = folder()
    await using one = await startedSandbox(join(place.path, 'one'), '--data', ':memory:')
    await using two = await startedSandbox(join(place.path, 'two'), '--data', ':memory:')
    expect(one.credentials.endpoint).not.toBe(two.credentials.endpoint)
  })

  test('is not written when the port is somebody else’s', async () => {
    using place = folder()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const file = join(place.path, 'credentials.json')
    const { code, stderr } = await demarc('sandbox', '--port', String(port), '--data', ':memory:', '--credentials', file).ended
    other.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^demarc: .*EADDRINUSE.*\n$/)
    expect(() => statSync(file)).toThrow('ENOENT')
  })
})

describe('stopping and starting again', () => {
  test('Ctrl-C ends it with 0, clients connected or not, and the folder has everything as it was', async () => {
    using place = folder()
    const [file, data] = [join(place.path, 'credentials.json'), join(place.path, 'data')]
    const first = await startedSandbox(file, '--data', data)
    const made = await clientOf(first.credentials, 1).createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'kept' })
    const { hostname, port } = new URL(first.credentials.endpoint)
    const silent = connect(Number(port), hostname)
    await once(silent, 'connect')
    const { code, signal, stdout, stderr } = await first.kill('SIGINT')
    silent.destroy()
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' })
    expect(stdout).toMatch(/Stopping\.\n$/)

    await using second = await startedSandbox(file, '--data', data)
    const { connections } = await clientOf(second.credentials, 1).describeConnections({})
    expect(connections?.map(({ connectionId, connectionName }) => [connectionId, connectionName])).toEqual([[made.connectionId, 'kept']])
    expect(second.credentials.accounts).toEqual(first.credentials.accounts)
  })

  test('SIGTERM, as supervisors send it, is the same', async () => {
    using place = folder()
    const sandbox = await startedSandbox(join(place.path, 'credentials.json'), '--data', join(place.path, 'data'))
    expect(await sandbox.kill('SIGTERM')).toMatchObject({ code: 0, signal: null, stderr: '' })
  })

  test('the data folder and its key are for their owner alone', async () => {
    using place = folder()
    const data = join(place.path, 'data')
    await using sandbox = await startedSandbox(join(place.path, 'credentials.json'), '--data', data)
    expect([statSync(data).mode & 0o777, statSync(join(data, 'key')).mode & 0o777]).toEqual([0o700, 0o600])
    expect(sandbox.credentials.accounts).toHaveLength(3)
  })
})

describe('keys of its own', () => {
  test('let it listen elsewhere, and the documented ones are of no use then', async () => {
    using place = folder()
    await using sandbox = await startedSandbox(
      join(place.path, 'credentials.json'),
      '--data',
      ':memory:',
      '--host',
      '0.0.0.0',
      '--keys',
      'random',
    )
    const { endpoint, accounts, region } = sandbox.credentials
    const local = endpoint.replace('0.0.0.0', '127.0.0.1')
    expect((await clientOf({ endpoint: local, accounts, region }).describeConnections({})).connections).toEqual([])
    const documented = new DirectConnect({
      endpoint: local,
      region,
      credentials: demoAccounts[0] ?? { accessKeyId: '', secretAccessKey: '' },
      maxAttempts: 1,
    })
    await expect(documented.describeConnections({})).rejects.toMatchObject({ name: 'InvalidSignatureException' })
    expect(new Set(accounts.map(({ secretAccessKey }) => secretAccessKey)).size).toBe(3)
  })
})

describe('what is typed wrongly', () => {
  test.for<readonly [string, readonly string[], string]>([
    [
      'another address with the demo keys',
      ['--host', '0.0.0.0'],
      '--host 0.0.0.0 is not loopback, and the demo keys are known to everybody. Give the sandbox keys of its own with --keys random.',
    ],
    [
      'a host name',
      ['--host', 'example.com'],
      '--host example.com is not loopback, and the demo keys are known to everybody. Give the sandbox keys of its own with --keys random.',
    ],
    ['a port that is none', ['--port', '65536'], '--port 65536 is not a port between 0 and 65535.'],
    ['a port that is a word', ['--port', 'http'], '--port http is not a port between 0 and 65535.'],
    ['an empty port', ['--port', ''], '--port  is not a port between 0 and 65535.'],
    ['a profile that is none', ['--profile', 'azure'], '--profile azure is not one of aws, outscale.'],
    ['a delay without a unit', ['--delay', '5'], '--delay 5 is not a duration such as 0, 250ms, 1s or 2m.'],
    ['a delay below zero', ['--delay=-1s'], '--delay -1s is not a duration such as 0, 250ms, 1s or 2m.'],
    ['keys that are none', ['--keys', 'mine'], '--keys mine is not one of demo, random.'],
  ])('%s is a sentence', (input) => {
    const [, args, sentence] = input
    expect(() => sandboxOptions(args)).toThrow(expect.objectContaining({ name: 'UsageFault', message: sentence }) as Error)
  })

  test('an option that does not exist, or has no value, is named', () => {
    expect(() => sandboxOptions(['--prot', '1'])).toThrow('--prot')
    expect(() => sandboxOptions(['--data'])).toThrow('--data')
    expect(() => sandboxOptions(['extra'])).toThrow('extra')
  })

  test('the process says the sentence and ends with 2, and has made nothing', async () => {
    using place = folder()
    const data = join(place.path, 'data')
    const { code, stdout, stderr } = await demarc('sandbox', '--host', '0.0.0.0', '--data', data).ended
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(
      'demarc: --host 0.0.0.0 is not loopback, and the demo keys are known to everybody. Give the sandbox keys of its own with --keys random.\n',
    )
    expect(() => statSync(data)).toThrow('ENOENT')
  })

  test('a command that does not exist ends with 2, no command with the list', async () => {
    const [wrong, none, help] = await Promise.all([demarc('sandbx').ended, demarc().ended, demarc('sandbox', '--help').ended])
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toMatch(/^demarc: There is no command sandbx\.\n/)
    expect(none).toMatchObject({ code: 0, stderr: '' })
    expect(none.stdout).toContain('sandbox')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const option of ['--port', '--data', '--credentials', '--delay', '--profile', '--host']) expect(help.stdout).toContain(option)
  })
})

describe('what is typed rightly', () => {
  test('nothing typed is the documented sandbox', () => {
    expect(sandboxOptions([])).toEqual({ host: '127.0.0.1', port: 4580, data: '.demarc', delay: 1000, profile: 'aws', keys: 'demo' })
  })

  test.for<readonly [string, number]>([
    ['0', 0],
    ['0s', 0],
    ['250ms', 250],
    ['1s', 1000],
    ['1.5m', 90_000],
    ['2h', 7_200_000],
  ])('--delay %s is %d ms', ([text, milliseconds]) => {
    expect(duration(text)).toBe(milliseconds)
  })

  test.for(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is loopback', (host) => {
    expect(sandboxOptions(['--host', host]).host).toBe(host)
  })
})
