// Pictures of the console's main pages for the documentation, taken from the real sandbox with a
// small estate in it: node scripts/screenshots.ts [folder]. Look at them before they are committed.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { desktop, openBrowser, phone, type Window } from '../test/e2e/support/browser.ts'
import { deskAt } from '../test/e2e/support/console.ts'
import { estate, type Estate } from '../test/e2e/support/estate.ts'
import { servedHouse } from '../test/e2e/support/house.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '../docs/images')
const only = process.argv[3]

interface Shot {
  readonly name: string
  readonly path: (made: Estate) => string
  readonly window?: Window
  readonly dark?: boolean
  /** A page that is worth a taller window. */
  readonly full?: boolean
  readonly before?: (page: Page) => Promise<void>
}

const openCode = async (page: Page) => {
  await page.getByRole('button', { name: 'Show as code' }).first().click()
  await page.getByRole('tab', { name: 'Terraform' }).click()
}

const shots: readonly Shot[] = [
  { name: 'virtual-interface', path: ({ privateId }) => `/virtual-interfaces/${privateId}`, full: true },
  { name: 'virtual-interface-dark', path: ({ privateId }) => `/virtual-interfaces/${privateId}`, dark: true },
  { name: 'topology', path: () => '/topology' },
  { name: 'topology-dark', path: () => '/topology', dark: true },
  { name: 'connections', path: () => '/connections' },
  { name: 'virtual-interfaces', path: () => '/virtual-interfaces' },
  { name: 'vlan-map', path: ({ connectionId }) => `/connections/${connectionId}?tab=vlans` },
  { name: 'connection', path: ({ connectionId }) => `/connections/${connectionId}`, full: true },
  { name: 'inbox', path: () => '/inbox', full: true },
  { name: 'router-configuration', path: ({ privateId }) => `/virtual-interfaces/${privateId}?tab=router` },
  { name: 'show-as-code', path: ({ privateId }) => `/virtual-interfaces/${privateId}`, before: openCode },
  { name: 'create-virtual-interface', path: ({ connectionId }) => `/create-virtual-interface?connection=${connectionId}`, full: true },
  { name: 'gateway', path: ({ gatewayId }) => `/gateways/${gatewayId}?tab=associations` },
  { name: 'locations', path: () => '/locations' },
  { name: 'phone', path: ({ privateId }) => `/virtual-interfaces/${privateId}`, window: phone },
]

mkdirSync(folder, { recursive: true })
await using house = await servedHouse()
const made = await estate(house)
for (const dark of [false, true]) {
  await using browser = await openBrowser(desktop, dark ? 'dark' : 'light')
  const desk = await deskAt(house, browser.context)
  await desk.become('Blue Customer')
  for (const shot of shots.filter((each) => (each.dark === true) === dark && (only === undefined || each.name === only))) {
    await desk.page.setViewportSize(shot.window ?? (shot.full === true ? { ...desktop, height: 1100 } : desktop))
    await desk.go(shot.path(made))
    // The live connection is never idle, so pictures simply wait until the page has settled.
    await desk.page.waitForTimeout(900)
    await shot.before?.(desk.page)
    await desk.page.waitForTimeout(400)
    await desk.page.screenshot({ path: join(folder, `${shot.name}.png`) })
    console.log(`${shot.name}.png`)
    const hide = desk.page.getByRole('button', { name: 'Hide code' })
    if (await hide.isVisible()) await hide.click()
  }
  for (const complaint of desk.complaints) console.log(`The browser complains: ${complaint}`)
}
