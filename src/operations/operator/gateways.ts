// Gateways of the cloud behind the provider, in its small registry.
import { parsePrefix } from '#domain/addresses/cidr.ts'
import { refuseUnless } from '#domain/fault.ts'
import type { CloudGateway } from '#domain/gateways/cloud-gateway.ts'
import type { Random } from '#domain/ids.ts'
import { operatorFaults } from '#domain/operator/faults.ts'
import { mustBeOneOf, mustBeServed, mustBeTenant, mustBeThere } from '#domain/operator/rules.ts'
import { operatorOperation } from '#operations/operator/operation.ts'

const kinds = ['virtualPrivateGateway', 'transitGateway'] as const

const newGatewayId = (kind: CloudGateway['kind'], random: Random): string => {
  const digits = Buffer.from(random(9)).toString('hex').slice(0, 17)
  return `${kind === 'transitGateway' ? 'tgw' : 'vgw'}-${digits}`
}

const gatewayToWire = ({ gatewayId, kind, ownerAccount, region, amazonSideAsn, state, cidrs }: CloudGateway) => ({
  gatewayId,
  kind,
  ownerAccount,
  region,
  amazonSideAsn,
  state,
  cidrs,
})

export const createVirtualGateway = operatorOperation('CreateVirtualGateway', async ({ input, tx, now, random, regions }) => {
  const { accountId } = mustBeThere(await tx.accounts.find(mustBeTenant(input.accountId)), 'account', input.accountId)

  const kind = mustBeOneOf('kind', input.kind ?? 'virtualPrivateGateway', kinds)
  const { amazonSideAsn = 64_512, cidrs = [] } = input
  const isPrivate =
    (amazonSideAsn >= 64_512 && amazonSideAsn <= 65_534) || (amazonSideAsn >= 4_200_000_000 && amazonSideAsn <= 4_294_967_294)
  refuseUnless(
    isPrivate,
    operatorFaults.badValue,
    'amazonSideAsn',
    String(amazonSideAsn),
    'a private ASN, 64512 to 65534 or 4200000000 to 4294967294',
  )
  for (const cidr of cidrs) refuseUnless(parsePrefix(cidr), operatorFaults.badValue, 'cidrs', cidr, 'a prefix such as 10.0.0.0/16')
  const gateway: CloudGateway = {
    gatewayId: newGatewayId(kind, random),
    kind,
    ownerAccount: accountId,
    region: mustBeServed(input.region, regions),
    amazonSideAsn,
    state: 'available',
    since: now,
    createdAt: now,
    ...(kind === 'virtualPrivateGateway' && cidrs.length > 0 && { vpcId: `vpc-${Buffer.from(random(9)).toString('hex').slice(0, 17)}` }),
    cidrs,
    tags: [],
  }

  await tx.cloudGateways.insert(gateway)
  return { virtualGateway: gatewayToWire(gateway) }
})

export const listVirtualGateways = operatorOperation('ListVirtualGateways', async ({ input, tx }) => ({
  virtualGateways: (await tx.cloudGateways.ownedBy(mustBeTenant(input.accountId), input.region)).map(gatewayToWire),
}))
