// A router joins `demarc serve`: a token from the server's command line, the enrolment on the router's, and then its own
// document over the wire. No router is needed: nothing is programmed.
import { execFile } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkMeans } from '#edge/main.ts'
import { controlPlaneOverHttps } from '#link/https.ts'
import { readDesired } from '#link/read.ts'
import { isSignedBy, type SignedDesired } from '#link/sign.ts'
import { readEdgeSettings } from '#main/edge.ts'
import { provider, type Provider } from '../support/serving.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
const demarc = (...words: string[]) => run(process.execPath, ['src/main.ts', ...words], { cwd: root })

describe('a router that joins demarc serve', () => {
  let serving: Provider
  let config = ''
  beforeAll(async () => {
    serving = await provider({ edgeListen: '127.0.0.1:0', simulateEdges: 'false' })
    config = join(serving.folder, 'config.json')
    writeFileSync(config, JSON.stringify(serving.settings))
    const place = { region: 'eu-west-1', locationCode: 'HALL1' }
    const location = await serving.call('PutLocation', { ...place, locationName: 'Hall 1', availablePortSpeeds: ['10G'] })
    const device = await serving.call('PutDevice', { ...place, deviceId: 'HALL1-r1' })
    if (!location.ok || !device.ok) throw new Error(`${await location.text()} ${await device.text()}`)
  })
  afterAll(() => serving[Symbol.asyncDispose]())

  test('is invited, enrols once, and gets the document of its own device', async () => {
    const token = (await demarc('edge', 'invite', 'HALL1-r1', '--config', config)).stdout.trim()
    const url = serving.edgeEndpoint ?? ''
    const words = ['edge', 'enrol', '--url', url, '--directory', join(serving.folder, 'edge'), token]
    expect((await demarc(...words)).stdout).toBe('Enrolled as HALL1-r1.\n')
    await expect(demarc(...words)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('refuses the token: 403') })
    const file = join(serving.folder, 'edge', 'identity.json')
    expect(statSync(file).mode & 0o007).toBe(0)

    const identity = JSON.parse(readFileSync(file, 'utf8'))
    await using control = controlPlaneOverHttps({ url }, identity, linkMeans, () => undefined)
    const { promise, resolve } = Promise.withResolvers<SignedDesired>()
    const end = control.subscribe(() => 0, resolve)
    const signed = await promise
    end()
    expect(isSignedBy(signed, identity.signers)).toBe(true)
    expect(readDesired(signed.document)).toMatchObject({ edge: 'HALL1-r1', revision: 1, complete: true, interfaces: [], removed: [] })
  })

  test('is refused without a device, and a listener for edges answers nothing else', async () => {
    await expect(demarc('edge', 'invite', 'nowhere', '--config', config)).rejects.toMatchObject({
      code: 1,
      stderr: 'demarc: There is no device nowhere.\n',
    })
    expect((await fetch(`${serving.edgeEndpoint}/`)).status).toBe(404)
  })
})

describe('the settings of an edge', () => {
  test('name what is wrong with them', () => {
    expect(readEdgeSettings('{"routerId":"10.0.0.1","members":{"dxcon-1":"eth1"}}')).toMatchObject({
      routerId: '10.0.0.1',
      members: { 'dxcon-1': 'eth1' },
      isolation: 'vrf',
    })
    expect(() => readEdgeSettings('{}')).toThrow("The edge's settings: routerId must be a text.")
    expect(() => readEdgeSettings('{"routerId":"10.0.0.1","colour":"red"}')).toThrow("The edge's settings: there is no setting colour.")
    expect(() => readEdgeSettings('{"routerId":"10.0.0.1","isolation":"netns"}')).toThrow('isolation must be vrf or tables')
    expect(() => readEdgeSettings('{"routerId":"10.0.0.1","removalShare":2}')).toThrow('removalShare must be a number from 0 to 1')
  })
})
