// What a person does in the console, in the words that are on the screen.
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { ServedHouse } from './house.ts'

export interface Desk {
  readonly page: Page
  /** Opens a page of the console by its address behind the #. */
  go(path: string): Promise<void>
  /** Acts for another account from now on. */
  become(name: string): Promise<void>
  /** The open dialog. */
  readonly dialog: Locator
  /** Chooses in a select that is found by its label. */
  choose(label: string | RegExp, option: string | RegExp, within?: Locator): Promise<void>
  /** Chooses an action for the row that has this text. */
  act(row: string, action: string): Promise<void>
  /** What went wrong in the browser so far. */
  readonly complaints: readonly string[]
}

/** Opens the one-time link, as the sandbox prints it. */
export async function deskAt(house: ServedHouse, context: BrowserContext): Promise<Desk> {
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(house.sandbox.newConsoleUrl() ?? '')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const dialog = page.getByRole('dialog').last()

  const choose: Desk['choose'] = async (label, option, within) => {
    await (within ?? page).getByRole('button', { name: label }).first().click()
    await page.getByRole('option', { name: option }).first().click()
  }
  return {
    page,
    complaints,
    dialog,
    choose,
    async go(path) {
      await page.goto(`${house.sandbox.endpoint}/console/#${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
    },
    async become(name) {
      await page.getByRole('button', { name: /^Account / }).click()
      await page.getByRole('menuitem', { name: new RegExp(name) }).click()
      await page.getByRole('button', { name: new RegExp(`^Account ${name}`) }).waitFor()
    },
    async act(row, action) {
      await page
        .getByRole('row', { name: new RegExp(row) })
        .getByRole('radio')
        .check({ force: true })
      // The last one: on a page about one thing, the page's own actions come before the table's.
      await page.getByRole('button', { name: 'Actions' }).last().click()
      await page.getByRole('menuitem', { name: action }).click()
    },
  }
}
