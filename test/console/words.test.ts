import { describe, expect, it } from 'vitest'
import { parseAsn } from '../../console/src/logic/asn.ts'
import { csvOf } from '../../console/src/logic/csv.ts'
import { fieldOfFault } from '../../console/src/logic/fault-field.ts'
import { recordStates, seenOf, sinceOf } from '../../console/src/logic/journal.ts'
import { tagChanges } from '../../console/src/logic/tag-changes.ts'
import { printClock, printSpan, printTime } from '../../console/src/logic/times.ts'
import { describeVlans, nextFreeVlan, printVlans, vlanHolders } from '../../console/src/logic/vlan-map.ts'

describe('a table saved as CSV', () => {
  const columns = [{ header: 'Name', text: (name: string) => name }]
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|calc', '＝1'])('carries no formula: %j', (name) => {
    expect(csvOf(columns, [name])).toContain(`"'${name}"`)
  })
  it('keeps quotes, commas and line ends inside their cell', () => {
    expect(csvOf(columns, ['a,"b"\nc'])).toBe('\uFEFF"Name"\r\n"a,""b""\nc"\r\n')
  })
})

describe('a refusal', () => {
  it('belongs to the field whose member it names', () => {
    expect(fieldOfFault('authKey has 5 characters; 6 to 80 are allowed.', ['vlan', 'authKey'])).toBe('authKey')
    expect(
      fieldOfFault('directConnectGatewayName must have 1 to 100 characters.', ['directConnectGateway', 'directConnectGatewayName']),
    ).toBe('directConnectGatewayName')
  })
  it('belongs to the field that it speaks of in other words', () => {
    expect(fieldOfFault('VLAN 101 is already in use on connection dxcon-1.', ['vlan', 'asn'])).toBe('vlan')
    expect(fieldOfFault('Amazon Address is not allowed to contain a private IP', ['amazonAddress', 'customerAddress'])).toBe(
      'amazonAddress',
    )
    expect(fieldOfFault('Cannot allocate VirtualInterface for the connection owner.', ['ownerAccount', 'vlan'])).toBe('ownerAccount')
  })
  it('stands above the form when it is about none of the fields', () => {
    expect(fieldOfFault('Internal failure', ['vlan', 'asn'])).toBeUndefined()
  })
})

describe('the VLAN map', () => {
  const holders = vlanHolders(
    [
      { virtualInterfaceId: 'dxvif-1', virtualInterfaceState: 'available', vlan: 100 },
      { virtualInterfaceId: 'dxvif-2', virtualInterfaceState: 'confirming', vlan: 101 },
      { virtualInterfaceId: 'dxvif-3', virtualInterfaceState: 'deleted', vlan: 102 },
    ],
    [{ connectionId: 'dxcon-9', connectionState: 'ordering', vlan: 4094 }],
  )
  it('holds what waits for acceptance and frees what is gone', () => {
    expect([...holders].map(([vlan, { use }]) => [vlan, use])).toEqual([
      [100, 'used'],
      [101, 'held'],
      [4094, 'held'],
    ])
  })
  it('finds the next free one, round the end too', () => {
    expect(nextFreeVlan(holders, 100)).toBe(102)
    expect(nextFreeVlan(holders, 4094)).toBe(1)
  })
  it('says stretches as stretches', () => {
    expect(printVlans([5, 1, 2, 3, 9, 10])).toBe('1 to 3, 5, 9, 10')
  })
  it('is told in one sentence', () => {
    expect(describeVlans(holders)).toBe('4091 of 4094 VLANs are free, 1 used (100), 2 held for acceptance (101, 4094).')
  })
})

describe('an autonomous system number', () => {
  it('is read plain and with a dot', () => {
    expect(parseAsn('65001')).toBe(65_001)
    expect(parseAsn(' 64086.59904 ')).toBe(4_200_000_000)
  })
  it.each(['', '1.65536', '65536.1', '0x10', '-1', '1e3', '1.2.3'])('is not %j', (text) => {
    expect(parseAsn(text)).toBeUndefined()
  })
})

describe('the timeline', () => {
  const answer = (state: string, status: string) => ({
    virtualInterfaces: [
      {
        virtualInterfaceId: 'dxvif-1',
        virtualInterfaceState: state,
        bgpPeers: [{ bgpPeerId: 'dxpeer-1', addressFamily: 'ipv4', bgpStatus: status }],
      },
    ],
  })
  const first = recordStates([], answer('pending', 'down'), 1000)
  it('has what was first seen, and what changed, once', () => {
    const second = recordStates(first, answer('available', 'up'), 2000)
    expect(recordStates(second, answer('available', 'up'), 3000)).toBe(second)
    expect(seenOf(second, ['dxvif-1']).map(({ from, to, at }) => [from, to, at])).toEqual([
      ['pending', 'available', 2000],
      [undefined, 'pending', 1000],
    ])
  })
  it('claims to know since when only what it saw begin', () => {
    expect(sinceOf(first, 'dxpeer-1', 'BGP ipv4')).toEqual({ at: 1000, exact: false })
    expect(sinceOf(recordStates(first, answer('available', 'up'), 2000), 'dxpeer-1', 'BGP ipv4')).toEqual({ at: 2000, exact: true })
  })
})

describe('times', () => {
  it('are in the viewer’s zone, with the UTC beside it', () => {
    const { local, utc } = printTime(Date.UTC(2026, 10, 20, 12, 0, 0), 'en-GB', 'Europe/Paris')
    expect(local).toContain('13:00:00')
    expect(utc).toBe('2026-11-20 12:00:00 UTC')
  })
  it('are spans as a person says them', () => {
    expect([5_000, 65_000, 3_600_000, 90 * 60_000, 50 * 3_600_000].map(printSpan)).toEqual(['5 s', '1 min', '1 h', '1 h 30 min', '2 d 2 h'])
  })
  it('are a clock that stops at zero', () => {
    expect(printClock(3_723_000)).toBe('1:02:03')
    expect(printClock(-5)).toBe('0:00:00')
  })
})

describe('tags that were edited', () => {
  it('become what is taken away and what is set', () => {
    const before = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]
    const after = [
      { key: 'b', value: '3' },
      { key: 'c', value: '' },
    ]
    expect(tagChanges(before, after)).toEqual({ gone: ['a'], set: after })
  })
})
