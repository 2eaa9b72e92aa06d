import { expect, test } from 'vitest'
import { startSandbox } from '#main/sandbox.ts'

test('an open console does not keep the server from stopping', async () => {
  const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, data: ':memory:', delay: 0, profile: 'aws', keys: 'demo' })
  const link = sandbox.newConsoleUrl()
  if (link === undefined) throw new Error('The console has not been built: npm run console')
  const signedIn = await fetch(link, { redirect: 'manual' })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const news = await fetch(`${sandbox.endpoint}/console/events?region=us-east-1`, { headers: { cookie } })
  expect(news.headers.get('content-type')).toBe('text/event-stream')
  await sandbox[Symbol.asyncDispose]()
  // The stream was ended, not cut: it can be read to its end.
  expect(await news.text()).toMatch(/^: hello/)
})
