// Creating, editing, moving, testing and deleting connections, LAGs and interfaces in the console; what
// a dialog said it did is then asked of the API by somebody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './support/browser.ts'
import { blueId, until } from './support/house.ts'
import { scene, type Scene } from './support/scene.ts'

describe.skipIf(chromiumPath === undefined)('connections, LAGs and interfaces in the console', () => {
  let at: Scene
  beforeAll(async () => {
    at = await scene()
  })
  afterAll(async () => {
    await at?.[Symbol.asyncDispose]()
  })

  it('orders a connection, renames it, tags it, downloads its LOA-CFA and deletes it', async () => {
    const { house, desk, page, dialog, field, press, told, actions } = at
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
    const { house, made, desk, page, field, press, told, actions } = at
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
    const { house, made, desk, dialog, press, told, actions } = at
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
    const { house, made, desk, page, dialog, field, press } = at
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
    const { desk, page, dialog, field, press, told, actions } = at
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

  it('accepts a hosted connection and rejects a hosted interface', async () => {
    const { house, made, desk, page, dialog, press, told } = at
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

  it('shows a refusal of the API beside the field that caused it, and keeps what was typed', async () => {
    const { made, desk, dialog, field, press, actions } = at
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
    const { desk } = at
    expect(desk.complaints).toEqual([])
  })
})
