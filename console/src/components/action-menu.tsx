import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import type { Action } from '../logic/actions.ts'

interface Props<Id extends string> {
  /** Absent: there is nothing to act on, and `nothing` says why. */
  readonly actions: readonly Action<Id>[] | undefined
  readonly nothing?: string
  readonly text?: string
  readonly onAction: (id: Id) => void
}

/** What can be done with a thing; what cannot be done now says why. */
export function ActionMenu<Id extends string>({ actions, nothing, text = 'Actions', onAction }: Props<Id>) {
  return (
    <ButtonDropdown
      items={(actions ?? []).map(({ id, text: label, reason }) => ({
        id,
        text: label,
        disabled: reason !== undefined,
        ...(reason !== undefined && { disabledReason: reason }),
      }))}
      disabled={actions === undefined}
      {...(actions === undefined && nothing !== undefined && { disabledReason: nothing })}
      expandToViewport
      onItemClick={({ detail }) => onAction(detail.id as Id)}
    >
      {text}
    </ButtonDropdown>
  )
}
