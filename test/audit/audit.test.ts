import aws4 from 'aws4'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { redacted, withoutSecrets } from '#domain/audit/event.ts'
import { client, type Key, typedBy } from '../support/provider.ts'
import { provider } from '../support/serving.ts'

describe('what the audit keeps', () => {
  test('names that CloudTrail protects are protected wherever they stand', () => {
    const event = redacted({
      a: { authKey: 'hunter22', asn: 65_001, amazonAddress: '169.254.1.1/30', list: [{ customerRouterConfig: 'x', vlan: 7 }] },
      at: new Date(0),
    })
    expect(event).toEqual({
      a: { authKey: '[PROTECTED]', asn: -1, amazonAddress: '[PROTECTED]', list: [{ customerRouterConfig: '[PROTECTED]', vlan: 7 }] },
      at: '1970-01-01T00:00:00.000Z',
    })
  })

  test('a sentence that quotes a secret of the request is kept without it', () => {
    expect(withoutSecrets('authKey hunter22 is too short.', { peer: { authKey: 'hunter22' } })).toBe('authKey [PROTECTED] is too short.')
  })
})

/** GetCallerIdentity, a form in and XML out. */
async function whoAmI(endpoint: string, key: Key): Promise<string> {
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const { host } = new URL(endpoint)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const {
    Host: _,
    'Content-Length': __,
    ...signed
  } = aws4.sign({ host, method: 'POST', path: '/', service: 'sts', region: 'eu-west-1', body, headers }, key).headers as Record<
    string,
    string
  >
  return (await fetch(endpoint, { method: 'POST', headers: signed, body })).text()
}

describe('the chain', () => {
  const audited = async () => {
    const house = await provider()
    for (const name of ['One', 'Two', 'Three']) await house.cli('accounts', 'create', name)
    await vi.waitFor(async () => expect(await house.cli('audit', 'export')).toContain('Three'), { timeout: 5000 })
    return house
  }
  const verify = (house: Awaited<ReturnType<typeof audited>>, ...more: readonly string[]) =>
    typedBy(house.key, house.operatorEndpoint, 'audit', 'verify', ...more)
  const tamper = (folder: string, sql: string) => {
    using database = new DatabaseSync(join(folder, 'demarc.sqlite'))
    database.exec(sql)
  }

  test('is sound while nobody touches it', async () => {
    await using house = await audited()
    expect(await verify(house)).toMatchObject({ code: 0 })
  })

  test.each([
    ['a changed event', `update audit set body = replace(body, 'Two', 'Tvo') where seq = 2`, /^Event 2 was changed\.\n$/],
    ['an event taken out', 'delete from audit where seq = 2', /^Between events 1 and 3 something is missing\.\n$/],
    ['an event rewritten with a hash of its own', `update audit set hash = '${'0'.repeat(64)}' where seq = 1`, /^Event 1 was changed\.\n$/],
  ])('%s is found', async (_, sql, said) => {
    await using house = await audited()
    tamper(house.folder, sql)
    const { text, code } = await verify(house)
    expect(text).toMatch(said)
    expect(code).toBe(1)
  })

  test('an end that was cut off is found by who kept a hash', async () => {
    await using house = await audited()
    const kept = /: ([0-9a-f]{64})/.exec((await verify(house)).text)?.[1] ?? ''
    expect(await verify(house, '--kept', kept)).toMatchObject({ code: 0 })
    tamper(house.folder, 'delete from audit where seq > 1')
    expect((await verify(house, '--kept', kept)).text).toMatch(/is no longer in the chain/)
  })

  test('has refusals and reads, and calls of the older protocol', async () => {
    await using house = await provider()
    const made = await house.json('accounts', 'create', 'Blue')
    await expect(client(house.endpoint, made).describeConnections({ connectionId: 'dxcon-ffffffff' })).resolves.toBeTruthy()
    await expect(client(house.endpoint, made).deleteConnection({ connectionId: 'dxcon-ffffffff' })).rejects.toThrow(
      'Could not find Connection',
    )
    expect(await whoAmI(house.endpoint, made)).toContain(made.account.accountId)
    const events = await vi.waitFor(
      async () => {
        const lines = (await house.cli('audit', 'export'))
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
        expect(lines.map(({ eventName }) => eventName)).toEqual(
          expect.arrayContaining(['DescribeConnections', 'DeleteConnection', 'GetCallerIdentity']),
        )
        return lines
      },
      { timeout: 5000 },
    )
    expect(events.find(({ eventName }) => eventName === 'DeleteConnection')).toMatchObject({
      eventSource: 'directconnect.amazonaws.com',
      errorCode: 'DirectConnectClientException',
      readOnly: false,
      requestParameters: { connectionId: 'dxcon-ffffffff' },
      responseElements: null,
      userIdentity: { type: 'Root', accountId: made.account.accountId, accessKeyId: made.accessKeyId },
      sourceIPAddress: '127.0.0.1',
    })
    expect(events.find(({ eventName }) => eventName === 'GetCallerIdentity')).toMatchObject({
      eventSource: 'sts.amazonaws.com',
      readOnly: true,
      userIdentity: { accountId: made.account.accountId },
    })
    expect(events.find(({ eventName }) => eventName === 'DescribeConnections')).toMatchObject({ readOnly: true })
  })
})
