// Failover tests: the running one with its clock, and what was tested before.
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useConsole, useQuestion } from '../../api/console-context.tsx'
import type { FailoverTest, VirtualInterface } from '../../api/contract.ts'
import { Empty } from '../../components/empty.tsx'
import type { Dated } from '../../components/journal-panel.tsx'
import { State } from '../../components/state.tsx'
import { Time } from '../../components/time.tsx'
import { useNow } from '../../components/use-now.ts'
import { interfaceActions } from '../../logic/actions.ts'
import { printClock } from '../../logic/times.ts'

export function useTests(vi: VirtualInterface): readonly FailoverTest[] {
  const { accountId } = useConsole().session.account
  const { value } = useQuestion(
    'ListVirtualInterfaceTestHistory',
    vi.ownerAccount === accountId ? { virtualInterfaceId: vi.virtualInterfaceId ?? '' } : undefined,
  )
  return value?.virtualInterfaceTestHistory ?? []
}

export const testEvents = (tests: readonly FailoverTest[]): readonly Dated[] =>
  tests.flatMap(({ startTime, endTime, status }) => [
    ...(startTime === undefined ? [] : [{ at: startTime * 1000, what: 'Failover test began' }]),
    ...(endTime === undefined ? [] : [{ at: endTime * 1000, what: `Failover test ended: ${status}` }]),
  ])

function RunningTest({ test, onStop }: { readonly test: FailoverTest; readonly onStop: () => void }) {
  const now = useNow(1000)
  const began = (test.startTime ?? 0) * 1000
  const lasts = (test.testDurationInMinutes ?? 0) * 60_000
  const left = began + lasts - now
  return (
    <Alert type='warning' header='A failover test is running' action={<Button onClick={onStop}>Cancel the test</Button>}>
      <ProgressBar
        value={lasts === 0 ? 0 : Math.min(100, ((now - began) / lasts) * 100)}
        label='Time passed'
        additionalInfo={`The sessions come back by themselves in ${printClock(left)}.`}
      />
    </Alert>
  )
}

interface Props {
  readonly vi: VirtualInterface
  readonly tests: readonly FailoverTest[]
  readonly onStart: () => void
  readonly onStop: () => void
}

export function TestsPanel({ vi, tests, onStart, onStop }: Props) {
  const { accountId } = useConsole().session.account
  const reason = interfaceActions(vi, accountId).find(({ id }) => id === 'test')?.reason
  const running = tests.find(
    ({ status, endTime }) => status === 'IN_PROGRESS' && (endTime === undefined || vi.virtualInterfaceState === 'testing'),
  )
  return (
    <SpaceBetween size='l'>
      {running !== undefined && <RunningTest test={running} onStop={onStop} />}
      <Table
        ariaLabels={{ tableLabel: 'Failover tests' }}
        items={tests.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0))}
        trackBy={({ testId }) => testId ?? ''}
        header={
          <Header
            variant='h2'
            counter={`(${tests.length})`}
            description='Kept for 365 days.'
            actions={
              <Button onClick={onStart} disabled={reason !== undefined} {...(reason !== undefined && { disabledReason: reason })}>
                Bring down BGP
              </Button>
            }
          >
            Failover tests
          </Header>
        }
        empty={
          <Empty title='Never tested'>A failover test holds the sessions down for a while, to see that traffic takes the other path.</Empty>
        }
        columnDefinitions={[
          { id: 'id', header: 'Test', cell: ({ testId }) => testId, isRowHeader: true },
          { id: 'status', header: 'Status', cell: ({ status }) => <State of={status} /> },
          { id: 'began', header: 'Began', cell: ({ startTime }) => <Time seconds={startTime} /> },
          { id: 'ended', header: 'Ended', cell: ({ endTime }) => <Time seconds={endTime} /> },
          { id: 'minutes', header: 'Minutes', cell: ({ testDurationInMinutes }) => testDurationInMinutes },
          { id: 'peers', header: 'Peerings', cell: ({ bgpPeers }) => (bgpPeers ?? []).join(', ') },
        ]}
      />
    </SpaceBetween>
  )
}
