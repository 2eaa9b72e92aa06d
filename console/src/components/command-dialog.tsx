// A dialog that does one thing of the API: it asks for what the request needs, checks while typing,
// shows the API's own sentence beside the field that caused it, and can say itself as code. What is
// typed belongs to the dialog, so live updates behind it change nothing in it.
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useCommand } from '../api/console-context.tsx'
import type { Answer, Input, OperationName } from '../api/contract.ts'
import { fieldOfFault } from '../logic/fault-field.ts'
import { FieldRow, refusalOfField, type Draft, type Field } from './fields.tsx'
import { useNotices } from './notices.tsx'

const CodeTabs = lazy(() => import('./code-tabs.tsx').then((module) => ({ default: module.CodeTabs })))

export interface CommandDialogProps<N extends OperationName> {
  readonly title: string
  readonly children?: ReactNode
  readonly fields?: readonly Field[]
  readonly start?: Draft
  readonly operation: N
  readonly inputOf: (draft: Draft) => Input<N>
  readonly submit: string
  /** What is said above the page afterwards. */
  readonly said: (answer: Answer<N>, draft: Draft) => string
  readonly onClose: () => void
  readonly onDone?: (answer: Answer<N>, draft: Draft) => void
  readonly wide?: boolean
}

const noFields: readonly Field[] = []

export function CommandDialog<N extends OperationName>(props: CommandDialogProps<N>) {
  const { title, children, fields = noFields, operation, inputOf, submit, said, onClose, onDone, wide = false } = props
  const [draft, setDraft] = useState<Draft>(props.start ?? {})
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const { run, running, fault, forget } = useCommand(operation)
  const { tell } = useNotices()
  const visible = fields.filter((field) => field.shown?.(draft) !== false)
  const refusals = new Map(visible.map((field) => [field.member, refusalOfField(field, draft)]))
  const right = [...refusals.values()].every((refusal) => refusal === undefined)
  const blamed =
    fault === undefined
      ? undefined
      : fieldOfFault(
          fault.message,
          visible.map(({ member }) => member),
        )

  const touch = (member: string) => setTouched((old) => new Set(old).add(member))
  const change = (member: string, value: string) => {
    setDraft((old) => ({ ...old, [member]: value }))
    if (member === blamed) forget()
  }
  const go = async () => {
    if (!right) return setTouched(new Set(visible.map(({ member }) => member)))
    const answer = await run(inputOf(draft))
    if (answer === undefined) return
    tell(said(answer, draft))
    onClose()
    onDone?.(answer, draft)
  }
  const errorOf = (member: string) => (member === blamed ? fault?.message : touched.has(member) ? refusals.get(member) : undefined)

  return (
    <Modal
      visible
      header={title}
      size={wide ? 'large' : 'medium'}
      closeAriaLabel='Close'
      onDismiss={onClose}
      footer={
        <Box float='right'>
          <SpaceBetween direction='horizontal' size='xs'>
            <Button variant='link' onClick={onClose}>
              Cancel
            </Button>
            <Button variant='primary' loading={running} onClick={() => void go()}>
              {submit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <SpaceBetween size='l'>
          {fault !== undefined && blamed === undefined && (
            <Alert type='error' header='Refused'>
              {fault.message}
            </Alert>
          )}
          {children}
          {visible.map((field) => (
            <FieldRow
              key={field.member}
              field={field}
              draft={draft}
              error={errorOf(field.member)}
              onChange={(value) => change(field.member, value)}
              onBlur={() => touch(field.member)}
            />
          ))}
          {right && (
            <ExpandableSection headerText='Show as code'>
              <Suspense fallback={<Box>Loading…</Box>}>
                <CodeTabs requests={[{ operation, input: inputOf(draft) }]} things={[]} />
              </Suspense>
            </ExpandableSection>
          )}
        </SpaceBetween>
        {/* Return in a field submits. */}
        <input type='submit' hidden />
      </form>
    </Modal>
  )
}
