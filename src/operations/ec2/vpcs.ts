// VPCs, of which only the CIDRs matter here: they are what a virtual private gateway leads to.
import { cloudFaults } from '#domain/cloud/faults.ts'
import { mustBeOwnVpc, mustBeParameter, mustBeVpcCidr, newCloudId, withCloudTags } from '#domain/cloud/rules.ts'
import type { Vpc } from '#domain/cloud/vpc.ts'
import { refuse } from '#domain/fault.ts'
import { filtered } from '#operations/ec2/filters.ts'
import { tagsToCreate, vpcToWire } from '#operations/ec2/wire.ts'
import type { QueryOperation } from '#operations/query-operation.ts'

export const createVpc: QueryOperation = {
  access: 'write',
  resources: () => ['vpc/*'],
  tags: tagsToCreate,

  async run({ form, caller, tx, now, random }) {
    const cidr = mustBeVpcCidr(mustBeParameter('cidrBlock', form.text('CidrBlock')))
    const created: Vpc = {
      vpcId: newCloudId('vpc', random),
      ownerAccount: caller.accountId,
      region: caller.region,
      cidrs: [cidr],
      createdAt: now,
      tags: withCloudTags([], tagsToCreate(form)),
    }
    await tx.vpcs.insert(created)
    return { vpc: vpcToWire(created) }
  },
}

export const describeVpcs: QueryOperation = {
  access: 'read',

  async run({ form, caller, tx }) {
    const own = await tx.vpcs.ownedBy(caller.accountId, caller.region)
    const wanted = form.texts('VpcId')
    for (const id of wanted) if (!own.some(({ vpcId }) => vpcId === id)) refuse(cloudFaults.noVpc, id)
    const named = wanted.length === 0 ? own : own.filter(({ vpcId }) => wanted.includes(vpcId))
    const shown = filtered(
      form,
      named,
      (row) => ({ cidr: row.cidrs[0], 'is-default': 'false', 'owner-id': row.ownerAccount, state: 'available', 'vpc-id': row.vpcId }),
      ({ tags }) => tags,
    )
    return { vpcSet: shown.map(vpcToWire) }
  },
}

export const deleteVpc: QueryOperation = {
  access: 'write',
  resources: (form) => [`vpc/${form.text('VpcId') ?? ''}`],

  async run({ form, caller, tx }) {
    const id = mustBeParameter('vpcId', form.text('VpcId'))
    mustBeOwnVpc(await tx.vpcs.lock(id), caller, id)
    const gateways = await tx.cloudGateways.ownedBy(caller.accountId, caller.region)
    if (gateways.some(({ vpcId }) => vpcId === id)) refuse(cloudFaults.vpcInUse, id)
    await tx.vpcs.remove(id)
    return undefined
  },
}
