// Transit gateways, and their attachments as far as Direct Connect makes them: an association with
// a Direct Connect gateway shows as an attachment here, and a gateway with one cannot go (§11).
import { cloudFaults } from '#domain/cloud/faults.ts'
import {
  attachmentId,
  attachmentStateOf,
  mustBeOwnTransitGateway,
  mustBeParameter,
  mustBePrivateAsn,
  newCloudId,
  withCloudTags,
} from '#domain/cloud/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import { filtered } from '#operations/ec2/filters.ts'
import { attachmentToWire, tagsToCreate, transitGatewayToWire, usualOptions } from '#operations/ec2/wire.ts'
import type { Form, QueryContext, QueryOperation } from '#operations/query-operation.ts'

function optionsIn(form: Form): Readonly<Record<string, string>> {
  const given = Object.keys(usualOptions).map((name) => [name, form.text(`Options.${name}`)] as const)
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      if (value === undefined) return []
      refuseUnless(value === 'enable' || value === 'disable', cloudFaults.badValue, name, value, 'enable or disable is expected.')
      return [[name, value]]
    }),
  )
}

const ownGateways = async ({ caller, tx }: QueryContext): Promise<readonly CloudGateway[]> =>
  (await tx.cloudGateways.ownedBy(caller.accountId, caller.region)).filter(({ kind }) => kind === 'transitGateway')

export const createTransitGateway: QueryOperation = {
  access: 'write',
  resources: () => ['transit-gateway/*'],
  tags: tagsToCreate,

  async run({ form, caller, tx, now, random, settings }) {
    const created: CloudGateway = {
      gatewayId: newCloudId('tgw', random),
      kind: 'transitGateway',
      ownerAccount: caller.accountId,
      region: caller.region,
      amazonSideAsn: mustBePrivateAsn(form.text('Options.AmazonSideAsn')),
      state: 'available',
      since: now,
      createdAt: now,
      cidrs: [],
      tags: withCloudTags([], tagsToCreate(form)),
      description: form.text('Description') ?? '',
      options: optionsIn(form),
    }
    await tx.cloudGateways.insert(created)
    return { transitGateway: transitGatewayToWire(created, settings.partition) }
  },
}

export const describeTransitGateways: QueryOperation = {
  access: 'read',

  async run(context) {
    const { form, settings } = context
    const own = await ownGateways(context)
    const wanted = form.texts('TransitGatewayIds')
    for (const id of wanted) if (!own.some(({ gatewayId }) => gatewayId === id)) refuse(cloudFaults.noTransitGateway, id)
    const named = wanted.length === 0 ? own : own.filter(({ gatewayId }) => wanted.includes(gatewayId))
    const shown = filtered(
      form,
      named,
      (row) => ({
        'options.amazon-side-asn': String(row.amazonSideAsn),
        'owner-id': row.ownerAccount,
        state: row.state,
        'transit-gateway-id': row.gatewayId,
      }),
      ({ tags }) => tags,
    )
    return { transitGatewaySet: shown.map((row) => transitGatewayToWire(row, settings.partition)) }
  },
}

export const deleteTransitGateway: QueryOperation = {
  access: 'write',
  resources: (form) => [`transit-gateway/${form.text('TransitGatewayId') ?? ''}`],

  async run({ form, caller, tx, settings }) {
    const id = mustBeParameter('TransitGatewayId', form.text('TransitGatewayId'))
    const gateway = mustBeOwnTransitGateway(await tx.cloudGateways.lock(id), caller, id)
    const attachments = (await tx.associations.ofCloudGateway(id)).map(attachmentId)
    if (attachments.length > 0) refuse(cloudFaults.transitGatewayInUse, id, attachments.join(', '))
    await tx.cloudGateways.remove(id)
    return { transitGateway: transitGatewayToWire({ ...gateway, state: 'deleting' }, settings.partition) }
  },
}

export const describeTransitGatewayAttachments: QueryOperation = {
  access: 'read',

  async run(context) {
    const { form, tx } = context
    const gateways = await ownGateways(context)
    const all = (await Promise.all(gateways.map(({ gatewayId }) => tx.associations.ofCloudGateway(gatewayId)))).flat()
    const wanted = form.texts('TransitGatewayAttachmentIds')
    const named = wanted.length === 0 ? all : all.filter((row) => wanted.includes(attachmentId(row)))
    const shown = filtered(
      form,
      named,
      (row) => ({
        'resource-id': row.directConnectGatewayId,
        'resource-owner-id': row.directConnectGatewayOwner,
        'resource-type': 'direct-connect-gateway',
        state: attachmentStateOf(row),
        'transit-gateway-attachment-id': attachmentId(row),
        'transit-gateway-id': row.gatewayId,
        'transit-gateway-owner-id': row.gatewayOwner,
      }),
      () => [],
    )
    return { transitGatewayAttachments: shown.map(attachmentToWire) }
  },
}
