// A request or a page as the AWS CLI, boto3 and Terraform would say it, to copy. Loaded when asked for.
import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Tabs from '@cloudscape-design/components/tabs'
import { useConsole } from '../api/console-context.tsx'
import { boto3Of, cliOf, type Request } from '../logic/code/commands.ts'
import { terraformOf } from '../logic/code/terraform.ts'

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
  /** What Terraform is made from: answers of the API, or what a request would make. */
  readonly things: readonly unknown[]
}

export function CodeTabs({ requests, things }: Props) {
  const { session, region } = useConsole()
  const where = { endpoint: session.endpoint, region }
  if (requests.length === 0) return <Box color='text-body-secondary'>Nothing was asked of the API here yet.</Box>
  const cli = requests.map((request) => cliOf(request, where)).join('\n\n')
  const tabs = [
    { id: 'cli', label: 'AWS CLI', text: cli },
    { id: 'boto3', label: 'boto3', text: boto3Of(requests, where) },
    { id: 'terraform', label: 'Terraform', text: terraformOf(things, session.account.accountId, where) },
  ]
  return (
    <Tabs
      ariaLabel='Languages'
      tabs={tabs.map(({ id, label, text }) => ({ id, label, content: <CodeBlock text={text} label={`${label} code`} /> }))}
    />
  )
}
