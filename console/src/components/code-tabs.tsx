// A request or a page as the AWS CLI, boto3 and Terraform would say it, to copy. Loaded when asked for.
import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Tabs from '@cloudscape-design/components/tabs'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import { boto3Of, cliOf, type Request } from '../logic/code/commands.ts'
import { blocksOfRequest } from '../logic/code/terraform-requests.ts'
import { blocksOf, terraformOf } from '../logic/code/terraform.ts'

export function CodeBlock({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div className='code-block'>
      <div className='code-copy'>
        <CopyToClipboard
          copyButtonAriaLabel={`Copy ${label}`}
          copySuccessText='Copied'
          copyErrorText='Could not be copied'
          textToCopy={text}
          variant='icon'
        />
      </div>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  )
}

interface Props {
  readonly requests: readonly Request[]
  /** The answers that Terraform is made from; without any, it is what the requests would make. */
  readonly things: readonly unknown[]
}

export function CodeTabs({ requests, things }: Props) {
  const { session, region } = useConsole()
  // Whether an interface was created or only accepted is told by whose port it is on.
  const connections = useQuestion('DescribeConnections', {}, { quiet: true }).value?.connections
  const lags = useQuestion('DescribeLags', {}, { quiet: true }).value?.lags
  const ports =
    connections === undefined || lags === undefined
      ? undefined
      : new Set([...connections.map(({ connectionId = '' }) => connectionId), ...lags.map(({ lagId = '' }) => lagId)])
  const where = { endpoint: session.endpoint, region }
  if (requests.length === 0) return <Box color='text-body-secondary'>Nothing was asked of the API here yet.</Box>
  const cli = requests.map((request) => cliOf(request, where)).join('\n\n')
  const whose = { accountId: session.account.accountId, ports }
  const there = things.flatMap((thing) => blocksOf(thing, whose))
  const blocks = there.length > 0 ? there : requests.flatMap((request) => blocksOfRequest(request, whose))
  const tabs = [
    { id: 'cli', label: 'AWS CLI', text: cli },
    { id: 'boto3', label: 'boto3', text: boto3Of(requests, where) },
    { id: 'terraform', label: 'Terraform', text: terraformOf(blocks, where) },
  ]
  return (
    <Tabs
      ariaLabel='Languages'
      tabs={tabs.map(({ id, label, text }) => ({ id, label, content: <CodeBlock text={text} label={`${label} code`} /> }))}
    />
  )
}
