// Debian's Chromium, started fresh: a profile of its own that goes with it, and nothing that it
// would fetch by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { proofOf } from '../../../scripts/packages.ts'

/** Where the browser is, or nothing where it is not installed. */
export const chromiumPath: string | undefined = proofOf('chromium')

if (chromiumPath === undefined) {
  const missing = 'Chromium is not installed: apt-get install -y --no-install-recommends chromium'
  // On a build machine nobody reads what was skipped.
  if (['true', '1'].includes(process.env['CI'] ?? '')) throw new Error(missing)
  process.stderr.write(`\n${missing}. THE CONSOLE IS NOT TESTED IN A BROWSER.\n\n`)
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Window {
  readonly width: number
  readonly height: number
}

export const desktop: Window = { width: 1440, height: 900 }
export const phone: Window = { width: 390, height: 844 }
export const fourK: Window = { width: 3840, height: 2160 }

export async function openBrowser(
  viewport: Window = desktop,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ readonly context: BrowserContext } & AsyncDisposable> {
  const profile = mkdtempSync(join(tmpdir(), 'demarc-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    headless: true,
    args: flags,
    viewport,
    colorScheme,
    // What fades in would be measured half faded.
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(15_000)
  return {
    context,
    async [Symbol.asyncDispose]() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
