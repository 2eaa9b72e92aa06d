// Speeds as the API spells them: `1Gbps` on resources, `1G` in the lists of a location.

export const dedicatedBandwidths = ['1Gbps', '10Gbps', '100Gbps', '400Gbps'] as const
/** OUTSCALE's DirectLink has two. */
export const outscaleBandwidths = ['1Gbps', '10Gbps'] as const
export const interconnectBandwidths = ['1Gbps', '10Gbps', '100Gbps'] as const
export const hostedBandwidths = [
  '50Mbps',
  '100Mbps',
  '200Mbps',
  '300Mbps',
  '400Mbps',
  '500Mbps',
  '1Gbps',
  '2Gbps',
  '5Gbps',
  '10Gbps',
  '25Gbps',
] as const

/** Megabits per second, or nothing where the text is no bandwidth. */
export function megabits(bandwidth: string): number | undefined {
  const [, amount, unit] = /^([1-9]\d{0,5})(Mbps|Gbps)$/.exec(bandwidth) ?? []
  if (amount === undefined) return undefined
  return Number(amount) * (unit === 'Gbps' ? 1000 : 1)
}

/** `10Gbps` is offered as `10G`. */
export const portSpeedOf = (bandwidth: string): string => bandwidth.replace(/bps$/, '')

/** Megabits per second in the API's spelling: whole gigabits where they come out even. */
export const printBandwidth = (megabitsPerSecond: number): string =>
  megabitsPerSecond >= 1000 && megabitsPerSecond % 1000 === 0 ? `${megabitsPerSecond / 1000}Gbps` : `${megabitsPerSecond}Mbps`
