import { fault } from '#domain/fault.ts'

const id = 'dxvif-fg5678gh'

export const interfaceFaults = {
  notFound: fault({
    source: 'partly observed',
    aws: (virtualInterfaceId: string) => `Virtual Interface ${virtualInterfaceId} does not exist.`,
    outscale: (virtualInterfaceId: string) => `Virtual interface '${virtualInterfaceId}' does not exist.`,
    example: [id],
  }),
  badId: fault({
    source: 'ours',
    aws: (virtualInterfaceId: string) => `Virtual Interface ID ${virtualInterfaceId} has an invalid format: it does not exist.`,
    outscale: (virtualInterfaceId: string) => `Invalid ID received: ${virtualInterfaceId}. Expected format: dxvif-`,
    example: ['foo'],
  }),
  ownAccount: fault({
    source: 'observed',
    aws: () => 'Cannot allocate VirtualInterface for the connection owner.',
    example: [],
  }),
  missing: fault({
    source: 'ours',
    aws: (member: string) => `${member} is required.`,
    outscale: (member: string) => `Field ${member} is required`,
    example: ['virtualInterfaceName'],
  }),
  badName: fault({
    source: 'documented',
    aws: () => 'virtualInterfaceName must have 1 to 100 characters.',
    example: [],
  }),
  badVlan: fault({
    source: 'documented',
    aws: (vlan: number, first: number) => `VLAN ${vlan} is not between ${first} and 4094.`,
    example: [0, 1],
  }),
  reservedVlan: fault({
    source: 'ours',
    aws: (vlan: number, first: number) =>
      `VLAN ${vlan} cannot exist on a wire: IEEE 802.1Q reserves 4095, and its 12-bit tag ends there. Use a VLAN between ${first} and 4094.`,
    example: [4095, 1],
  }),
  vlanInUse: fault({
    source: 'ours',
    aws: (vlan: number, parentId: string) => `VLAN ${vlan} is already in use on connection ${parentId}.`,
    outscale: (vlan: number) => `An Interface already exists with this VPN gateway: ${vlan}`,
    example: [101, 'dxcon-fg5678gh'],
  }),
  hostedVlan: fault({
    source: 'ours',
    aws: (vlan: number, parentId: string, only: number) =>
      `VLAN ${vlan} cannot be used on hosted connection ${parentId}; its VLAN is ${only}.`,
    example: [101, 'dxcon-fg5678gh', 100],
  }),
  hostedFull: fault({
    source: 'documented',
    aws: (parentId: string) => `Hosted connection ${parentId} already has a virtual interface; it takes one.`,
    example: ['dxcon-fg5678gh'],
  }),
  badMtu: fault({
    source: 'documented',
    aws: (mtu: number, type: string, allowed: string) => `mtu ${mtu} is not allowed on a ${type} virtual interface; it takes ${allowed}.`,
    example: [1501, 'private', '1500, 8500, 9001'],
  }),
  noJumbo: fault({
    source: 'documented',
    aws: (mtu: number, parentId: string) => `mtu ${mtu} needs jumbo frames, which ${parentId} is not capable of.`,
    example: [9001, 'dxcon-fg5678gh'],
  }),
  oneGateway: fault({
    source: 'ours',
    aws: () => 'Exactly one of virtualGatewayId and directConnectGatewayId is required.',
    example: [],
  }),
  noSiteLink: fault({
    source: 'documented',
    aws: (why: string) => `SiteLink cannot be enabled: ${why}.`,
    example: ['the virtual interface is not attached to a Direct Connect gateway'],
  }),
  wrongState: fault({
    source: 'ours',
    aws: (operation: string, virtualInterfaceId: string, state: string) =>
      `${operation} failed. ${virtualInterfaceId} is in state ${state}`,
    example: ['ConfirmPrivateVirtualInterface', id, 'available'],
  }),
  wrongType: fault({
    source: 'ours',
    aws: (operation: string, virtualInterfaceId: string, type: string) =>
      `${operation} failed. ${virtualInterfaceId} is a ${type} virtual interface`,
    example: ['ConfirmPrivateVirtualInterface', id, 'public'],
  }),
  hostedStays: fault({
    source: 'documented',
    aws: (virtualInterfaceId: string, parentId: string) =>
      `Virtual Interface ${virtualInterfaceId} is on hosted connection ${parentId}, and can move with it only: see AssociateHostedConnection.`,
    example: [id, 'dxcon-fg5678gh'],
  }),
  thereAlready: fault({
    source: 'ours',
    aws: (virtualInterfaceId: string, parentId: string) => `Virtual Interface ${virtualInterfaceId} is on ${parentId} already.`,
    example: [id, 'dxcon-fg5678gh'],
  }),
  notLarger: fault({
    source: 'ours',
    aws: (rateLimit: string, limit: string) => `rateLimit ${rateLimit} is not a bandwidth between 50Mbps and ${limit}.`,
    example: ['20Mbps', '1Gbps'],
  }),
  noRateLimitOnHosted: fault({
    source: 'documented',
    aws: (parentId: string) => `rateLimit cannot be set on hosted connection ${parentId}; it is limited to the bandwidth that was ordered.`,
    example: ['dxcon-fg5678gh'],
  }),
  tooManyRateLimiters: fault({
    code: 'LimitExceededException',
    source: 'documented',
    aws: (parentId: string) => `${parentId} has 10 rate limiters already; that is the limit.`,
    example: ['dxcon-fg5678gh'],
  }),
  badPoolCount: fault({
    source: 'documented',
    aws: (member: string, value: number) => `${member} ${value} is not between 1 and 1000.`,
    example: ['prefixPoolAllocatedCountIpv4', 2000],
  }),
  poolExceeded: fault({
    source: 'documented',
    aws: (member: string, value: number, left: number, parentId: string) =>
      `${member} ${value} is more than the ${left} prefixes that are left in the pool of ${parentId}.`,
    example: ['prefixPoolAllocatedCountIpv4', 1000, 200, 'dxcon-fg5678gh'],
  }),
  prefixTaken: fault({
    source: 'ours',
    aws: (cidr: string) => `Route filter prefix ${cidr} overlaps a prefix that another public virtual interface announces.`,
    example: ['203.0.113.0/24'],
  }),
}
