/** What a process has used so far: resident bytes, and microseconds of processor time. */
export interface Usage {
  readonly rss: number
  readonly cpu: number
}

export function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return { rss: process.memoryUsage.rss(), cpu: user + system }
}
