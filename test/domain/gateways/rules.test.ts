import { describe, expect, test } from 'vitest'
import { mustBeAssociationId, mustBeUsable } from '#domain/gateways/association-rules.ts'
import { attachmentState } from '#domain/gateways/attachment.ts'
import { mustFitGatewayPool } from '#domain/gateways/prefix-pool.ts'
import { isShownProposal, proposalAt } from '#domain/gateways/proposal-rules.ts'
import { kindOf } from '#domain/gateways/rules.ts'
import { association, cloudGateway, noon, proposal, virtualInterface } from '../../store/rows.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('the id of an association', () => {
  test.each([
    '5f294f92-bafb-4011-916d-9b0bdexample',
    'be85116d-46eb-4b43-a27a-da0c2ad648deEXAMPLE',
    'A1B2C3D4-0000-4000-8000-00000000A550',
  ])('%s will do', (id) => {
    expect(mustBeAssociationId(id)).toBe(id)
  })

  test.each(['', 'foo', '5f294f92bafb4011916d9b0bdexample0', '5f294f92-bafb-4011-916d', ' 5f294f92-bafb-4011-916d-9b0bdexample'])(
    '%j will not',
    (id) => {
      expect(() => mustBeAssociationId(id)).toThrow(`Association ID ${id} has an invalid format.`)
    },
  )
})

describe('a proposal', () => {
  test('lapses seven days after it was made, to the millisecond', () => {
    expect(proposalAt(proposal(), noon + 7 * day - 1).proposalState).toBe('requested')
    expect(proposalAt(proposal(), noon + 7 * day)).toEqual({ ...proposal(), proposalState: 'deleted', since: noon + 7 * day })
    expect(proposalAt(proposal(), noon + 9 * day).since).toBe(noon + 7 * day)
  })

  test('does not lapse once it is answered', () => {
    const accepted = proposal({ proposalState: 'accepted', since: noon + day })
    expect(proposalAt(accepted, noon + 8 * day)).toBe(accepted)
  })

  test.each([
    ['requested', 0, 6 * day, true],
    ['requested', 0, 9 * day, true],
    ['requested', 0, 10 * day, false],
    ['accepted', day, 4 * day - 1, true],
    ['accepted', day, 4 * day, false],
    ['deleted', 0, 3 * day - 1, true],
    ['deleted', 0, 3 * day, false],
  ] as const)('%s since %d ms is shown %d ms after it was made: %s', (proposalState, since, at, shown) => {
    expect(isShownProposal(proposal({ proposalState, since: noon + since }), noon + at)).toBe(shown)
  })
})

describe('an attachment', () => {
  const states = {
    confirming: undefined,
    verifying: undefined,
    pending: 'attaching',
    available: 'attached',
    down: 'attached',
    testing: 'attached',
    deleting: 'detaching',
    deleted: 'detached',
    rejected: undefined,
    expired: undefined,
  } as const

  test.each(Object.entries(states))('of an interface that is %s is %s', (state, shown) => {
    const vi = virtualInterface({ directConnectGatewayId: 'dxgw', virtualInterfaceState: state as keyof typeof states, since: noon })
    expect(attachmentState(vi, noon)).toBe(shown)
  })

  test('is not there without a Direct Connect gateway', () => {
    const { directConnectGatewayId: _, ...direct } = virtualInterface({ virtualInterfaceState: 'available' })
    expect(attachmentState(direct, noon)).toBeUndefined()
  })

  test('is forgotten fifteen minutes after the interface was deleted', () => {
    const vi = virtualInterface({ directConnectGatewayId: 'dxgw', virtualInterfaceState: 'deleted', since: noon })
    expect(attachmentState(vi, noon + 15 * minute)).toBe('detached')
    expect(attachmentState(vi, noon + 15 * minute + 1)).toBeUndefined()
  })
})

describe('what a Direct Connect gateway is for', () => {
  const live = (virtualInterfaceType: 'private' | 'transit') =>
    virtualInterface({ virtualInterfaceType, virtualInterfaceState: 'available' })
  const gone = virtualInterface({ virtualInterfaceType: 'transit', virtualInterfaceState: 'deleting' })

  test.each([
    ['nothing', [], [], undefined],
    ['a virtual private gateway', [association()], [], 'virtualPrivateGateway'],
    [
      'a transit gateway that is going',
      [association({ gatewayKind: 'transitGateway', associationState: 'disassociating' })],
      [],
      'transitGateway',
    ],
    ['an association that has gone', [association({ associationState: 'disassociated' })], [], undefined],
    ['a private interface', [], [live('private')], 'virtualPrivateGateway'],
    ['a transit interface', [], [gone, live('transit')], 'transitGateway'],
    ['an interface on its way out', [], [gone], undefined],
  ] as const)('with %s', (_, associations, attached, kind) => {
    expect(kindOf(associations, attached)).toBe(kind)
  })
})

describe('a gateway of the cloud', () => {
  const vgw = cloudGateway({ vpcId: 'vpc-1' })
  const { vpcId: _, ...detached } = vgw

  test('is of use when it is available, with a VPC behind it if it is a virtual private one', () => {
    expect(mustBeUsable(vgw, vgw.gatewayId)).toBe(vgw)
    expect(() => mustBeUsable(detached, vgw.gatewayId)).toThrow(`The VirtualGateway ${vgw.gatewayId} is not attached to a VPC.`)
    const tgw = { ...detached, gatewayId: 'tgw-00000000000000001', kind: 'transitGateway' } as const
    expect(mustBeUsable(tgw, tgw.gatewayId)).toBe(tgw)
    for (const state of ['pending', 'deleting', 'deleted'] as const) {
      expect(() => mustBeUsable({ ...tgw, state }, tgw.gatewayId)).toThrow(`The TransitGateway ${tgw.gatewayId} does not exist.`)
      expect(() => mustBeUsable({ ...vgw, state }, vgw.gatewayId)).toThrow(`The VirtualGateway ${vgw.gatewayId} does not exist.`)
    }
  })
})

describe('a prefix pool', () => {
  const taken = (prefixPoolAllocatedCountIpv4: number, prefixPoolAllocatedCountIpv6 = 0) => ({
    prefixPoolAllocatedCountIpv4,
    prefixPoolAllocatedCountIpv6,
  })

  test('is full at ten thousand of both families', () => {
    expect(() => mustFitGatewayPool('dxgw', taken(100, 100), [taken(9000), taken(700, 100)])).not.toThrow()
    expect(() => mustFitGatewayPool('dxgw', taken(100, 101), [taken(9000), taken(700, 100)])).toThrow(
      'Direct Connect Gateway dxgw has 200 of its 10000 prefixes left to allocate; this virtual interface takes 201.',
    )
  })

  test('is nothing to an interface that takes none of it', () => {
    expect(() => mustFitGatewayPool('dxgw', {}, [taken(9999), taken(2)])).not.toThrow()
  })
})
