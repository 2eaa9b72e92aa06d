// Gateways, proposals, resiliency groups and a partner's trunks in the console; what a dialog said it
// did is then asked of the API by somebody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './support/browser.ts'
import { blueId, greenId, partnerId, until } from './support/house.ts'
import { scene, type Scene } from './support/scene.ts'

describe.skipIf(chromiumPath === undefined)('gateways, groups and trunks in the console', () => {
  let at: Scene
  beforeAll(async () => {
    at = await scene()
  })
  afterAll(async () => {
    await at?.[Symbol.asyncDispose]()
  })

  it('creates a gateway, associates a virtual gateway, changes its prefixes and parts them again', async () => {
    const { desk, page, dialog, field, press, told, actions } = at
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
    const { house, made, desk, page, field, press, told } = at
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

  it('groups connections for resiliency', async () => {
    const { made, desk, page, dialog, field, press, told, actions } = at
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
    const { house, made, desk, page, dialog, field, press, told } = at
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

  it('gave the browser no reason to complain', () => {
    const { desk } = at
    expect(desk.complaints).toEqual([])
  })
})
