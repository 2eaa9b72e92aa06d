// A request as the Terraform resource that it would make: the same blocks as for what exists, only
// without an id to take over. Requests that make nothing lasting (a test, a tag, a deletion) have none.
import type { Request } from './commands.ts'
import { blocksOf, labelOf, type Block, type Whose } from './terraform.ts'
import type { Json } from './values.ts'

type Input = Readonly<Record<string, unknown>>

const text = (input: Input, member: string): string | undefined =>
  typeof input[member] === 'string' && input[member] !== '' ? input[member] : undefined
const cidrs = (input: Input, member: string): readonly string[] | undefined => {
  const list = Array.isArray(input[member]) ? (input[member] as readonly { readonly cidr?: string }[]).map(({ cidr = '' }) => cidr) : []
  return list.length === 0 ? undefined : list
}

const block = (type: string, name: string | undefined, args: Block['arguments'], remark?: string): Block => ({
  type,
  name: labelOf(name, ''),
  arguments: args,
  ...(remark !== undefined && { remark }),
})

/** What a creating request would make, in the form of an answer that has no id yet. */
function thingOf(operation: string, input: Input): Input | undefined {
  const [, kind] = /^(?:Create|Allocate)(Private|Public|Transit)VirtualInterface$/.exec(operation) ?? []
  if (kind !== undefined) {
    const description = input[`new${kind}VirtualInterface`] ?? input[`new${kind}VirtualInterfaceAllocation`]
    return {
      ...(description as Input),
      virtualInterfaceId: '',
      virtualInterfaceType: kind.toLowerCase(),
      connectionId: input['connectionId'],
      ownerAccount: input['ownerAccount'],
    }
  }
  if (operation === 'CreateConnection') return { ...input, connectionId: '', lagId: undefined }
  if (operation === 'CreateLag') return { ...input, lagId: '', connectionId: undefined }
  if (operation === 'CreateDirectConnectGateway') return { ...input, directConnectGatewayId: '' }
  if (operation !== 'CreateDirectConnectGatewayAssociation') return undefined
  return {
    associationId: '',
    directConnectGatewayId: input['directConnectGatewayId'],
    associatedGateway: { id: input['gatewayId'] },
    allowedPrefixesToDirectConnectGateway: input['addAllowedPrefixesToDirectConnectGateway'],
  }
}

function accepterOf(operation: string, input: Input): Block | undefined {
  const [, kind] = /^Confirm(Private|Public|Transit)VirtualInterface$/.exec(operation) ?? []
  if (kind === undefined) return undefined
  const id = text(input, 'virtualInterfaceId')
  return block(`aws_dx_hosted_${kind.toLowerCase()}_virtual_interface_accepter`, id, {
    virtual_interface_id: id,
    dx_gateway_id: text(input, 'directConnectGatewayId'),
    vpn_gateway_id: text(input, 'virtualGatewayId'),
  })
}

function peerOf(input: Input): Block {
  const peer = (input['newBGPPeer'] ?? {}) as Input
  const id = text(input, 'virtualInterfaceId')
  return block(
    'aws_dx_bgp_peer',
    `${id} ${text(peer, 'addressFamily')}`,
    {
      virtual_interface_id: id,
      address_family: text(peer, 'addressFamily'),
      bgp_asn: (peer['asnLong'] ?? peer['asn']) as Json | undefined,
      amazon_address: text(peer, 'amazonAddress'),
      customer_address: text(peer, 'customerAddress'),
    },
    text(peer, 'authKey') === undefined ? undefined : 'Give bgp_auth_key from a variable of yours.',
  )
}

const makers: Readonly<Record<string, (input: Input) => Block>> = {
  ConfirmConnection: (input) =>
    block('aws_dx_connection_confirmation', text(input, 'connectionId'), { connection_id: text(input, 'connectionId') }),
  AllocateHostedConnection: (input) =>
    block('aws_dx_hosted_connection', text(input, 'connectionName'), {
      connection_id: text(input, 'connectionId'),
      name: text(input, 'connectionName'),
      owner_account_id: text(input, 'ownerAccount'),
      bandwidth: text(input, 'bandwidth'),
      vlan: input['vlan'] as Json | undefined,
    }),
  CreateBGPPeer: peerOf,
  CreateDirectConnectGatewayAssociationProposal: (input) =>
    block('aws_dx_gateway_association_proposal', text(input, 'gatewayId'), {
      dx_gateway_id: text(input, 'directConnectGatewayId'),
      dx_gateway_owner_account_id: text(input, 'directConnectGatewayOwnerAccount'),
      associated_gateway_id: text(input, 'gatewayId'),
      allowed_prefixes: cidrs(input, 'addAllowedPrefixesToDirectConnectGateway'),
    }),
  AssociateConnectionWithLag: (input) =>
    block('aws_dx_connection_association', text(input, 'connectionId'), {
      connection_id: text(input, 'connectionId'),
      lag_id: text(input, 'lagId'),
    }),
  AssociateMacSecKey: (input) =>
    block(
      'aws_dx_macsec_key_association',
      text(input, 'connectionId'),
      { connection_id: text(input, 'connectionId'), secret_arn: text(input, 'secretARN') },
      text(input, 'ckn') === undefined ? undefined : 'Give ckn and cak from variables of yours.',
    ),
}

/** The resources that a request would make; keys are never among their arguments. */
export function blocksOfRequest({ operation, input }: Request, whose: Whose): readonly Block[] {
  const given = input as Input
  const thing = thingOf(operation, given)
  if (thing !== undefined) return blocksOf(thing, { accountId: whose.accountId })
  const made = accepterOf(operation, given) ?? makers[operation]?.(given)
  return made === undefined ? [] : [made]
}
