import { describe, expect, test } from 'vitest'
import { inListOrder, matching } from '#domain/routes/filters.ts'
import { mayMoveRoutes, routesAfter } from '#domain/routes/observation.ts'
import type { InterfaceRoute } from '#domain/routes/route.ts'
import { noon } from '../../store/rows.ts'

const route = (more: Partial<InterfaceRoute> = {}): InterfaceRoute => ({
  bgpPeerId: 'a',
  cidr: '10.0.0.0/16',
  direction: 'accepted',
  asPath: [65_001],
  communities: ['7224:7200'],
  installedAt: noon,
  ...more,
})
const told = ({ cidr, direction, asPath, communities, installedAt }: InterfaceRoute) => ({
  cidr,
  direction,
  asPath,
  communities,
  installedAt,
})

describe('the routes of an interface after an observation', () => {
  const known = [route(), route({ bgpPeerId: 'b', cidr: '10.1.0.0/16' })]

  test('stay as they are while an edge says nothing of them', () => {
    expect(
      routesAfter(known, [
        { bgpPeerId: 'a', status: 'up' },
        { bgpPeerId: 'b', status: 'up' },
      ]),
    ).toBe(known)
  })

  test('are the same object when they are told again unchanged', () => {
    const again = known.map((each) => ({ bgpPeerId: each.bgpPeerId, status: 'up' as const, routes: [told(each)] }))
    expect(routesAfter(known, again)).toBe(known)
  })

  test('of the session that tells them are replaced, of the other kept', () => {
    const fresh = route({ cidr: '10.9.0.0/16' })
    expect(
      routesAfter(known, [
        { bgpPeerId: 'a', status: 'up', routes: [told(fresh)] },
        { bgpPeerId: 'b', status: 'up' },
      ]),
    ).toEqual([fresh, known[1]])
  })

  test('of a session that is down or not there any more are gone', () => {
    expect(routesAfter(known, [{ bgpPeerId: 'a', status: 'down' }])).toEqual([])
    expect(routesAfter(known, [{ bgpPeerId: 'b', status: 'up' }])).toEqual([known[1]])
  })

  test('keep nothing that does not belong to a route', () => {
    const more = { ...told(route()), note: 'ignored' }
    expect(routesAfter([], [{ bgpPeerId: 'a', status: 'up', routes: [more] }])).toEqual([route()])
  })

  const up = [{ bgpPeerId: 'a', bgpStatus: 'up' }]
  test.each([
    ['a session that stays up and tells nothing', up, [{ bgpPeerId: 'a', status: 'up' }], false],
    ['a session that stays down', [{ bgpPeerId: 'a', bgpStatus: 'down' }], [{ bgpPeerId: 'a', status: 'down', routes: [] }], false],
    ['a session that tells its routes', up, [{ bgpPeerId: 'a', status: 'up', routes: [] }], true],
    ['a session that goes down', up, [{ bgpPeerId: 'a', status: 'down' }], true],
    ['a session that is gone', up, [], true],
  ] as const)('%s: may have moved: %s', (_, before, seen, moved) => {
    expect(mayMoveRoutes(before, seen)).toBe(moved)
  })
})

describe('what a filter leaves', () => {
  const one = route({ asPath: [65_001, 65_002], communities: ['7224:7200', '65001:1'] })

  test.each([
    [{}, true],
    [{ routeDirection: 'accepted' }, true],
    [{ routeDirection: 'advertised' }, false],
    [{ addressFamily: 'ipv4' }, true],
    [{ addressFamily: 'ipv6' }, false],
    [{ cidrs: ['192.0.2.0/24', '10.0.0.0/16'] }, true],
    [{ cidrs: ['10.0.0.0/8'] }, false],
    [{ cidrs: ['10.0.0.0/24'] }, false],
    [{ asPath: [65_002] }, true],
    [{ asPath: [65_002, 65_001] }, true],
    [{ asPath: [65_003] }, false],
    [{ communities: ['65001:1'] }, true],
    [{ communities: ['65001:1', '7224:1'] }, false],
    [{ routeDirection: 'accepted', communities: ['7224:7300'] }, false],
  ])('%j: %s', (filters, matches) => {
    expect(matching(filters)(one)).toBe(matches)
  })

  test('a prefix may be spelled in any way', () => {
    const six = route({ cidr: '2001:db8::/32' })
    expect(matching({ cidrs: ['2001:0DB8:0:0::/32'] })(six)).toBe(true)
    expect(matching({ addressFamily: 'ipv6' })(six)).toBe(true)
  })

  test.each(['10.0.0.1/16', '10.0.0.0', 'x', '', '10.0.0.0/33'])('%s is no prefix', (cidr) => {
    expect(() => matching({ cidrs: [cidr] })).toThrow(`filters.cidrs: ${cidr} is not a CIDR`)
  })
})

test('routes are listed accepted first, by prefix and not by its text', () => {
  const cidrs = ['advertised 9.0.0.0/8', 'accepted 10.0.0.0/8', 'accepted 9.0.0.0/8', 'accepted 2001:db8::/32', 'accepted 10.0.0.0/16']
  const routes = cidrs.map((each) => {
    const [direction, cidr] = each.split(' ') as ['accepted' | 'advertised', string]
    return route({ direction, cidr })
  })
  expect(inListOrder(routes).map(({ direction, cidr }) => `${direction} ${cidr}`)).toEqual([
    'accepted 9.0.0.0/8',
    'accepted 10.0.0.0/8',
    'accepted 10.0.0.0/16',
    'accepted 2001:db8::/32',
    'advertised 9.0.0.0/8',
  ])
})
