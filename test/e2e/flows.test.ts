// Every create, edit, move and delete of the console, against the real sandbox; what a dialog said
// it did is then asked of the API by somebody else.
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openBrowser } from './support/browser.ts'
import { deskAt, type Desk } from './support/console.ts'
import { estate, type Estate } from './support/estate.ts'
import { blueId, greenId, partnerId, servedHouse, until, type ServedHouse } from './support/house.ts'

describe.skipIf(chromiumPath === undefined)('what can be done in the console', () => {
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

  const dialog = (): Locator => page.getByRole('dialog')
  const field = (text: string) => dialog().getByLabel(text, { exact: true })
  const press = (text: string) => dialog().getByRole('button', { name: text, exact: true }).click()
  const told = (text: string | RegExp) => page.getByRole('status').getByText(text).first().waitFor()
  async function actions(action: string): Promise<void> {
    await page.getByRole('button', { name: 'Actions' }).first().click()
    await page.getByRole('menuitem', { name: action }).click()
  }

  it('orders a connection, renames it, tags it, downloads its LOA-CFA and deletes it', async () => {
    await desk.go('/connections')
    await page.getByRole('button', { name: 'Create connection' }).first().click()
    await field('Name').fill('Third port')
    await desk.choose('Location', /^EqDC2/, dialog())
    await desk.choose('Port speed', '10Gbps', dialog())
    await press('Create connection')
    await told(/Third port .* is ordered/)
    await page.getByRole('heading', { level: 1, name: 'Third port' }).waitFor()
    await page.getByText('Available').first().waitFor()

    await actions('Edit')
    await field('Name').fill('Third port, renamed')
    await press('Save')
    await page.getByRole('heading', { level: 1, name: 'Third port, renamed' }).waitFor()

    await page.getByRole('tab', { name: 'Tags' }).click()
    await page.getByRole('button', { name: 'Manage tags' }).click()
    await press('Add tag')
    await dialog().getByLabel('Key of tag 1').fill('owner')
    await dialog().getByLabel('Value of tag 1').fill('network team')
    await press('Save')
    await page.getByRole('row', { name: /owner network team/ }).waitFor()

    await actions('Download LOA-CFA')
    const [letter] = await Promise.all([page.waitForEvent('download'), press('Download')])
    expect(letter.suggestedFilename()).toMatch(/^loa-cfa-dxcon-.*\.pdf$/)

    const { connections } = await house.as(blueId).describeConnections({})
    const third = connections?.find(({ connectionName }) => connectionName === 'Third port, renamed')
    expect(third?.tags).toEqual([{ key: 'owner', value: 'network team' }])
    await actions('Delete')
    await press('Delete')
    await told(/Third port, renamed is delet/)
  })

  it('creates a private interface, adds and removes a peering, edits and deletes it', async () => {
    await desk.go(`/create-virtual-interface?connection=${made.connectionId}`)
    await page.getByLabel('Virtual interface name', { exact: true }).fill('Made here')
    await desk.choose(/^Gateway /, /^Core/)
    await page.getByRole('button', { name: /^Use \d+/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('BGP ASN', { exact: true }).fill('65003')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Create virtual interface' }).click()
    await page.getByRole('heading', { level: 1, name: 'Made here' }).waitFor()
    await until('it settles', async () => {
      const { virtualInterfaces } = await house.as(blueId).describeVirtualInterfaces({})
      return virtualInterfaces?.some((vi) => vi.virtualInterfaceName === 'Made here' && vi.virtualInterfaceState === 'available')
    })

    await page.getByRole('tab', { name: 'Peerings' }).click()
    await page.getByRole('button', { name: 'Add peering' }).click()
    await press('Add peering')
    await page.getByRole('row', { name: /IPv6.*Available/ }).waitFor()
    await page
      .getByRole('row', { name: /IPv6/ })
      .getByRole('button', { name: /^Delete peering/ })
      .click()
    await press('Delete')
    await page.getByRole('row', { name: /IPv6/ }).waitFor({ state: 'detached' })

    await actions('Edit')
    await field('Name').fill('Made here, edited')
    await field('Rate limit – optional').fill('200Mbps')
    await press('Save')
    await page.getByRole('heading', { level: 1, name: 'Made here, edited' }).waitFor()
    const { virtualInterfaces } = await house.as(blueId).describeVirtualInterfaces({})
    expect(virtualInterfaces?.find(({ virtualInterfaceName }) => virtualInterfaceName === 'Made here, edited')).toBeDefined()

    await actions('Delete')
    await press('Delete')
    await told(/Made here, edited is deleting/)
  })

  it('moves an interface to another connection', async () => {
    const blue = house.as(blueId)
    const { virtualInterfaceId } = await blue.createPrivateVirtualInterface({
      connectionId: made.connectionId,
      newPrivateVirtualInterface: { virtualInterfaceName: 'Mover', vlan: 700, asn: 65_004, directConnectGatewayId: made.gatewayId },
    })
    await until(
      'it is up',
      async () =>
        (await blue.describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces?.[0]?.virtualInterfaceState === 'available',
    )
    await desk.go(`/virtual-interfaces/${virtualInterfaceId}`)
    await actions('Move to another connection or LAG')
    await desk.choose('Connection or LAG', /^Ashburn south/, dialog())
    await dialog().getByRole('checkbox').check()
    await press('Move')
    await told(/Mover moves to/)
    await until(
      'it moved',
      async () =>
        (await blue.describeVirtualInterfaces({ virtualInterfaceId })).virtualInterfaces?.[0]?.connectionId === made.secondConnectionId,
    )
    expect(desk.complaints).toEqual([])
  })

  it('runs a failover test, with its clock, and cancels it', async () => {
    await desk.go(`/virtual-interfaces/${made.privateId}?tab=tests`)
    await page.getByRole('button', { name: 'Bring down BGP' }).click()
    await field('Test maximum time (minutes)').fill('10')
    await dialog().getByRole('checkbox').check()
    await press('Bring down BGP')
    await page.getByText(/come back by themselves in 0:0\d:\d\d/).waitFor()
    await page.getByText('Failover test', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Cancel the test' }).click()
    await press('Cancel the test')
    await page.getByRole('row', { name: /Cancelled/ }).waitFor()
    const { virtualInterfaceTestHistory } = await house.as(blueId).listVirtualInterfaceTestHistory({ virtualInterfaceId: made.privateId })
    expect(virtualInterfaceTestHistory).toMatchObject([{ testDurationInMinutes: 10 }])
  })

  it('creates a LAG and edits its minimum links', async () => {
    await desk.go('/lags')
    await page.getByRole('button', { name: 'Create LAG' }).first().click()
    await field('Name').fill('Pair')
    await desk.choose('Location', /^EqDC2/, dialog())
    await desk.choose('Port speed', '10Gbps', dialog())
    await press('Create LAG')
    await page.getByRole('heading', { level: 1, name: 'Pair' }).waitFor()
    await actions('Edit')
    await field('Minimum links').fill('9')
    await press('Save')
    await dialog().getByText('The LAG has 2 connections.').waitFor()
    await field('Minimum links').fill('1')
    await press('Save')
    await told('Pair is saved.')
    expect(desk.complaints).toEqual([])
  })

  it('creates a gateway, associates a virtual gateway, changes its prefixes and parts them again', async () => {
    await desk.go('/gateways')
    await page.getByRole('button', { name: 'Create gateway' }).first().click()
    await field('Name').fill('Edge hub')
    await field('Provider ASN').fill('65535')
    await press('Create gateway')
    await dialog()
      .getByText(/amazonSideAsn 65535 is not in the private ranges/)
      .waitFor()
    await field('Provider ASN').fill('64620')
    await press('Create gateway')
    await page.getByRole('heading', { level: 1, name: 'Edge hub' }).waitFor()
    await page.getByRole('tab', { name: 'Associations' }).click()
    await page.getByRole('button', { name: 'Associate virtual gateway' }).click()
    await dialog()
      .getByRole('button', { name: /^Virtual gateway/ })
      .click()
    await page.getByRole('option', { name: /^vgw-/ }).last().click()
    await press('Associate')
    await page.getByRole('row', { name: /vgw-.*Associated/ }).waitFor()
    await page.getByRole('row', { name: /vgw-/ }).getByRole('button', { name: 'Edit' }).click()
    await field('Allowed prefixes').fill('10.0.0.0/8, 192.168.0.0/16')
    await press('Save')
    await page
      .getByRole('row', { name: /192\.168\.0\.0\/16.*|.*10\.0\.0\.0\/8/ })
      .first()
      .waitFor()
    await page.getByRole('row', { name: /vgw-/ }).getByRole('button', { name: 'Disassociate' }).click()
    await press('Disassociate')
    await page.getByText('No associations').waitFor()
    await actions('Edit')
    await field('Name').fill('Edge hub 2')
    await press('Save')
    await page.getByRole('heading', { level: 1, name: 'Edge hub 2' }).waitFor()
    await actions('Delete')
    await press('Delete')
    await told('Edge hub 2 is being deleted.')
    expect(desk.complaints).toEqual([])
  })

  it('answers a gateway proposal of another account with prefixes of its own', async () => {
    const green = house.as(greenId)
    const { virtualGateways } = await green.describeVirtualGateways({})
    await green.createDirectConnectGatewayAssociationProposal({
      directConnectGatewayId: made.gatewayId,
      directConnectGatewayOwnerAccount: blueId,
      gatewayId: virtualGateways?.[0]?.virtualGatewayId,
      addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.77.0.0/16' }],
    })
    await desk.go('/inbox')
    await page
      .getByRole('row', { name: /10\.77\.0\.0\/16/ })
      .getByRole('button', { name: 'Accept' })
      .click()
    await field('Allowed prefixes – optional').fill('10.77.1.0/24')
    await press('Accept')
    await told(/is being associated/)
    await until('it is associated', async () => {
      const { directConnectGatewayAssociations } = await house
        .as(blueId)
        .describeDirectConnectGatewayAssociations({ directConnectGatewayId: made.gatewayId })
      return directConnectGatewayAssociations?.some(
        ({ allowedPrefixesToDirectConnectGateway }) => allowedPrefixesToDirectConnectGateway?.[0]?.cidr === '10.77.1.0/24',
      )
    })
    expect(desk.complaints).toEqual([])
  })

  it('accepts a hosted connection and rejects a hosted interface', async () => {
    await desk.go('/inbox')
    await page.getByRole('button', { name: 'Accept Hosted for Blue' }).click()
    await press('Accept')
    await dialog().getByText('Confirm that you know this.').waitFor()
    await dialog().getByRole('checkbox').check()
    await press('Accept')
    await told('Hosted for Blue is accepted.')
    await page.getByRole('button', { name: 'Reject From Harbor' }).click()
    await press('Reject')
    await told('From Harbor is deleting.')
    const { virtualInterfaces } = await house.as(blueId).describeVirtualInterfaces({ virtualInterfaceId: made.confirmingId })
    expect(virtualInterfaces?.[0]?.virtualInterfaceState).toBe('rejected')
  })

  it('groups connections for resiliency', async () => {
    await desk.go('/resiliency-groups')
    await page.getByRole('button', { name: 'Create resiliency group' }).first().click()
    await field('Name').fill('ashburn')
    await press('Create group')
    await page.getByRole('heading', { level: 1, name: 'ashburn' }).waitFor()
    await page.getByRole('button', { name: 'Add connections' }).click()
    await dialog()
      .getByRole('button', { name: /^Connections/ })
      .click()
    await page.getByRole('option', { name: /Ashburn north/ }).click()
    await page.getByRole('option', { name: /Ashburn south/ }).click()
    await page.keyboard.press('Escape')
    await press('Add')
    await page.getByText('At 2 locations, on 2 edge devices.').waitFor()
    await page.getByRole('button', { name: `Remove ${made.secondConnectionId}` }).click()
    await press('Remove')
    await page.getByRole('row', { name: /Ashburn south/ }).waitFor({ state: 'detached' })
    await actions('Edit')
    await field('Name').fill('ashburn-2')
    await press('Save')
    await page.getByRole('heading', { level: 1, name: 'ashburn-2' }).waitFor()
    await actions('Delete')
    await press('Delete')
    await told('ashburn-2 is being deleted.')
    expect(desk.complaints).toEqual([])
  })

  it('lets a partner order a trunk, hand out a slice of it, and take it back', async () => {
    await desk.become('Harbor Interconnect')
    await desk.go(`/interconnects/${made.interconnectId}?tab=hosted`)
    await page.getByRole('button', { name: 'Allocate hosted connection' }).click()
    await field('Name').fill('For Green')
    await field('Account ID of the customer').fill(greenId)
    await desk.choose('Bandwidth', '100Mbps', dialog())
    await field('VLAN').fill('301')
    await press('Allocate')
    await dialog()
      .getByText(/VLAN 301 is taken by Hosted for Blue/)
      .waitFor()
    await field('VLAN').fill('302')
    await press('Allocate')
    await told(`For Green waits in the inbox of account ${greenId}.`)
    await desk.act('For Green', 'Delete')
    await press('Delete')
    await told(/For Green is delet/)

    await desk.go('/interconnects')
    await page.getByRole('button', { name: 'Create interconnect' }).first().click()
    await field('Name').fill('Trunk 2')
    await desk.choose('Location', /^EqDC2/, dialog())
    await desk.choose('Port speed', '1Gbps', dialog())
    await press('Create interconnect')
    await page.getByRole('heading', { level: 1, name: 'Trunk 2' }).waitFor()
    await desk.go('/account')
    await page.getByRole('button', { name: /^Sign Partner/ }).click()
    await press('Sign')
    await told(/is signed/)
    const { agreements } = await house.as(partnerId).describeCustomerMetadata({})
    expect(agreements?.[0]?.status).toBe('signed')
    await desk.become('Blue Customer')
  })

  it('shows a refusal of the API beside the field that caused it, and keeps what was typed', async () => {
    await desk.go(`/virtual-interfaces/${made.privateId}`)
    await actions('Edit')
    await field('Name').fill('Kept')
    await field('Rate limit – optional').fill('900Gbps')
    await press('Save')
    await dialog()
      .getByText(/rateLimit 900Gbps is not a bandwidth between 50Mbps and 10Gbps/)
      .waitFor()
    expect(await field('Name').inputValue()).toBe('Kept')
    await press('Cancel')
  })

  it('gave the browser no reason to complain', () => {
    expect(desk.complaints).toEqual([])
  })
})
