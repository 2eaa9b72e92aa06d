import { type Case, refusals } from './refusals.ts'

// Names, VLANs, numbers, keys, tags and frames that no interface may have, whichever of the six
// calls asks for it.
const reservedVlan = (vlan: number) =>
  `VLAN ${vlan} cannot exist on a wire: IEEE 802.1Q reserves 4095, and its 12-bit tag ends there. Use a VLAN between 1 and 4094.`
const validation = (value: string, member: string, rule: string) =>
  `1 validation error detected: Value ${value} at 'MEMBER.${member}' failed to satisfy constraint: Member must ${rule}`
const tagPattern = String.raw`satisfy regular expression pattern: ^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$`
const tagsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k${at}`, value: '' }))
const notAllowed = 'authKey may contain printable ASCII characters only, without spaces and double quotes.'

const forAll: readonly Case[] = [
  ['an empty name', { virtualInterfaceName: '' }, 'virtualInterfaceName must have 1 to 100 characters.'],
  ['a name of 101 characters', { virtualInterfaceName: 'x'.repeat(101) }, 'virtualInterfaceName must have 1 to 100 characters.'],
  ['a name that is a number', { virtualInterfaceName: 7 }, 'NUMBER_VALUE can not be converted to a String', 'SerializationException'],
  ['VLAN 0', { vlan: 0 }, 'VLAN 0 is not between 1 and 4094.'],
  ['a VLAN below zero', { vlan: -1 }, 'VLAN -1 is not between 1 and 4094.'],
  ['VLAN 4095', { vlan: 4095 }, reservedVlan(4095)],
  ['VLAN 4096', { vlan: 4096 }, reservedVlan(4096)],
  ['VLAN 4097', { vlan: 4097 }, 'VLAN 4097 is not between 1 and 4094.'],
  ['a VLAN that is text', { vlan: '101' }, 'STRING_VALUE can not be converted to an Integer', 'SerializationException'],
  ['half a VLAN', { vlan: 1.5 }, 'DECIMAL_VALUE can not be converted to an Integer', 'SerializationException'],
  ['a VLAN that is true', { vlan: true }, 'TRUE_VALUE can not be converted to an Integer', 'SerializationException'],
  ['no ASN', { asn: undefined }, 'asn or asnLong is required: the BGP ASN of the customer side.'],
  ['an ASN that is null', { asn: null }, 'asn or asnLong is required: the BGP ASN of the customer side.'],
  ['ASN 0', { asn: 0 }, 'asn 0 is not an autonomous system number between 1 and 2147483647.'],
  ['an ASN below zero', { asn: -1 }, 'asn -1 is not an autonomous system number between 1 and 2147483647.'],
  ['an asn of more than 31 bits', { asn: 2_147_483_648 }, 'NUMBER_VALUE can not be converted to an Integer', 'SerializationException'],
  ['asnLong 0', { asnLong: 0 }, 'asnLong 0 is not an autonomous system number between 1 and 4294967294.'],
  [
    'an asnLong above the last',
    { asnLong: 4_294_967_295 },
    'asnLong 4294967295 is not an autonomous system number between 1 and 4294967294.',
  ],
  ['an ASN that is text', { asn: '65001' }, 'STRING_VALUE can not be converted to an Integer', 'SerializationException'],
  ['a key of 5 characters', { authKey: 'short' }, 'authKey has 5 characters; 6 to 80 are allowed.'],
  ['an empty key', { authKey: '' }, 'authKey has 0 characters; 6 to 80 are allowed.'],
  ['a key of 81 characters', { authKey: 'k'.repeat(81) }, 'authKey has 81 characters; 6 to 80 are allowed.'],
  ['a key with a blank', { authKey: 'my secret' }, notAllowed],
  ['a key with a double quote', { authKey: 'my"secret' }, notAllowed],
  ['a key with a line end', { authKey: 'my\nsecret' }, notAllowed],
  ['a key that is not ASCII', { authKey: 'schlüssel' }, notAllowed],
  [
    'a third address family',
    { addressFamily: 'ipv5' },
    validation("'ipv5'", 'addressFamily', 'satisfy enum value set: [ipv4, ipv6]'),
    'ValidationException',
  ],
  [
    'a tag key twice',
    {
      tags: [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    },
    'The tag key a is given more than once.',
    'DuplicateTagKeysException',
  ],
  ['51 tags', { tags: tagsOf(51) }, 'A resource has at most 50 tags; with these it would have 51.', 'TooManyTagsException'],
  ['a reserved tag key', { tags: [{ key: 'aws:a', value: '' }] }, 'The tag key aws:a begins with aws:, which is reserved.'],
  ['an empty list of tags', { tags: [] }, validation("'[]'", 'tags', 'have length greater than or equal to 1'), 'ValidationException'],
  ['a tag without a key', { tags: [{ value: 'v' }] }, validation('null', 'tags.1.member.key', 'not be null'), 'ValidationException'],
  [
    'an empty tag key',
    { tags: [{ key: '' }] },
    validation("''", 'tags.1.member.key', 'have length greater than or equal to 1'),
    'ValidationException',
  ],
  [
    'a tag key of 129 characters',
    { tags: [{ key: 'k'.repeat(129) }] },
    validation(`'${'k'.repeat(129)}'`, 'tags.1.member.key', 'have length less than or equal to 128'),
    'ValidationException',
  ],
  [
    'a tag value of 257 characters',
    { tags: [{ key: 'k', value: 'v'.repeat(257) }] },
    validation(`'${'v'.repeat(257)}'`, 'tags.1.member.value', 'have length less than or equal to 256'),
    'ValidationException',
  ],
  [
    'a tag key of strange characters',
    { tags: [{ key: 'a;b' }] },
    validation("'a;b'", 'tags.1.member.key', tagPattern),
    'ValidationException',
  ],
]

/** The requests for public interfaces have no such member. */
const forFrames: readonly Case[] = [
  ['an MTU in between', { mtu: 1501 }, 'mtu 1501 is not allowed on a TYPE virtual interface; it takes MTUS.'],
  ['an MTU of zero', { mtu: 0 }, 'mtu 0 is not allowed on a TYPE virtual interface; it takes MTUS.'],
]

refusals((call) => (call.type === 'public' ? forAll : [...forAll, ...forFrames]))
