import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { root } from '../ratchets/sources.ts'

const run = promisify(execFile)

// What somebody gets who types `npm i -D demarc`: packed, installed into an empty folder, and used.
describe('the npm package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-package-'))
  const staged = join(folder, 'staged')
  const user = join(folder, 'user')
  const environment = { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` }
  let installed = false

  beforeAll(async () => {
    execFileSync(process.execPath, [join(root, 'scripts/pack.ts'), staged], { cwd: root, stdio: 'pipe' })
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: staged, env: environment })
    execFileSync('mkdir', ['-p', user])
    writeFileSync(join(user, 'package.json'), '{"private":true}')
    installed = await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, stdout.trim())], {
      cwd: user,
      env: environment,
    }).then(
      () => true,
      (error: Error) => {
        if (/ENOTFOUND|ENOTCACHED|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/.test(error.message)) return false
        throw error
      },
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds compiled code, one declaration, and nothing of ours that a user has no use for', () => {
    const files = globSync('**/*', { cwd: staged }).filter((file) => /\.\w+$/.test(file) && !file.startsWith('console/'))
    expect(files.filter((file) => file.endsWith('.ts'))).toEqual(['lib/main/package.d.ts'])
    expect(files.filter((file) => /(^|\/)(test|bench|scripts|docs)\//.test(file))).toEqual([])
    const { dependencies } = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8')) as { dependencies: object }
    expect(Object.keys(dependencies)).toEqual(['@aws-sdk/client-direct-connect', 'kysely', 'pdf-lib', 'pg'])
  })

  test('npx demarc sandbox answers a real client', async (context) => {
    context.skip(!installed, 'no registry here')
    const credentials = join(user, 'credentials.json')
    const child = spawn(
      join(user, 'node_modules/.bin/demarc'),
      ['sandbox', '--port', '0', '--data', ':memory:', '--delay', '0', '--credentials', credentials],
      {
        cwd: user,
        env: environment,
        stdio: 'ignore',
      },
    )
    try {
      await vi.waitFor(() => expect(existsSync(credentials)).toBe(true), { timeout: 20_000 })
      const { endpoint, accounts } = JSON.parse(readFileSync(credentials, 'utf8'))
      const client = new DirectConnect({ endpoint, region: 'us-east-1', credentials: accounts[0] })
      expect((await client.describeLocations({})).locations?.length).toBeGreaterThan(10)
    } finally {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  })

  test('startSandbox starts in under a second, answers, and closes', async (context) => {
    context.skip(!installed, 'no registry here')
    writeFileSync(
      join(user, 'use.mjs'),
      `import { startSandbox } from 'demarc'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
const began = process.cpuUsage()
const sandbox = await startSandbox()
const { user, system } = process.cpuUsage(began)
const took = (user + system) / 1000
const client = new DirectConnect({ endpoint: sandbox.endpoint, region: sandbox.region, credentials: sandbox.accounts[0] })
const { connectionId } = await client.createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'mine' })
const { loaContentType } = await until(() => client.describeLoa({ connectionId }))
client.destroy()
await sandbox.close()
console.log(JSON.stringify({ took, connectionId, loaContentType, accounts: sandbox.accounts.length }))
async function until(ask) { for (;;) try { return await ask() } catch (error) { if (!/not ready|requested/i.test(error.message)) throw error; await new Promise((resolve) => setTimeout(resolve, 20)) } }
`,
    )
    const { stdout } = await run(process.execPath, ['use.mjs'], { cwd: user })
    const told = JSON.parse(stdout)
    expect(told).toMatchObject({ connectionId: expect.stringMatching(/^dxcon-/), loaContentType: 'application/pdf', accounts: 3 })
    // Of the processor, since the wall's clock says more about who else is at work here.
    expect(told.took).toBeLessThan(1000)
  })

  test('its declaration satisfies a strict compiler', async (context) => {
    context.skip(!installed, 'no registry here')
    writeFileSync(
      join(user, 'use.mts'),
      `import { startSandbox } from 'demarc'\nconst sandbox = await startSandbox({ delay: 0 })\nconst key: string = sandbox.accounts[0]?.accessKeyId ?? sandbox.endpoint\nconsole.log(key)\nawait sandbox.close()\n`,
    )
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const options = [
      '--strict',
      '--noEmit',
      '--ignoreConfig',
      '--module',
      'nodenext',
      '--target',
      'esnext',
      '--lib',
      'esnext,dom',
      '--types',
      '',
      'use.mts',
    ]
    const { stdout } = await run(process.execPath, [tsc, ...options], { cwd: user }).catch((error: { stdout: string }) => error)
    expect(stdout).toBe('')
  })
})
