import type { Connection, Lag } from '../api/contract.ts'
import type { Fact } from './facts.tsx'

type Metered = Pick<
  Connection & Lag,
  | 'prefixPoolSizeIpv4'
  | 'prefixPoolSizeIpv6'
  | 'prefixPoolUnallocatedCountIpv4'
  | 'prefixPoolUnallocatedCountIpv6'
  | 'rateLimiterStatus'
  | 'billingMode'
>

const pool = (size: number | undefined, free: number | undefined): string | undefined =>
  size === undefined ? undefined : `${size - (free ?? size)} of ${size} allocated`

/** Prefix pools, rate limiters and billing of a port or LAG, as far as the server says. */
export const meteredFacts = (of: Metered): readonly Fact[] => [
  ['Prefix pool IPv4', pool(of.prefixPoolSizeIpv4, of.prefixPoolUnallocatedCountIpv4)],
  ['Prefix pool IPv6', pool(of.prefixPoolSizeIpv6, of.prefixPoolUnallocatedCountIpv6)],
  [
    'Rate limiters',
    of.rateLimiterStatus === undefined
      ? undefined
      : `${of.rateLimiterStatus.inUse ?? 0} of ${of.rateLimiterStatus.maxAllowed ?? '–'} in use, ${of.rateLimiterStatus.totalBandwidth ?? '0Mbps'}`,
  ],
  ['Billing mode', of.billingMode],
]
