// A sandbox with a small estate, a browser signed in as its customer, and the few words that every
// flow is told in.
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { deskAt, type Desk } from './console.ts'
import { estate, type Estate } from './estate.ts'
import { servedHouse, type ServedHouse } from './house.ts'

export interface Scene extends AsyncDisposable {
  readonly house: ServedHouse
  readonly made: Estate
  readonly context: BrowserContext
  readonly desk: Desk
  readonly page: Page
  dialog(): Locator
  /** A field of the open dialog by its label. */
  field(label: string): Locator
  /** A button of the open dialog. */
  press(button: string): Promise<void>
  /** The notice above the page. */
  told(text: string | RegExp): Promise<void>
  /** The actions of the page's own thing. */
  actions(action: string): Promise<void>
}

export async function scene(): Promise<Scene> {
  await using parts = new AsyncDisposableStack()
  const house = parts.use(await servedHouse())
  const made = await estate(house)
  const { context } = parts.use(await openBrowser())
  const desk = await deskAt(house, context)
  const { page } = desk
  await desk.become('Blue Customer')
  const dialog = () => page.getByRole('dialog')
  const kept = parts.move()
  return {
    house,
    made,
    context,
    desk,
    page,
    dialog,
    field: (label) => dialog().getByLabel(label, { exact: true }),
    press: (button) => dialog().getByRole('button', { name: button, exact: true }).click(),
    told: (text) => page.getByRole('status').getByText(text).first().waitFor(),
    async actions(action) {
      await page.getByRole('button', { name: 'Actions' }).first().click()
      await page.getByRole('menuitem', { name: action }).click()
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
