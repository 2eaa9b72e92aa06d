// Every operation by real clients: the tour of the wire tests, each call of it made by boto3, or by
// the AWS CLI. What a client is too old to know, the ten operations of 2026 among it, goes by
// signed HTTP. Each reading call is made by hand as well, and both must have understood the same.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { type OperationName, operationNames } from '#contract/contract.ts'
import { newerOperations } from '#contract/newer.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { proofOf } from '../../../scripts/packages.ts'
import { openHouse, type Who } from '../../support/house.ts'
import { tour } from '../../wire/all/tour.ts'

const python = '/usr/bin/python3'
const driver = '/usr/lib/python3/dist-packages/awscli/clidriver.py'
const clients = [
  { name: 'boto3', argument: 'boto3', there: proofOf('python3-boto3') !== undefined },
  { name: 'the AWS CLI', argument: 'cli', there: existsSync(driver) },
].map(({ name, argument, there }) => ({ name: there ? name : `${name}, WHICH IS NOT INSTALLED HERE BY DEBIAN`, argument, there }))

interface Told {
  // Answers of every shape.
  // oxlint-disable-next-line no-explicit-any
  readonly answer?: any
  readonly unknown?: true
  readonly error?: string
}

interface Client extends AsyncDisposable {
  call(who: Who, operation: OperationName, input: object, region: string): Promise<Told>
}

/** One process; a line in and a line out for each call. It sees nothing of the machine's own configuration. */
function startClient(argument: string, endpoint: string): Client {
  const home = mkdtempSync(join(tmpdir(), 'demarc-python-'))
  const env = { HOME: home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' }
  const child = spawn(python, [join(import.meta.dirname, 'one-process.py'), argument, endpoint], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ended = new Promise((resolve) => child.once('close', resolve))
  return {
    async call(who, operation, input, region) {
      const { accessKeyId: key, secretAccessKey: secret } = demoAccounts[['partner', 'blue', 'green'].indexOf(who)] ?? {}
      child.stdin.write(`${JSON.stringify({ key, secret, region, operation, input })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${argument} ended while it called ${operation}.`)
      return JSON.parse(value) as Told
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const reads = /^(Describe|Get|List)(?!.*Loa$)/

/** What only a newer client or a finer clock can tell: clients leave out members that they do not know, and the CLI prints dates. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? undefined : value,
  )

describe.for(clients)('every operation by $name', ({ argument, there }) => {
  test.skipIf(!there)('the tour is served, and what is answered is understood', async () => {
    await using house = await openHouse()
    await using client = startClient(argument, house.endpoint)
    const called = new Set<OperationName>()
    const byHand = new Set<OperationName>()
    await tour(house, async (who, operation, body = {}, region = 'us-east-1') => {
      const raw = async () => {
        const { status, json, text } = await house.call(who, operation, body, { region })
        expect(status, `${operation} by hand: ${text}`).toBe(200)
        return json
      }
      const { answer, unknown, error } = await client.call(who, operation, body, region)
      expect(error, `${operation} ${JSON.stringify(body)}`).toBeUndefined()
      if (unknown) {
        byHand.add(operation)
        return raw()
      }
      called.add(operation)
      if (reads.test(operation)) expect(await raw(), `by ${operation}`).toMatchObject(comparable(answer) as object)
      return answer
    })
    expect([...byHand].filter((name) => !Object.hasOwn(newerOperations, name))).toEqual([])
    expect([...called, ...byHand].toSorted()).toEqual(operationNames)
    expect(house.faults).toEqual([])
  })
})
