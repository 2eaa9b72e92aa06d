// Writes the generated pages under docs/ from the tables in the code, or with --check says which of
// them are stale and fails. A test does the same check.
import { readFileSync, writeFileSync } from 'node:fs'
import { pages } from './docs/pages.ts'

const checking = process.argv.includes('--check')
let stale = 0
for (const { path, text } of await pages()) {
  const present = (() => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return undefined
    }
  })()
  if (present === text) continue
  stale += 1
  if (!checking) writeFileSync(path, text)
  console.log(`${path} ${checking ? 'is stale: run npm run docs' : 'written'}`)
}
if (checking && stale > 0) process.exitCode = 1
