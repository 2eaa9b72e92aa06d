import { fault } from '#domain/fault.ts'

export const peerFaults = {
  noAsn: fault({
    source: 'ours',
    aws: () => 'asn or asnLong is required: the BGP ASN of the customer side.',
    outscale: () => 'Field asn is required',
    example: [],
  }),
  badAsn: fault({
    source: 'ours',
    aws: (member: string, value: number, limit: number) => `${member} ${value} is not an autonomous system number between 1 and ${limit}.`,
    example: ['asn', 0, 2_147_483_647],
  }),
  reservedAsn: fault({
    source: 'documented',
    aws: (asn: number) => `ASN ${asn} is reserved by the provider.`,
    example: [53306],
  }),
  ownAsn: fault({
    source: 'ours',
    aws: (asn: number) => `ASN ${asn} is the provider's own side of this session; an eBGP session needs two different ones.`,
    example: [64512],
  }),
  notAllowedAsn: fault({
    source: 'documented',
    aws: (asn: number, virtualInterfaceId: string) =>
      `ASN ${asn} is neither private nor one that ${virtualInterfaceId} has already; a new peer of a public virtual interface needs such a one.`,
    example: [3320, 'dxvif-fg5678gh'],
  }),
  badKeyLength: fault({
    source: 'documented',
    aws: (length: number) => `authKey has ${length} characters; 6 to 80 are allowed.`,
    example: [5],
  }),
  badKeyCharacters: fault({
    source: 'ours',
    aws: () => 'authKey may contain printable ASCII characters only, without spaces and double quotes.',
    example: [],
  }),
  badFamily: fault({
    source: 'ours',
    aws: (family: string) => `addressFamily ${family} is not one of ipv4, ipv6.`,
    example: ['ipv5'],
  }),
  familyTaken: fault({
    source: 'ours',
    aws: (virtualInterfaceId: string, family: string) =>
      `Virtual Interface ${virtualInterfaceId} already has a BGP peer of address family ${family}.`,
    example: ['dxvif-fg5678gh', 'ipv6'],
  }),
  noInput: fault({
    source: 'ours',
    aws: (member: string) => `${member} is required.`,
    outscale: (member: string) => `Field ${member} is required`,
    example: ['newBGPPeer'],
  }),
  notFound: fault({
    source: 'ours',
    aws: (what: string, virtualInterfaceId: string) => `BGP Peer ${what} does not exist on Virtual Interface ${virtualInterfaceId}.`,
    example: ['dxpeer-fg5678gh', 'dxvif-fg5678gh'],
  }),
  lastPeer: fault({
    source: 'observed',
    aws: () => 'The last BGP Peer on a Virtual Interface cannot be deleted',
    example: [],
  }),
  overlap: fault({
    source: 'ours',
    aws: (cidr: string, parentId: string) => `The subnet of ${cidr} overlaps that of another BGP peer on ${parentId}.`,
    example: ['169.254.1.1/30', 'dxcon-fg5678gh'],
  }),
  poolEmpty: fault({
    source: 'ours',
    aws: (parentId: string) => `There is no free peer subnet left on ${parentId}.`,
    example: ['dxcon-fg5678gh'],
  }),
}
