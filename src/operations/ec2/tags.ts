// Tags of the cloud's gateways and networks.
import { cloudFaults } from '#domain/cloud/faults.ts'
import { isOwn, mustBeParameter, withCloudTags } from '#domain/cloud/rules.ts'
import { refuse, refuseUnless } from '#domain/fault.ts'
import type { Tag } from '#domain/tags/tag.ts'
import { filtered } from '#operations/ec2/filters.ts'
import { tagsOfForm } from '#operations/ec2/wire.ts'
import type { Form, QueryContext, QueryOperation } from '#operations/query-operation.ts'

const kinds: Readonly<Record<string, string>> = { tgw: 'transit-gateway', vgw: 'vpn-gateway', vpc: 'vpc' }
const kindOf = (id: string): string | undefined => kinds[id.slice(0, 3)]

const resources = (form: Form): readonly string[] => form.texts('ResourceId').map((id) => `${kindOf(id) ?? 'unknown'}/${id}`)

/** Sets what `next` makes of the tags of each resource that is named. */
async function retag({ form, caller, tx }: QueryContext, next: (tags: readonly Tag[]) => readonly Tag[]): Promise<undefined> {
  const ids = form.texts('ResourceId')
  mustBeParameter('resourceIdSet', ids[0])
  for (const id of ids.toSorted()) {
    if (kindOf(id) === 'vpc') {
      const vpc = await tx.vpcs.lock(id)
      if (vpc === undefined || !isOwn(vpc, caller)) return refuse(cloudFaults.noResource, id)
      await tx.vpcs.update({ ...vpc, tags: next(vpc.tags) })
    } else {
      const gateway = await tx.cloudGateways.lock(id)
      if (gateway === undefined || !isOwn(gateway, caller)) return refuse(cloudFaults.noResource, id)
      await tx.cloudGateways.update({ ...gateway, tags: next(gateway.tags) })
    }
  }
  return undefined
}

export const createTags: QueryOperation = {
  access: 'write',
  resources,
  tags: tagsOfForm,
  run(context) {
    const wanted = tagsOfForm(context.form)
    refuseUnless(wanted.length > 0, cloudFaults.missing, 'tagSet')
    return retag(context, (tags) => withCloudTags(tags, wanted))
  },
}

/** A tag goes if its value is the one given, or whatever it is when none is given; without any tags named, all go. */
export const deleteTags: QueryOperation = {
  access: 'write',
  resources,
  tags: tagsOfForm,
  run(context) {
    const wanted = context.form.forms('Tag').map((tag) => ({ key: tag.text('Key'), value: tag.text('Value') }))
    const goes = (tag: Tag) => wanted.some(({ key, value }) => key === tag.key && (value === undefined || value === tag.value))
    return retag(context, (tags) => (wanted.length === 0 ? [] : tags.filter((tag) => !goes(tag))))
  },
}

export const describeTags: QueryOperation = {
  access: 'read',

  async run({ form, caller, tx }) {
    const gateways = await tx.cloudGateways.ownedBy(caller.accountId, caller.region)
    const vpcs = await tx.vpcs.ownedBy(caller.accountId, caller.region)
    const tagged = [
      ...gateways.map(({ gatewayId, tags }) => ({ id: gatewayId, tags })),
      ...vpcs.map(({ vpcId, tags }) => ({ id: vpcId, tags })),
    ]
    const all = tagged.flatMap(({ id, tags }) => tags.map(({ key, value }) => ({ resourceId: id, resourceType: kindOf(id), key, value })))
    const of = (row: (typeof all)[number]) => ({
      key: row.key,
      'resource-id': row.resourceId,
      'resource-type': row.resourceType,
      value: row.value,
    })
    const shown = filtered(form, all, of, ({ key, value }) => [{ key, value }])
    return { tagSet: [...shown] }
  },
}
