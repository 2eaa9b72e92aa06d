/** Peer subnets are unique per connection or LAG. */
export const peerScope = (parentId: string): string => `peers:${parentId}`

/** Announced prefixes are unique within a region, across all accounts; in another region they may come again. */
export const announcedScope = (region: string): string => `announced:${region}`
