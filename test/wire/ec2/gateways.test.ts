import { describe, expect, test } from 'vitest'
import { delay, enginesHere, openHouse } from '../../support/house.ts'
import { query, rootKey } from '../../support/query.ts'

describe('virtual private gateways', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('one is made, attached to a VPC, associated, detached and deleted', async () => {
      await using house = await openHouse({ engine })
      const ec2 = (action: string, fields = {}) => query(house, rootKey('blue'), 'ec2', action, fields)
      const made = await ec2('CreateVpnGateway', {
        Type: 'ipsec.1',
        AmazonSideAsn: '65010',
        'TagSpecification.1.ResourceType': 'vpn-gateway',
        'TagSpecification.1.Tag.1.Key': 'Name',
        'TagSpecification.1.Tag.1.Value': 'a & b',
      })
      const VpnGatewayId = made.one('vpnGatewayId')!
      expect(VpnGatewayId).toMatch(/^vgw-0[0-9a-f]{16}$/)
      expect([made.status, made.one('state'), made.one('amazonSideAsn'), made.one('value')]).toEqual([200, 'available', '65010', 'a & b'])
      const VpcId = (await ec2('CreateVpc', { CidrBlock: '10.99.0.0/16' })).one('vpcId')!
      expect((await ec2('AttachVpnGateway', { VpnGatewayId, VpcId })).one('state')).toBe('attached')

      const dx = house.as('blue')
      const { directConnectGateway } = await dx.createDirectConnectGateway({ directConnectGatewayName: 'hub' })
      const directConnectGatewayId = directConnectGateway?.directConnectGatewayId
      const joined = await dx.createDirectConnectGatewayAssociation({ directConnectGatewayId, gatewayId: VpnGatewayId })
      expect(joined.directConnectGatewayAssociation?.allowedPrefixesToDirectConnectGateway).toEqual([{ cidr: '10.99.0.0/16' }])
      await house.pass(5 * delay)

      expect(await ec2('DeleteVpc', { VpcId })).toMatchObject({ status: 400, code: 'DependencyViolation' })
      expect(await ec2('DeleteVpnGateway', { VpnGatewayId })).toMatchObject({ status: 400, code: 'IncorrectState' })
      expect(await ec2('DetachVpnGateway', { VpnGatewayId, VpcId })).toMatchObject({ status: 200 })
      expect(await ec2('DeleteVpnGateway', { VpnGatewayId })).toMatchObject({ code: 'IncorrectState' })
      await house.pass(5 * delay)
      const { directConnectGatewayAssociations } = await dx.describeDirectConnectGatewayAssociations({ directConnectGatewayId })
      expect(directConnectGatewayAssociations).toEqual([])
      expect((await ec2('DeleteVpnGateway', { VpnGatewayId })).one('return')).toBe('true')
      expect(await ec2('DescribeVpnGateways', { 'VpnGatewayId.1': VpnGatewayId })).toMatchObject({
        status: 400,
        code: 'InvalidVpnGatewayID.NotFound',
        message: `The vpnGateway ID '${VpnGatewayId}' does not exist`,
      })
      expect((await ec2('DeleteVpc', { VpcId })).one('return')).toBe('true')
      expect(house.faults).toEqual([])
    })

    test('the ones of the sandbox stand in VPCs, and a VPC has one gateway at most', async () => {
      await using house = await openHouse({ engine })
      const ec2 = (action: string, fields = {}) => query(house, rootKey('green'), 'ec2', action, fields)
      const own = await ec2('DescribeVpnGateways')
      const vpcs = await ec2('DescribeVpcs')
      expect(new Set(vpcs.all('vpcId'))).toEqual(new Set(own.all('vpcId')))
      const [first = '', second = ''] = own.all('vpnGatewayId')
      const [vpcOfFirst = ''] = own.all('vpcId')
      expect(await ec2('AttachVpnGateway', { VpnGatewayId: second, VpcId: vpcOfFirst })).toMatchObject({
        code: 'VpnGatewayAttachmentLimitExceeded',
      })
      expect(await ec2('AttachVpnGateway', { VpnGatewayId: first, VpcId: vpcOfFirst })).toMatchObject({ status: 200 })
      const filtered = await ec2('DescribeVpnGateways', { 'Filter.1.Name': 'attachment.vpc-id', 'Filter.1.Value.1': vpcOfFirst })
      expect(filtered.all('vpnGatewayId')).toEqual([first])
      expect(await ec2('DescribeVpnGateways', { 'Filter.1.Name': 'colour', 'Filter.1.Value.1': 'red' })).toMatchObject({
        code: 'InvalidParameterValue',
      })
      expect(house.faults).toEqual([])
    })

    test("another account's gateway does not exist", async () => {
      await using house = await openHouse({ engine })
      const [foreign = ''] = (await query(house, rootKey('blue'), 'ec2', 'DescribeVpnGateways')).all('vpnGatewayId')
      const ask = (VpnGatewayId: string) => query(house, rootKey('green'), 'ec2', 'DeleteVpnGateway', { VpnGatewayId })
      const [refused, unknown] = [await ask(foreign), await ask('vgw-00000000')]
      expect(refused.message?.replace(foreign, 'vgw-00000000')).toBe(unknown.message)
      expect(unknown.code).toBe('InvalidVpnGatewayID.NotFound')
    })
  })
})

