// Every page as people with other eyes, hands and windows meet it: axe in light and in dark, the
// keyboard alone, a phone and a 4K screen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './support/axe.ts'
import { chromiumPath, desktop, fourK, phone } from './support/browser.ts'
import type { Estate } from './support/estate.ts'
import { scene, type Scene } from './support/scene.ts'

const pagesOf = (made: Estate): readonly string[] => [
  '/inbox',
  '/topology',
  '/connections',
  `/connections/${made.connectionId}`,
  `/connections/${made.connectionId}?tab=interfaces`,
  `/connections/${made.connectionId}?tab=vlans`,
  `/connections/${made.connectionId}?tab=macsec`,
  `/connections/${made.connectionId}?tab=timeline`,
  `/connections/${made.connectionId}?tab=tags`,
  `/connections/${made.hostedConnectionId}`,
  '/virtual-interfaces',
  `/virtual-interfaces/${made.privateId}`,
  `/virtual-interfaces/${made.privateId}?tab=peers`,
  `/virtual-interfaces/${made.privateId}?tab=routes`,
  `/virtual-interfaces/${made.privateId}?tab=router`,
  `/virtual-interfaces/${made.privateId}?tab=tests`,
  `/virtual-interfaces/${made.privateId}?tab=timeline`,
  `/virtual-interfaces/${made.confirmingId}`,
  `/create-virtual-interface?connection=${made.connectionId}`,
  '/lags',
  `/lags/${made.lagId}`,
  `/lags/${made.lagId}?tab=connections`,
  '/gateways',
  `/gateways/${made.gatewayId}`,
  `/gateways/${made.gatewayId}?tab=attachments`,
  `/gateways/${made.gatewayId}?tab=associations`,
  `/gateways/${made.gatewayId}?tab=proposals`,
  '/virtual-gateways',
  `/virtual-gateways/${made.virtualGatewayId}`,
  '/locations',
  '/resiliency-groups',
  '/account',
  '/nowhere',
]

describe.skipIf(chromiumPath === undefined)('every page', () => {
  let at: Scene
  beforeAll(async () => {
    at = await scene()
  })
  afterAll(async () => {
    await at?.[Symbol.asyncDispose]()
  })

  const settled = async () => {
    await at.page.locator('[class*="awsui_spinner"]').first().waitFor({ state: 'detached' })
  }

  it('has nothing serious that axe finds, in light and in dark', async () => {
    const { made, desk, page } = at
    const found: string[] = []
    for (const dark of [false, true]) {
      if (dark) await page.getByRole('button', { name: 'Use dark colours' }).click()
      // Colours come from two sheets of variables, so in the dark one page of each kind is enough.
      for (const path of dark ? pagesOf(made).filter((_path, index) => index % 3 === 0) : pagesOf(made)) {
        await desk.go(path)
        await settled()
        for (const finding of await findings(page)) found.push(`${dark ? 'dark' : 'light'} ${path} ${finding}`)
      }
    }
    await page.getByRole('button', { name: 'Use light colours' }).click()
    expect(found).toEqual([])
  }, 120_000)

  it('has nothing serious on a partner’s pages and in the steps of creating an interface', async () => {
    const { made, desk, page } = at
    const found: string[] = []
    const look = async (name: string) => {
      await settled()
      for (const finding of await findings(page)) found.push(`${name} ${finding}`)
    }
    await desk.become('Harbor Interconnect')
    for (const path of ['/interconnects', `/interconnects/${made.interconnectId}`, `/interconnects/${made.interconnectId}?tab=hosted`]) {
      await desk.go(path)
      await look(path)
    }
    await desk.become('Blue Customer')
    await desk.go(`/create-virtual-interface?connection=${made.connectionId}`)
    await page.getByLabel('Virtual interface name', { exact: true }).fill('Looked at')
    await desk.choose(/^Gateway /, /^Core/)
    await page.getByRole('button', { name: /^Use \d+/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('An ASN is a number such as 65001 or 64086.59904.').waitFor()
    await look('addresses and BGP, with an error')
    await page.getByLabel('BGP ASN', { exact: true }).fill('65001')
    await page.getByRole('button', { name: 'Continue' }).click()
    await look('additional settings')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('What will happen').waitFor()
    await look('review')
    expect(found).toEqual([])
  })

  it('has dialogs with nothing serious either', async () => {
    const { made, desk, page } = at
    const found: string[] = []
    const look = async (name: string) => {
      await page.getByRole('dialog').waitFor()
      for (const finding of await findings(page)) found.push(`${name} ${finding}`)
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    }
    await desk.go('/connections')
    await page.getByRole('button', { name: 'Create connection' }).first().click()
    await look('create connection')
    await desk.go(`/virtual-interfaces/${made.privateId}`)
    for (const action of ['Edit', 'Add peering', 'Bring down BGP (failover test)', 'Delete']) {
      await page.getByRole('button', { name: 'Actions' }).first().click()
      await page.getByRole('menuitem', { name: action }).click()
      await look(action)
    }
    expect(found).toEqual([])
  })

  it('says why an action is not possible now', async () => {
    const { made, desk, page } = at
    await desk.go(`/virtual-interfaces/${made.privateId}`)
    await page.getByRole('button', { name: 'Actions' }).first().click()
    const accept = page.getByRole('menuitem', { name: 'Accept' })
    expect(await accept.getAttribute('aria-disabled')).toBe('true')
    await accept.hover()
    await page.getByText('It does not wait for acceptance.').locator('visible=true').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('can be used with the keyboard alone', async () => {
    const { desk, page } = at
    await desk.go('/virtual-interfaces')
    const link = page.getByRole('link', { name: 'Production north' })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Production north' }).waitFor()
    await page
      .getByRole('button', { name: /^BGP ?Up/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText(/The provider’s side is 169\.254\./).waitFor()
    expect(
      await page
        .getByRole('button', { name: /^BGP ?Up/ })
        .first()
        .getAttribute('aria-pressed'),
    ).toBe('true')
  })

  it.each([
    ['a phone', phone],
    ['a 4K screen', fourK],
  ])('fits %s without scrolling sideways', async (_name, size) => {
    const { made, desk, page } = at
    await page.setViewportSize(size)
    const wide: string[] = []
    for (const path of [
      '/connections',
      '/virtual-interfaces',
      `/virtual-interfaces/${made.privateId}`,
      '/inbox',
      '/topology',
      '/create-virtual-interface',
      '/locations',
    ]) {
      await desk.go(path)
      await settled()
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      if (over > 0) wide.push(`${path} by ${over} px`)
    }
    await page.setViewportSize(desktop)
    expect(wide).toEqual([])
  })

  it('gave the browser no reason to complain', () => {
    const { desk } = at
    expect(desk.complaints).toEqual([])
  })
})
