// What “show as code” shows is run as it stands, by a real shell with the AWS CLI and by a real
// Python with boto3, against the real sandbox, with names that quoting has to survive.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boto3Of, cliOf, type Request } from '../../console/src/logic/code/commands.ts'
import { proofOf } from '../../scripts/packages.ts'
import { blueId, servedHouse, type ServedHouse } from './support/house.ts'

const run = promisify(execFile)
const aws = proofOf('awscli')
const boto3 = proofOf('python3-boto3')
const name = `Bob's "port" $(id) \`id\` \${x} ü😀 \\ --end`
const request: Request = {
  operation: 'CreateConnection',
  input: { connectionName: name, bandwidth: '1Gbps', location: 'EqDC2', requestMACSec: false },
}

describe('the code that the console shows', () => {
  let house: ServedHouse
  beforeAll(async () => {
    house = await servedHouse()
  })
  afterAll(async () => {
    await house?.[Symbol.asyncDispose]()
  })

  const environment = () => {
    const blue = house.sandbox.accounts.find(({ accountId }) => accountId === blueId)
    return {
      PATH: process.env['PATH'] ?? '',
      LANG: 'C.UTF-8',
      AWS_ACCESS_KEY_ID: blue?.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: blue?.secretAccessKey ?? '',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_PAGER: '',
    }
  }
  const where = () => ({ endpoint: house.sandbox.endpoint, region: house.sandbox.region })
  const namesNow = async () => (await house.as(blueId).describeConnections({})).connections?.map(({ connectionName }) => connectionName)

  it.skipIf(aws === undefined)('does as AWS CLI what it says', async () => {
    const command = cliOf(request, where()).replace(/^aws /, `${aws} `)
    await run('sh', ['-c', command], { env: environment() })
    expect(await namesNow()).toEqual([name])
  })

  it.skipIf(boto3 === undefined)('does as boto3 what it says', async () => {
    await run(
      '/usr/bin/python3',
      ['-c', boto3Of([{ ...request, input: { ...request.input, tags: [{ key: 'from', value: 'boto3' }] } }], where())],
      { env: environment() },
    )
    expect(await namesNow()).toContain(name)
    const { connections } = await house.as(blueId).describeConnections({})
    expect(connections?.some(({ tags }) => tags?.[0]?.value === 'boto3')).toBe(true)
  })
})
