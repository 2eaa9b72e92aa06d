import { expect, test } from 'vitest'
import { startSandbox } from '#main/sandbox.ts'

test.each(['{', 'null', '[]', '{"accountId":7}', ''])(
  'switching accounts with the body %j is refused, and the server goes on',
  async (body) => {
    await using sandbox = await startSandbox({ host: '127.0.0.1', port: 0, data: ':memory:', delay: 0, profile: 'aws', keys: 'demo' })
    const link = sandbox.newConsoleUrl()
    if (link === undefined) throw new Error('The console has not been built: npm run console')
    const signedIn = await fetch(link, { redirect: 'manual' })
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
    const { csrf } = (await (await fetch(`${sandbox.endpoint}/console/session`, { headers })).json()) as { csrf: string }
    const switching = { method: 'POST', headers: { ...headers, 'x-csrf-token': csrf }, body }
    const refused = await fetch(`${sandbox.endpoint}/console/session/switch`, switching)
    expect([refused.status, await refused.json()]).toMatchObject([403, { __type: 'AccessDeniedException' }])
    expect((await fetch(`${sandbox.endpoint}/console/session`, { headers })).status).toBe(200)
  },
)
