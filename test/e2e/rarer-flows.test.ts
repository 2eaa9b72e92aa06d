// What is done less often in the console: LAG members, MACsec keys, billing, the virtual gateway's
// side of things, transit interfaces, and what partners and their customers take back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './support/browser.ts'
import { blueId, greenId, partnerId, until } from './support/house.ts'
import { scene, type Scene } from './support/scene.ts'

describe.skipIf(chromiumPath === undefined)('what is done less often in the console', () => {
  let at: Scene
  beforeAll(async () => {
    at = await scene()
  })
  afterAll(async () => {
    await at?.[Symbol.asyncDispose]()
  })

  it('takes a connection out of a LAG, puts it back, and deletes the LAG', async () => {
    const { house, made, desk, page, dialog, press, told, actions } = at
    const { lags } = await house.as(blueId).describeLags({ lagId: made.lagId })
    const member = lags?.[0]?.connections?.[1]?.connectionId ?? ''
    await desk.go(`/lags/${made.lagId}?tab=connections`)
    await page.getByRole('button', { name: `Remove ${member}` }).click()
    await press('Remove')
    await page.getByRole('row', { name: new RegExp(member) }).waitFor({ state: 'detached' })
    await actions('Add an existing connection')
    await desk.choose('Connection', new RegExp(member), dialog())
    await press('Add')
    await page.getByRole('row', { name: new RegExp(member) }).waitFor()
    await actions('Delete')
    await press('Delete')
    await told('Bundle is deleted.')
    const after = await house.as(blueId).describeConnections({ connectionId: member })
    expect(after.connections?.[0]?.lagId).toBeUndefined()
  })

  it('orders a MACsec capable port, gives it a key and takes it away, and changes its billing', async () => {
    const { desk, page, dialog, field, press, told, actions } = at
    await desk.go('/connections')
    await page.getByRole('button', { name: 'Create connection' }).first().click()
    await field('Name').fill('Encrypted')
    await desk.choose('Location', /^EqDC2/, dialog())
    await desk.choose('Port speed', '10Gbps', dialog())
    await dialog()
      .getByRole('checkbox', { name: /MACsec/ })
      .check()
    await press('Create connection')
    await page.getByRole('heading', { level: 1, name: 'Encrypted' }).waitFor()
    await page.getByText('Available').first().waitFor()
    await page.getByRole('tab', { name: 'MACsec keys' }).click()
    await page.getByRole('button', { name: 'Associate key' }).click()
    await field('Connectivity association key name (CKN)').fill('ab'.repeat(32))
    await field('Connectivity association key (CAK)').fill('12')
    await press('Associate')
    await dialog().getByText('It has 64 hexadecimal digits.').waitFor()
    await field('Connectivity association key (CAK)').fill('12'.repeat(32))
    await press('Associate')
    await page.getByRole('row', { name: /abab.*Associated/i }).waitFor()
    await page.getByRole('button', { name: /^Disassociate the key/ }).click()
    await press('Disassociate')
    await page.getByRole('row', { name: /abab.* Associated/i }).waitFor({ state: 'detached' })
    await actions('Change billing mode')
    await desk.choose('Billing mode', 'Flat Rate Tier 2', dialog())
    await press('Save')
    await told('The billing mode of Encrypted is changed.')
    expect(desk.complaints).toEqual([])
  })

  it('proposes a virtual gateway to another account and withdraws it', async () => {
    const { house, made, desk, page, dialog, field, press, told, actions } = at
    const green = await house.as(greenId).createDirectConnectGateway({ directConnectGatewayName: 'Green hub' })
    const theirs = green.directConnectGateway?.directConnectGatewayId ?? ''
    const { virtualGateways } = await house.as(blueId).describeVirtualGateways({})
    const free = virtualGateways?.find(({ virtualGatewayId }) => virtualGatewayId !== made.virtualGatewayId)?.virtualGatewayId ?? ''
    await desk.go(`/virtual-gateways/${free}?tab=proposals`)
    await actions('Propose to another account’s gateway')
    await field('Gateway owner').fill(greenId)
    await field('Gateway ID').fill(theirs)
    await field('Allowed prefixes – optional').fill('10.9.0.0/16')
    await press('Propose')
    await told(`The proposal waits in the inbox of account ${greenId}.`)
    await page
      .getByRole('row', { name: /10\.9\.0\.0\/16/ })
      .getByRole('button', { name: 'Withdraw' })
      .click()
    await press('Withdraw')
    await told('The proposal is withdrawn.')

    await actions('Associate with one of your gateways')
    await desk.choose('Gateway', /^Core/, dialog())
    await press('Associate')
    await page.getByRole('tab', { name: 'Associations' }).click()
    await page.getByRole('row', { name: /Associated/ }).waitFor()
    expect(desk.complaints).toEqual([])
  })

  it('gives a transit interface to another account, which accepts it onto its gateway', async () => {
    const { house, made, desk, page, dialog, press, told } = at
    const { directConnectGateway } = await house.as(greenId).createDirectConnectGateway({ directConnectGatewayName: 'Green transit' })
    await desk.go(`/create-virtual-interface?connection=${made.connectionId}`)
    await page.getByRole('radio', { name: /^Transit/ }).check()
    await page.getByLabel('Virtual interface name', { exact: true }).fill('Transit for Green')
    await page.getByRole('radio', { name: /^Another account/ }).check()
    await page.getByLabel('Account ID', { exact: true }).fill(greenId)
    await page.getByRole('button', { name: /^Use \d+/ }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('radio', { name: 'IPv6' }).check()
    await page.getByText('IPv6 peer addresses are always generated').waitFor()
    await page.getByLabel('BGP ASN', { exact: true }).fill('64086.59904')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Create virtual interface' }).click()
    await page.getByText(`Account ${greenId} has to accept it.`).waitFor()
    await desk.become('Green Customer')
    await desk.go('/inbox')
    await page.getByRole('button', { name: 'Accept Transit for Green' }).click()
    await desk.choose('Gateway', /^Green transit/, dialog())
    await press('Accept')
    await told('Transit for Green is accepted.')
    await desk.become('Blue Customer')
    const { virtualInterfaces } = await house.as(greenId).describeVirtualInterfaces({})
    expect(virtualInterfaces?.[0]).toMatchObject({
      directConnectGatewayId: directConnectGateway?.directConnectGatewayId,
      asnLong: 4_200_000_000,
      addressFamily: 'ipv6',
    })
  })

  it('rejects a hosted connection, moves another one to a second trunk, and gives a trunk back', async () => {
    const { house, made, desk, page, dialog, press, told, actions } = at
    await desk.go('/inbox')
    await page.getByRole('button', { name: 'Reject Hosted for Blue' }).click()
    await press('Reject')
    await told('Hosted for Blue is rejected.')

    const partner = house.as(partnerId)
    const { interconnectId: second = '' } = await partner.createInterconnect({
      interconnectName: 'Harbor trunk 2',
      bandwidth: '10Gbps',
      location: 'EqDC2',
    })
    await until(
      'the second trunk is there',
      async () => (await partner.describeInterconnects({ interconnectId: second })).interconnects?.[0]?.interconnectState === 'available',
    )
    await partner.allocateHostedConnection({
      connectionId: made.interconnectId,
      ownerAccount: greenId,
      bandwidth: '50Mbps',
      connectionName: 'Mover',
      vlan: 333,
    })
    await desk.become('Harbor Interconnect')
    await desk.go(`/interconnects/${made.interconnectId}?tab=hosted`)
    await desk.act('Mover', 'Move to another interconnect or LAG')
    await desk.choose('Interconnect or LAG', /^Harbor trunk 2/, dialog())
    await press('Move')
    await told(`Mover moves to ${second}.`)
    await desk.act('Hosted for Blue', 'Delete')
    await press('Delete')
    await told(/Hosted for Blue is delet/)
    await actions('Delete')
    await press('Delete')
    await told('Harbor trunk 1 is deleted.')
    const { connections } = await partner.describeHostedConnections({ connectionId: second })
    expect(connections?.map(({ connectionName }) => connectionName)).toEqual(['Mover'])
  })

  it('gave the browser no reason to complain', () => {
    const { desk } = at
    expect(desk.complaints).toEqual([])
  })
})
