// The console guide's two procedures (hosted private and hosted public virtual interfaces), word
// for word as two accounts, from signing in to the downloaded router configuration.
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openBrowser } from './support/browser.ts'
import { deskAt, type Desk } from './support/console.ts'
import { blueId, partnerId, servedHouse, until, type ServedHouse } from './support/house.ts'

const label = (page: Page, text: string | RegExp) => page.getByLabel(text, { exact: typeof text === 'string' })

describe.skipIf(chromiumPath === undefined)('the guide’s procedures', () => {
  let house: ServedHouse
  let browser: { readonly context: BrowserContext } & AsyncDisposable
  let desk: Desk
  let connectionId: string

  beforeAll(async () => {
    house = await servedHouse()
    browser = await openBrowser()
    desk = await deskAt(house, browser.context)
    const partner = house.as(partnerId)
    const made = await partner.createConnection({ connectionName: 'Shared port', bandwidth: '10Gbps', location: 'EqDC2' })
    connectionId = made.connectionId ?? ''
    await until(
      'the port is available',
      async () => (await partner.describeConnections({ connectionId })).connections?.[0]?.connectionState === 'available',
    )
  })
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]()
    await house?.[Symbol.asyncDispose]()
  })

  /** Connections, select the connection, Actions, Create virtual interface. */
  async function begin(type: 'Private' | 'Public', name: string, vlan: string): Promise<void> {
    const { page } = desk
    await desk.go('/connections')
    await desk.act('Shared port', 'Create virtual interface')
    await page.getByRole('radio', { name: new RegExp(`^${type}`) }).check()
    await label(page, 'Virtual interface name').fill(name)
    await page.getByRole('radio', { name: /^Another account/ }).check()
    await label(page, 'Account ID').fill(blueId)
    await label(page, 'VLAN').fill(vlan)
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  async function review(operation: string): Promise<void> {
    const { page } = desk
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Additional settings' }).first().waitFor()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText(`Account ${blueId} finds it in its inbox`).waitFor()
    await page.getByText(`aws directconnect ${operation}`).waitFor()
    await page.getByRole('tab', { name: 'Terraform' }).click()
    await page.getByText(/resource "aws_dx_hosted_(private|public)_virtual_interface" "guide_/).waitFor()
    await page.getByRole('button', { name: 'Create virtual interface' }).click()
    await page.getByText(`Account ${blueId} has to accept it.`).waitFor()
  }

  /** Virtual interfaces, select it, Actions, Download router configuration, vendor, platform, software, Download. */
  async function routerConfiguration(name: string): Promise<string> {
    const { page } = desk
    await desk.go('/virtual-interfaces')
    await desk.act(name, 'Download router configuration')
    const dialog = page.getByRole('dialog')
    await desk.choose('Vendor', 'Juniper Networks, Inc.', dialog)
    await desk.choose('Platform', 'SRX Series Routers', dialog)
    await dialog.getByRole('button', { name: /^Software/ }).waitFor()
    await dialog.getByRole('button', { name: 'Download' }).and(page.locator(':enabled')).waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()])
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    return readFileSync(await file.path(), 'utf8')
  }

  it('hosted private: given by one account, accepted by the other onto a virtual gateway, configured by both', async () => {
    const { page } = desk
    await begin('Private', 'Guide private', '101')
    await page.getByRole('radio', { name: /^Auto-generate peer IPs/ }).check()
    await label(page, 'BGP ASN').fill('65001')
    await page.getByRole('radio', { name: 'Auto-generate BGP key' }).check()
    await review('allocate-private-virtual-interface')

    await desk.become('Blue Customer')
    await desk.go('/inbox')
    await page.getByRole('button', { name: 'Accept Guide private' }).click()
    await desk.choose('Gateway type', /^Virtual gateway/, page.getByRole('dialog'))
    await desk.choose(/^Virtual gateway/, /^vgw-/, page.getByRole('dialog'))
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
    await page.getByText('Guide private is accepted.').waitFor()

    const vi = await until('it is up', async () => {
      const { virtualInterfaces } = await house.as(blueId).describeVirtualInterfaces({})
      return virtualInterfaces?.find((each) => each.virtualInterfaceName === 'Guide private' && each.virtualInterfaceState === 'available')
    })
    const theirs = await routerConfiguration('Guide private')
    expect(theirs).toContain('101')
    expect(theirs).toContain(vi.customerAddress ?? 'no address')
    expect(theirs).toContain(vi.authKey ?? 'no key')

    await desk.become('Harbor Interconnect')
    expect(await routerConfiguration('Guide private')).toBe(theirs)
  })

  it('hosted public: with own peer IPs, own key and prefixes, verified after acceptance', async () => {
    const { page } = desk
    await begin('Public', 'Guide public', '102')
    await label(page, 'Your router peer IP').fill('203.0.113.2/30')
    await label(page, 'Provider router peer IP').fill('203.0.113.1/30')
    await label(page, 'BGP ASN').fill('65002')
    await page.getByRole('radio', { name: 'Use my own BGP key' }).check()
    await label(page, 'Your BGP key').fill('a-key-of-my-own')
    await label(page, 'Prefixes you want to advertise').fill('198.51.100.0/25, 198.51.100.128/25')
    await review('allocate-public-virtual-interface')

    await desk.become('Blue Customer')
    await desk.go('/virtual-interfaces')
    await desk.act('Guide public', 'Accept')
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
    await page.getByText('Guide public is accepted.').waitFor()
    await page.getByRole('row', { name: /Guide public.*Available/ }).waitFor()

    const { virtualInterfaces } = await house.as(blueId).describeVirtualInterfaces({})
    const vi = virtualInterfaces?.find(({ virtualInterfaceName }) => virtualInterfaceName === 'Guide public')
    expect(vi).toMatchObject({
      vlan: 102,
      asn: 65_002,
      authKey: 'a-key-of-my-own',
      customerAddress: '203.0.113.2/30',
      ownerAccount: blueId,
    })
    expect(vi?.routeFilterPrefixes?.map(({ cidr }) => cidr).toSorted()).toEqual(['198.51.100.0/25', '198.51.100.128/25'])
    expect(await routerConfiguration('Guide public')).toContain('a-key-of-my-own')
    await desk.become('Harbor Interconnect')
  })

  it('says beside the field what is wrong, while it is typed and before anything is sent', async () => {
    const { page } = desk
    await desk.go(`/create-virtual-interface?connection=${connectionId}`)
    await label(page, 'VLAN').fill('101')
    await label(page, 'VLAN').blur()
    await page.getByText(/VLAN 101 is taken by Guide private/).waitFor()
    await label(page, 'VLAN').fill('4095')
    await page.getByText(/VLAN 4095 cannot exist on a wire/).waitFor()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('virtualInterfaceName must have 1 to 100 characters.').waitFor()
    expect(await page.getByRole('heading', { name: 'Type and settings' }).isVisible()).toBe(true)
  })

  it('gave the browser no reason to complain', () => {
    expect(desk.complaints).toEqual([])
  })
})
