import { describe, expect, test } from 'vitest'
import { type Spot, sourcesIn, spotsOf } from './sources.ts'

// Time, ids and randomness are arguments: that is what makes the virtual clock, the model tests and
// the crash tests possible. Only the rooms that are in touch with the outside know the real ones.
const knowsTheRealOnes = /^src\/(main\.ts$|main\/|protocol\/|cli\/|edge\/main\.ts$)/

const real = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bDate\(\s*\)/,
  /\bTemporal\.Now\b/,
  /\bperformance\.(now|timeOrigin)\b/,
  /\bprocess\.hrtime\b/,
  /\b(setTimeout|setInterval|setImmediate)\b/,
  /['"](node:)?timers(\/promises)?['"]/,
  /\bAbortSignal\.timeout\b/,
  /\bMath\.random\b/,
  /\b(randomBytes|randomUUID|randomInt|randomFillSync|randomFill|getRandomValues)\b/,
]
const anyOf = new RegExp(real.map((pattern) => pattern.source).join('|'))
const say = ({ file, line, text }: Spot) => `${file}:${line}: take time or randomness as an argument: ${text}`

describe('real time and randomness', () => {
  const files = sourcesIn('src').filter((file) => !knowsTheRealOnes.test(file))

  test('files are seen at all', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  test('only main, protocol and cli know them', () => {
    expect(spotsOf(files, anyOf).map(say)).toEqual([])
  })

  test.each(['const now = Date.now()', 'new Date()', 'setTimeout(f, 3)', 'await setTimeout(5)', 'crypto.randomUUID()', 'Math.random()'])(
    '%s would be refused',
    (code) => expect(code).toMatch(anyOf),
  )

  test.each(['new Date(now)', 'const dateNow = 3', 'readonly random: Random', 'updatedAt: Date'])('%s would not', (code) =>
    expect(code).not.toMatch(anyOf),
  )
})
