// boto3 as one process for a file of tests: a line of JSON goes in for each call, one comes out.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Bench, Who } from './programs.ts'

// What a call answers is looked into by tests.
// oxlint-disable-next-line no-explicit-any
export type Answer = any

export interface Boto3 extends AsyncDisposable {
  /** The answer of a call, without boto3's own metadata. Throws what boto3 raised, with its class as name. */
  call(who: Who, method: string, args?: object, options?: { readonly service?: string; readonly region?: string }): Promise<Answer>
  /** The members that boto3 knows of an operation's answer. */
  members(operation: string): Promise<readonly string[]>
}

export class Raised extends Error {
  readonly code: string | undefined
  readonly status: number | undefined

  constructor({ class: name, code, message, status }: { class: string; code?: string; message: string; status?: number }) {
    super(message)
    this.name = name
    this.code = code
    this.status = status
  }
}

export function openBoto3(bench: Bench): Boto3 {
  // Debian's own, as the package's proof says.
  const child = spawn('/usr/bin/python3', [join(import.meta.dirname, 'boto3_door.py'), bench.sandbox.endpoint], {
    env: bench.environment('partner'),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let last: Promise<unknown> = Promise.resolve()
  /** One question after the other. */
  const ask = (wish: object): Promise<Answer> => {
    const answered = last.then(async () => {
      child.stdin.write(`${JSON.stringify(wish)}\n`)
      const { value } = (await lines.next()) as { readonly value?: string }
      if (value === undefined) throw new Error('boto3 went away.')
      return JSON.parse(value)
    })
    last = answered.catch(() => undefined)
    return answered
  }
  const keys = (who: Who) => {
    const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret } = bench.environment(who)
    return { key, secret }
  }
  return {
    async call(who, method, args = {}, { service = 'directconnect', region = 'us-east-1' } = {}) {
      const said = await ask({ service, method, arguments: args, region, ...keys(who) })
      if (said.error !== undefined) throw new Raised(said.error)
      const { ResponseMetadata: _, ...answer } = said.answer
      return answer
    },
    members: async (operation) => (await ask({ members: operation })).members,
    async [Symbol.asyncDispose]() {
      const over = once(child, 'exit')
      child.stdin.end()
      await over
    },
  }
}
