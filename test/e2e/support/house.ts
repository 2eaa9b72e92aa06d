// The real sandbox, in this process and in memory, and the official client as whoever else uses it.
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { startSandbox, type Sandbox } from '#main/sandbox.ts'
import { builtConsole } from './built-console.ts'

export const partnerId = '111122223333'
export const blueId = '444455556666'
export const greenId = '777788889999'

export interface ServedHouse extends AsyncDisposable {
  readonly sandbox: Sandbox
  /** The API as the account, signed. */
  as(accountId: string, region?: string): DirectConnect
}

export async function servedHouse({ delay = 0 }: { readonly delay?: number } = {}): Promise<ServedHouse> {
  await builtConsole()
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, data: ':memory:', delay, profile: 'aws', keys: 'demo' })
  const clients: DirectConnect[] = []
  return {
    sandbox,
    as(accountId, region = sandbox.region) {
      const account = sandbox.accounts.find((each) => each.accountId === accountId)
      if (account === undefined) throw new Error(`The sandbox has no account ${accountId}`)
      const { accessKeyId, secretAccessKey } = account
      const client = new DirectConnect({ endpoint: sandbox.endpoint, region, credentials: { accessKeyId, secretAccessKey } })
      clients.push(client)
      return client
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy()
      await sandbox[Symbol.asyncDispose]()
    },
  }
}

/** Asks until it is so. The server has its own clock, which these tests do not own. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const found = await ask()
    if (found !== undefined && found !== false) return found
    if (Date.now() > deadline) throw new Error(`It did not come to be within 20 s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
