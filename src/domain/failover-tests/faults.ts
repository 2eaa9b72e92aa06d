import { fault } from '#domain/fault.ts'

const id = 'dxvif-fg5678gh'

export const failoverTestFaults = {
  badDuration: fault({
    source: 'documented',
    aws: (minutes: number) => `testDurationInMinutes ${minutes} is not between 1 and 4320.`,
    example: [5000],
  }),
  running: fault({
    source: 'ours',
    aws: (virtualInterfaceId: string, testId: string) =>
      `StartBgpFailoverTest failed. ${virtualInterfaceId} has a failover test in progress: ${testId}.`,
    example: [id, '2a5b1c0e-8f4d-4b6a-9c3e-1d2f3a4b5c6d'],
  }),
  notRunning: fault({
    source: 'ours',
    aws: (virtualInterfaceId: string) => `StopBgpFailoverTest failed. ${virtualInterfaceId} has no failover test in progress.`,
    example: [id],
  }),
}
