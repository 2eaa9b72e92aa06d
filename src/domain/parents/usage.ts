/** What the live interfaces on one port or LAG take of what they share. */
export interface Usage {
  readonly interfaces: number
  readonly rateLimiters: number
  readonly rateLimitedMegabits: number
  /** Prefixes allocated per family. */
  readonly ipv4: number
  readonly ipv6: number
}

export const noUsage: Usage = { interfaces: 0, rateLimiters: 0, rateLimitedMegabits: 0, ipv4: 0, ipv6: 0 }
