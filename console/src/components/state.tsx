import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { shownState } from '../logic/states.ts'

/** A state of the API as a sign and a word; what it means is in the tooltip. */
export function State({ of }: { readonly of: string | undefined }) {
  const { sign, word, meaning } = shownState(of)
  return (
    <span title={meaning}>
      <StatusIndicator type={sign}>{word}</StatusIndicator>
    </span>
  )
}
