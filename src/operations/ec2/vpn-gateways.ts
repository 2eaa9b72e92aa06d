// Virtual private gateways. One that is attached to a VPC carries its CIDRs, and only such a one can
// be associated with a Direct Connect gateway; detaching it ends the association (§11).
import { cloudFaults } from '#domain/cloud/faults.ts'
import { mustBeOwnVpc, mustBeOwnVpnGateway, mustBeParameter, mustBePrivateAsn, newCloudId, withCloudTags } from '#domain/cloud/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import { associationLifecycle } from '#domain/gateways/lifecycle.ts'
import { after } from '#domain/transitions.ts'
import { isLiveInterface } from '#domain/virtual-interfaces/rules.ts'
import { filtered } from '#operations/ec2/filters.ts'
import { tagsToCreate, vpnGatewayToWire } from '#operations/ec2/wire.ts'
import type { Form, QueryContext, QueryOperation } from '#operations/query-operation.ts'

const gatewayResource = (form: Form): readonly string[] => [`vpn-gateway/${form.text('VpnGatewayId') ?? ''}`]
const bothResources = (form: Form): readonly string[] => [...gatewayResource(form), `vpc/${form.text('VpcId') ?? ''}`]

async function heldGateway({ form, caller, tx }: QueryContext): Promise<CloudGateway> {
  const id = mustBeParameter('vpnGatewayId', form.text('VpnGatewayId'))
  return mustBeOwnVpnGateway(await tx.cloudGateways.lock(id), caller, id)
}

export const createVpnGateway: QueryOperation = {
  access: 'write',
  resources: () => ['vpn-gateway/*'],
  tags: tagsToCreate,

  async run({ form, caller, tx, now, random }) {
    const type = mustBeParameter('type', form.text('Type'))
    refuseUnless(type === 'ipsec.1', cloudFaults.badValue, 'type', type, 'ipsec.1 is expected.')
    const created: CloudGateway = {
      gatewayId: newCloudId('vgw', random),
      kind: 'virtualPrivateGateway',
      ownerAccount: caller.accountId,
      region: caller.region,
      amazonSideAsn: mustBePrivateAsn(form.text('AmazonSideAsn')),
      state: 'available',
      since: now,
      createdAt: now,
      cidrs: [],
      tags: withCloudTags([], tagsToCreate(form)),
    }
    await tx.cloudGateways.insert(created)
    return { vpnGateway: vpnGatewayToWire(created) }
  },
}

export const describeVpnGateways: QueryOperation = {
  access: 'read',

  async run({ form, caller, tx }) {
    const own = (await tx.cloudGateways.ownedBy(caller.accountId, caller.region)).filter(({ kind }) => kind === 'virtualPrivateGateway')
    const wanted = form.texts('VpnGatewayId')
    for (const id of wanted) if (!own.some(({ gatewayId }) => gatewayId === id)) refuse(cloudFaults.noVpnGateway, id)
    const named = wanted.length === 0 ? own : own.filter(({ gatewayId }) => wanted.includes(gatewayId))
    const shown = filtered(
      form,
      named,
      (row) => ({
        'amazon-side-asn': String(row.amazonSideAsn),
        'attachment.state': row.vpcId && 'attached',
        'attachment.vpc-id': row.vpcId,
        state: row.state,
        type: 'ipsec.1',
        'vpn-gateway-id': row.gatewayId,
      }),
      ({ tags }) => tags,
    )
    return { vpnGatewaySet: shown.map(vpnGatewayToWire) }
  },
}

export const attachVpnGateway: QueryOperation = {
  access: 'write',
  resources: bothResources,

  async run(context) {
    const { form, caller, tx } = context
    const vpcId = mustBeParameter('vpcId', form.text('VpcId'))
    // The VPC first, everywhere: whoever holds it decides what is attached to it.
    const vpc = mustBeOwnVpc(await tx.vpcs.lock(vpcId), caller, vpcId)
    const gateway = await heldGateway(context)
    if (gateway.vpcId !== vpcId) {
      if (gateway.vpcId !== undefined) refuse(cloudFaults.attached, gateway.gatewayId, gateway.vpcId)
      const other = (await tx.cloudGateways.ownedBy(caller.accountId, caller.region)).find((row) => row.vpcId === vpcId)
      if (other !== undefined) refuse(cloudFaults.attached, other.gatewayId, vpcId)
      await tx.cloudGateways.update({ ...gateway, vpcId, cidrs: vpc.cidrs })
    }
    return { attachment: { vpcId, state: 'attached' } }
  },
}

export const detachVpnGateway: QueryOperation = {
  access: 'write',
  resources: bothResources,

  async run(context) {
    const { form, caller, tx, now } = context
    const vpcId = mustBeParameter('vpcId', form.text('VpcId'))
    mustBeOwnVpc(await tx.vpcs.lock(vpcId), caller, vpcId)
    const gateway = await heldGateway(context)
    const { vpcId: attachedTo, ...alone } = gateway
    refuseUnless(attachedTo === vpcId, cloudFaults.notAttached, gateway.gatewayId, vpcId)
    for (const { associationId } of await tx.associations.ofCloudGateway(gateway.gatewayId)) {
      const association = await tx.associations.lock(associationId)
      if (association === undefined || association.associationState === 'disassociating') continue
      const associationState = after(associationLifecycle, association.associationState, 'deleteAsked')
      await tx.associations.update({ ...association, associationState, since: now })
    }
    await tx.cloudGateways.update({ ...alone, cidrs: [] })
    return undefined
  },
}

export const deleteVpnGateway: QueryOperation = {
  access: 'write',
  resources: gatewayResource,

  async run(context) {
    const { tx } = context
    const { gatewayId, vpcId } = await heldGateway(context)
    if (vpcId !== undefined) refuse(cloudFaults.vpnGatewayInUse, gatewayId, `attached to ${vpcId}`)
    const [vi] = (await tx.virtualInterfaces.onVirtualGateway(gatewayId)).filter(isLiveInterface)
    if (vi !== undefined) refuse(cloudFaults.vpnGatewayInUse, gatewayId, `used by ${vi.virtualInterfaceId}`)
    const [association] = await tx.associations.ofCloudGateway(gatewayId)
    if (association !== undefined) refuse(cloudFaults.vpnGatewayInUse, gatewayId, 'associated with a Direct Connect gateway')
    await tx.cloudGateways.remove(gatewayId)
    return undefined
  },
}
