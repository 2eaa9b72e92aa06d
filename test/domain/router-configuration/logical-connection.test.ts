import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { customerRouterConfig } from '#domain/router-configuration/logical-connection.ts'
import { alphabet, ipv4Peer, ipv6Peer, privateInterface, publicInterface, transitInterface, typed } from './interfaces.ts'

const recorded = { ...privateInterface, virtualInterfaceId: 'dxvif-fgputw0j', vlan: 1500, amazonSideAsn: 7224 }
const recordedIpv4 = { ...ipv4Peer, asn: 64999, amazonAddress: '169.254.0.1/30', customerAddress: '169.254.0.2/30' }
const recordedIpv6 = { ...ipv6Peer, asn: 64999, amazonAddress: '2001:db8::1/125', customerAddress: '2001:db8::6/125' }

test('the document is byte for byte the recorded one', () => {
  expect(customerRouterConfig({ ...recorded, peers: [recordedIpv4, recordedIpv6] })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<logical_connection id="dxvif-fgputw0j">\n' +
      '  <vlan>1500</vlan>\n' +
      '  <customer_address>169.254.0.2/30</customer_address>\n' +
      '  <amazon_address>169.254.0.1/30</amazon_address>\n' +
      '  <bgp_asn>64999</bgp_asn>\n' +
      '  <bgp_auth_key>0xzxgA9YoW9h58u8SvOmXRTw</bgp_auth_key>\n' +
      '  <ipv6_customer_address>2001:db8::6/125</ipv6_customer_address>\n' +
      '  <ipv6_amazon_address>2001:db8::1/125</ipv6_amazon_address>\n' +
      '  <ipv6_bgp_asn>64999</ipv6_bgp_asn>\n' +
      '  <ipv6_bgp_auth_key>0x123pK5_VBqv.UQ3kJ4123_</ipv6_bgp_auth_key>\n' +
      '  <amazon_bgp_asn>7224</amazon_bgp_asn>\n' +
      '  <connection_type>private</connection_type>\n' +
      '</logical_connection>\n',
  )
})

test('the order of the peers does not matter: IPv4 stands first', () => {
  expect(customerRouterConfig({ ...recorded, peers: [recordedIpv6, recordedIpv4] })).toBe(
    customerRouterConfig({ ...recorded, peers: [recordedIpv4, recordedIpv6] }),
  )
})

test('without an IPv6 peer there is no ipv6 line', () => {
  expect(customerRouterConfig({ ...recorded, peers: [recordedIpv4] })).not.toContain('ipv6_')
})

test('with IPv6 alone the IPv4 lines are left out', () => {
  const text = customerRouterConfig({ ...recorded, peers: [recordedIpv6] })
  expect(text.split('\n').slice(2, 5)).toEqual([
    '  <vlan>1500</vlan>',
    '  <ipv6_customer_address>2001:db8::6/125</ipv6_customer_address>',
    '  <ipv6_amazon_address>2001:db8::1/125</ipv6_amazon_address>',
  ])
  expect(text).not.toContain('<bgp_asn>')
})

test.each(['deleting', 'deleted'] as const)('the lines of a %s peer are gone', (bgpPeerState) => {
  const going = customerRouterConfig({ ...recorded, peers: [recordedIpv4, { ...recordedIpv6, bgpPeerState }] })
  expect(going).toBe(customerRouterConfig({ ...recorded, peers: [recordedIpv4] }))
})

test('a peer that took the place of a deleted one is shown', () => {
  const peers = [{ ...recordedIpv4, bgpPeerState: 'deleted' as const, asn: 1 }, recordedIpv4]
  expect(customerRouterConfig({ ...recorded, peers })).toBe(customerRouterConfig({ ...recorded, peers: [recordedIpv4] }))
})

test('the connection type is the type of the interface', () => {
  expect(customerRouterConfig(publicInterface)).toContain('<connection_type>public</connection_type>')
  expect(customerRouterConfig(transitInterface)).toContain('<connection_type>transit</connection_type>')
})

test('the provider is named by its number of the moment', () => {
  expect(customerRouterConfig({ ...recorded, amazonSideAsn: 4_200_000_000 })).toContain('<amazon_bgp_asn>4200000000</amazon_bgp_asn>')
})

test('a key is escaped, so that whatever it holds the document keeps its lines and reads back', () => {
  const unescape = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...alphabet, '"'), minLength: 6, maxLength: 80 }), (authKey) => {
      const lines = customerRouterConfig({ ...recorded, peers: [{ ...recordedIpv4, authKey }] }).split('\n')
      expect(lines).toHaveLength(11)
      const [, inner = ''] = /^ {2}<bgp_auth_key>([^<>"']*)<\/bgp_auth_key>$/.exec(lines[6] ?? '') ?? []
      expect(unescape(inner)).toBe(authKey)
    }),
  )
})

test('nothing that a customer typed is in it', () => {
  expect(customerRouterConfig(privateInterface)).not.toContain(typed)
})
