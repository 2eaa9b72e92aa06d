import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const postgres = 'test/support/global-postgres.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Processes, since tests start servers and child processes of their own; two, for two cores.
    pool: 'forks',
    maxWorkers: 2,
    // Generous: machines are shared and noisy, and a test that waits for nothing is quick anyway.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: existsSync(postgres) ? [postgres] : [],
  },
})
