import { describe, expect, test } from 'vitest'
import { ConfigFault, configurationTable, readConfig } from '#config.ts'

const enough = { database: 'sqlite:/var/lib/demarc/demarc.sqlite', keyFile: '/run/credentials/key' }

const faultsOf = (file: Record<string, unknown>, environment: Record<string, string> = {}): readonly string[] => {
  try {
    readConfig(file, environment)
    return []
  } catch (error) {
    return (error as ConfigFault).faults
  }
}

describe('a configuration', () => {
  test('needs a database and a key, and has an answer to all else', () => {
    expect(readConfig(enough, {})).toMatchObject({
      listen: { host: '127.0.0.1', port: 4580 },
      operatorListen: { host: '127.0.0.1', port: 4581 },
      regions: ['us-east-1'],
      profile: 'aws',
      delay: 0,
      autopilot: false,
      eventsKeptFor: 7 * 86_400_000,
    })
  })

  test('from the environment wins over the file', () => {
    expect(readConfig({ ...enough, profile: 'aws' }, { DEMARC_PROFILE: 'outscale', DEMARC_LISTEN: '[::]:443' })).toMatchObject({
      profile: 'outscale',
      listen: { host: '::', port: 443 },
    })
  })

  test('is frozen', () => {
    expect(() => Object.assign(readConfig(enough, {}), { profile: 'outscale' })).toThrow(TypeError)
  })

  test('with several faults names them all at once', () => {
    expect(faultsOf({ listne: 'x', regions: ['atlantis'], delay: '3 weeks', tlsKey: '/key.pem' })).toEqual([
      'There is no setting listne; did you mean listen?',
      'database must be set, in the file or as DEMARC_DATABASE.',
      'keyFile must be set, in the file or as DEMARC_KEY_FILE.',
      'regions names atlantis, which is not of the form of a region (eu-west-1).',
      'delay is 3 weeks, not a duration such as 0, 250ms, 10s, 2h or 30d.',
      'tlsCertificate and tlsKey go together; one of them is missing.',
    ])
  })

  test('with an unknown variable names the nearest known one', () => {
    expect(faultsOf(enough, { DEMARC_DATABSE: 'x' })).toEqual(['There is no variable DEMARC_DATABSE; did you mean DEMARC_DATABASE?'])
  })

  test('never repeats a password', () => {
    expect(faultsOf({ ...enough, database: 'mysql://me:hunter2@db/x' }).join()).not.toContain('hunter2')
  })

  test.each([
    ['listen', 'nowhere'],
    ['providerAsn', '0'],
    ['autopilot', 'perhaps'],
    ['logLevel', 'loud'],
    ['database', 'demarc.sqlite'],
    ['requestsPerSecond', '-1'],
  ])('refuses %s %s', (key, value) => {
    expect(faultsOf({ ...enough, [key]: value })).toMatchObject([expect.stringContaining(key)])
  })

  test('the table for the page has a row for every setting', () => {
    expect(configurationTable.map(({ variable }) => variable)).toContain('DEMARC_OPERATOR_LISTEN')
    expect(configurationTable.every(({ about }) => about.length > 3)).toBe(true)
  })
})
