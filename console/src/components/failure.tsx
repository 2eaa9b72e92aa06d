import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { ApiFault } from '../api/call.ts'
import { useConsole } from '../api/console-context.tsx'

/** Why something could not be read, in the API's own words, with a way to try again. */
export function Failure({ fault }: { readonly fault: ApiFault | undefined }) {
  const { cache } = useConsole()
  if (fault === undefined) return null
  return (
    <Alert type='error' header='This could not be read' action={<Button onClick={() => cache.invalidate()}>Try again</Button>}>
      {fault.message}
    </Alert>
  )
}
