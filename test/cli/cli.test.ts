import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { admin, adminUsage } from '#cli/admin.ts'
import { commands } from '#cli/commands.ts'
import { Mistyped, typed } from '#cli/options.ts'
import { shown, table } from '#cli/tables.ts'
import { operatorOperationNames } from '#contract/operator.ts'

const named = (words: string) => commands.find((command) => command.words === words) as (typeof commands)[number]

describe('the command line', () => {
  test('has a command for every operation', () => {
    const special = ['CreateBackup', 'ListAuditEvents']
    expect([...commands.map(({ operation }) => operation), ...special].toSorted()).toEqual([...operatorOperationNames].toSorted())
    expect(new Set(commands.map(({ words }) => words)).size).toBe(commands.length)
  })

  test('takes members in order or by name, numbers, lists, flags and times', () => {
    const words = [
      'r1',
      '--starts-at',
      '2026-01-01T00:00:00Z',
      '--ends-at',
      '2026-01-01T01:00:00Z',
      '--reason',
      'optics',
      '--port-ids',
      'a, b',
      '--dry-run',
      '--json',
    ]
    expect(typed(named('maintenance schedule'), words)).toEqual({
      json: true,
      input: { deviceId: 'r1', startsAt: 1_767_225_600, endsAt: 1_767_229_200, reason: 'optics', portIds: ['a', 'b'], dryRun: true },
    })
    expect(typed(named('quotas put'), ['111122223333', 'lagsPerRegion', '4']).input).toEqual({
      accountId: '111122223333',
      name: 'lagsPerRegion',
      limit: 4,
    })
    expect(typed(named('devices put'), ['--drained', 'false', 'r1', '--region', 'x', '--location-code', 'y']).input).toMatchObject({
      drained: false,
      deviceId: 'r1',
    })
  })

  test.each([
    ['orders approve', [], 'orders approve also wants --connection-id.'],
    ['orders approve', ['a', 'b'], 'orders approve does not take b'],
    [
      'orders approve',
      ['a', '--colour', 'red'],
      'orders approve does not take --colour; it takes --connection-id --note --dry-run --json.',
    ],
    ['quotas put', ['1', 'x', 'many'], '--limit many is not a number.'],
    ['keys update', ['K', '--active', 'perhaps'], '--active perhaps is neither true nor false.'],
    ['orders reject', ['a', '--reason'], '--reason wants a value.'],
    ['maintenance schedule', ['r', '--starts-at', 'soon'], '--starts-at soon is not a time'],
  ])('%s %j says what is wrong', (words, args, said) => {
    expect(() => typed(named(words), args)).toThrow(Mistyped)
    expect(() => typed(named(words), args)).toThrow(said)
  })

  test('a table is aligned, times are readable, and control characters do not reach the terminal', () => {
    expect(
      table(
        [
          { id: 'a', createdAt: 0, name: 'x\u001b[2J' },
          { id: 'long', name: '' },
        ],
        ['id', 'createdAt', 'name'],
      ),
    ).toBe('ID    CREATED AT            NAME\na     1970-01-01T00:00:00Z  x\uFFFD[2J\nlong\n')
    expect(table([], ['id'])).toBe('None.\n')
    expect(shown('quotas', [{ name: 'a', limit: 1 }])).toBe('name=a limit=1')
  })

  test('help names every command, and a wrong one is answered with it', async () => {
    for (const { words } of commands) expect(adminUsage).toContain(`  ${words} `)
    await expect(admin(['coffee', 'make'], { environment: {}, write: () => undefined })).rejects.toThrow('There is no command coffee make.')
  })

  test('the completion is a script that bash takes, and offers what fits', async () => {
    const written: string[] = []
    await admin(['completion', 'bash'], { environment: {}, write: (text) => void written.push(text) })
    const ask = `COMP_WORDS=(demarc admin orders a); COMP_CWORD=3; _demarc; echo "\${COMPREPLY[*]}"`
    expect(execFileSync('bash', ['-c', `${written.join('')}\n${ask}`], { encoding: 'utf8' })).toBe('approve ask answered\n')
  })
})