describe('transit gateways', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('one with an association cannot go, and says which attachments hold it', async () => {
      await using house = await openHouse({ engine })
      const ec2 = (action: string, fields = {}) => query(house, rootKey('blue'), 'ec2', action, fields)
      const made = await ec2('CreateTransitGateway', {
        Description: 'core',
        'Options.AmazonSideAsn': '64900',
        'Options.DnsSupport': 'disable',
      })
      const TransitGatewayId = made.one('transitGatewayId')!
      expect(TransitGatewayId).toMatch(/^tgw-0[0-9a-f]{16}$/)
      expect([made.one('description'), made.one('dnsSupport'), made.one('vpnEcmpSupport')]).toEqual(['core', 'disable', 'enable'])
      const dx = house.as('blue')
      const { directConnectGateway } = await dx.createDirectConnectGateway({ directConnectGatewayName: 'hub', amazonSideAsn: 64_901 })
      const directConnectGatewayId = directConnectGateway?.directConnectGatewayId
      await dx.createDirectConnectGatewayAssociation({
        directConnectGatewayId,
        gatewayId: TransitGatewayId,
        addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
      })
      await house.pass(5 * delay)
      const attachments = await ec2('DescribeTransitGatewayAttachments', {
        'Filter.1.Name': 'resource-type',
        'Filter.1.Value.1': 'direct-connect-gateway',
        'Filter.2.Name': 'transit-gateway-id',
        'Filter.2.Value.1': TransitGatewayId,
      })
      const id = attachments.one('transitGatewayAttachmentId')
      expect([attachments.one('resourceId'), attachments.one('state')]).toEqual([directConnectGatewayId, 'available'])
      expect(await ec2('DeleteTransitGateway', { TransitGatewayId })).toMatchObject({
        status: 400,
        code: 'IncorrectState',
        message: `${TransitGatewayId} has non-deleted DirectConnect Gateway Attachments: ${id}.`,
      })
      const { directConnectGatewayAssociations } = await dx.describeDirectConnectGatewayAssociations({ directConnectGatewayId })
      await dx.deleteDirectConnectGatewayAssociation({ associationId: directConnectGatewayAssociations?.[0]?.associationId })
      await house.pass(5 * delay)
      expect((await ec2('DeleteTransitGateway', { TransitGatewayId })).one('state')).toBe('deleting')
      expect(await ec2('DescribeTransitGateways', { 'TransitGatewayIds.1': TransitGatewayId })).toMatchObject({
        code: 'InvalidTransitGatewayID.NotFound',
      })
      expect(house.faults).toEqual([])
    })
  })
})

describe('tags of gateways and VPCs', () => {
  test('are set, found and taken away', async () => {
    await using house = await openHouse()
    const ec2 = (action: string, fields = {}) => query(house, rootKey('blue'), 'ec2', action, fields)
    const [gateway = ''] = (await ec2('DescribeVpnGateways')).all('vpnGatewayId')
    const tags = { 'ResourceId.1': gateway, 'Tag.1.Key': 'team', 'Tag.1.Value': 'net', 'Tag.2.Key': 'env', 'Tag.2.Value': 'test' }
    expect((await ec2('CreateTags', tags)).one('return')).toBe('true')
    const found = await ec2('DescribeVpnGateways', { 'Filter.1.Name': 'tag:team', 'Filter.1.Value.1': 'n*' })
    expect(found.all('vpnGatewayId')).toEqual([gateway])
    await ec2('DeleteTags', { 'ResourceId.1': gateway, 'Tag.1.Key': 'team', 'Tag.2.Key': 'env', 'Tag.2.Value': 'another' })
    const left = await ec2('DescribeTags', { 'Filter.1.Name': 'resource-id', 'Filter.1.Value.1': gateway })
    expect([left.all('key'), left.all('value'), left.all('resourceType')]).toEqual([['env'], ['test'], ['vpn-gateway']])
    expect(await ec2('CreateTags', { ...tags, 'ResourceId.1': 'subnet-1' })).toMatchObject({ code: 'InvalidID' })
    expect(await ec2('CreateTags', { ...tags, 'Tag.1.Key': 'aws:x' })).toMatchObject({ code: 'InvalidParameterValue' })
    expect(house.faults).toEqual([])
  })
})
