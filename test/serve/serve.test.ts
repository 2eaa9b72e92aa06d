import { X509Certificate } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { chmodSync, renameSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { describe, expect, test, vi } from 'vitest'
import { readConfig } from '#config.ts'
import { init } from '#main/init.ts'
import { silent } from '#main/log.ts'
import { serve } from '#main/serve.ts'
import { client } from '../support/provider.ts'
import { provider, signed } from '../support/serving.ts'
import { temporaryFolder } from '../support/stores.ts'

const settingsIn = (folder: string) => ({
  database: `sqlite:${join(folder, 'd.sqlite')}`,
  keyFile: join(folder, 'key'),
  regions: 'eu-west-1',
  listen: '127.0.0.1:0',
  operatorListen: '127.0.0.1:0',
})

describe('demarc serve', () => {
  test('will not start on a database that was never prepared, or without its key', async () => {
    using folder = temporaryFolder()
    const config = readConfig(settingsIn(folder.path), {})
    await expect(serve(config, {}, silent)).rejects.toThrow(/key-encryption key cannot be read/)
    writeFileSync(config.keyFile, `1 ${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o400 })
    await expect(serve(config, {}, silent)).rejects.toThrow('The database is empty; demarc init prepares it.')
  })

  test('fails closed on a wrong key, and changes nothing', async () => {
    using folder = temporaryFolder()
    const config = readConfig(settingsIn(folder.path), {})
    await init(config, {}, false)
    const right = `${config.keyFile}.right`
    renameSync(config.keyFile, right)
    writeFileSync(config.keyFile, `1 ${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o400 })
    await expect(serve(config, {}, silent)).rejects.toThrow(/not the one that this database was sealed with/)
    await expect(init(config, {}, true)).rejects.toThrow(/not the one that this database was sealed with/)
    renameSync(right, config.keyFile)
    const serving = await serve(config, {}, silent)
    await serving[Symbol.asyncDispose]()
  })

  test('will not read a key that others can read, and takes a systemd credential', async () => {
    using folder = temporaryFolder()
    const config = readConfig(settingsIn(folder.path), {})
    await init(config, {}, false)
    chmodSync(config.keyFile, 0o444)
    await expect(serve(config, {}, silent)).rejects.toThrow(/can be read by others than its owner/)
    const serving = await serve({ ...config, keyFile: 'credential:key' }, { CREDENTIALS_DIRECTORY: folder.path }, silent)
    await serving[Symbol.asyncDispose]()
  })

  test('says that it lives, is ready, and what it has done', async () => {
    await using house = await provider()
    const get = async (path: string) => {
      const answer = await fetch(`${house.operatorEndpoint}${path}`)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }
    expect(await get('/healthz')).toMatchObject({ status: 200, text: 'ok\n' })
    expect(await get('/readyz')).toMatchObject({ status: 200, text: 'ready\n' })
    await house.cli('locations', 'list')
    await expect(
      client(house.endpoint, { accessKeyId: 'AKIAEXAMPLENOBODY000', secretAccessKey: 'x' }).describeLocations({}),
    ).rejects.toThrow('security token')
    const { text, headers } = await get('/metrics')
    expect(text).toContain('demarc_requests_total{operation="Operator.ListLocations",result="ok"} 1')
    expect(text).toContain('demarc_requests_total{operation="DescribeLocations",result="UnrecognizedClientException"} 1')
    expect(text).toMatch(/demarc_request_seconds_bucket\{operation="Operator.ListLocations",le="\+Inf"\} 1/)
    expect(text).toMatch(/\ndemarc_lifecycle_lag_seconds \d/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    // None of that is said to tenants.
    for (const path of ['/healthz', '/metrics']) expect((await fetch(`${house.endpoint}${path}`)).status).toBe(404)
  })

  test('the operator’s key opens no tenant’s door, and no tenant’s key the operator’s', async () => {
    await using house = await provider()
    const { accessKeyId, secretAccessKey } = await house.json('accounts', 'create', 'Blue')
    await expect(client(house.endpoint, house.key).describeLocations({})).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
    const foreign = await house.call('ListAccounts', {}, { accessKeyId, secretAccessKey })
    const unknown = await house.call('ListAccounts', {}, { accessKeyId: 'AKIAEXAMPLENOBODY000', secretAccessKey })
    expect(foreign.status).toBe(400)
    expect(await foreign.text()).toBe(await unknown.text())
    const wrongService = await signed(house.operatorEndpoint, 'ListAccounts', {}, house.key, 'directconnect')
    expect(wrongService.status).toBe(400)
  })

  test('answers only to the names that are allowed', async () => {
    await using house = await provider({ allowedHosts: 'dx.example.net' })
    const { port } = new URL(house.endpoint)
    const statusFor = (host: string) =>
      new Promise<number>((resolve, reject) => {
        request({ host: '127.0.0.1', port, method: 'POST', path: '/', headers: { host } }, (res) => {
          res.resume()
          resolve(res.statusCode ?? 0)
        })
          .on('error', reject)
          .end()
      })
    expect(await statusFor('evil.example.org')).toBe(421)
    expect(await statusFor('DX.example.net:443')).toBe(400)
  })

  test('a key that asks too often is throttled, and others are not', async () => {
    await using house = await provider({ requestsPerSecond: '1' })
    const one = await house.json('accounts', 'create', 'One')
    // The operator's key has a bucket, too.
    await vi.waitFor(() => house.json('accounts', 'list'), { timeout: 5000 })
    const calls = await Promise.allSettled(Array.from({ length: 6 }, () => client(house.endpoint, one).describeConnections({})))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const [refused] = calls.filter((call) => call.status === 'rejected')
    expect(refused?.reason).toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' })
  })

  test('speaks TLS, and takes a new certificate without a restart', async () => {
    using folder = temporaryFolder()
    const at = (name: string) => join(folder.path, name)
    const make = (name: string) => {
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:P-256',
          '-nodes',
          '-keyout',
          at('next.key'),
          '-out',
          at('next.pem'),
          '-days',
          '1',
          '-subj',
          `/CN=${name}`,
        ],
        { stdio: 'pipe' },
      )
      renameSync(at('next.key'), at('tls.key'))
      renameSync(at('next.pem'), at('tls.pem'))
    }
    make('first.example.net')
    await using house = await provider({ tlsCertificate: at('tls.pem'), tlsKey: at('tls.key') })
    const { port } = new URL(house.endpoint)
    const subject = () =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false }, () => {
          resolve(new X509Certificate(socket.getPeerCertificate(true).raw).subject)
          socket.destroy()
        })
        socket.on('error', reject)
      })
    expect(house.endpoint).toMatch(/^https:/)
    expect(await subject()).toBe('CN=first.example.net')
    make('second.example.net')
    house.reload()
    expect(await subject()).toBe('CN=second.example.net')
  })

  test('logs are JSON lines with request ids and without secrets', async () => {
    await using house = await provider()
    const { secretAccessKey } = await house.json('accounts', 'create', 'Blue')
    const lines = house.log.map((line) => JSON.parse(line))
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'info',
        operation: 'Operator.CreateAccount',
        status: 200,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    )
    expect(house.log.join('')).not.toContain(secretAccessKey)
    expect(house.log.join('')).not.toContain(house.key.secretAccessKey)
  })
})
