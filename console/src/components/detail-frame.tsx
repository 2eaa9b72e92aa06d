// What the pages about one thing have in common: its name and state, what can be done with it, and
// tabs whose choice is part of the address.
import Box from '@cloudscape-design/components/box'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import Tabs from '@cloudscape-design/components/tabs'
import type { ReactNode } from 'react'
import type { Answered } from '../api/cache.ts'
import type { Action } from '../logic/actions.ts'
import { hrefTo, setQuery, usePlace } from '../router.ts'
import { ActionMenu } from './action-menu.tsx'
import { Failure } from './failure.tsx'
import { State } from './state.tsx'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

interface Props<Id extends string> {
  readonly list: { readonly text: string; readonly path: string }
  readonly id: string
  readonly name: string | undefined
  readonly state?: string | undefined
  readonly actions?: readonly Action<Id>[]
  readonly onAction?: (id: Id) => void
  readonly buttons?: ReactNode
  readonly children?: ReactNode
  readonly tabs: readonly Tab[]
}

export function DetailFrame<Id extends string>({ list, id, name, state, actions, onAction, buttons, children, tabs }: Props<Id>) {
  const { query } = usePlace()
  const asked = query.get('tab')
  const active = tabs.some((tab) => tab.id === asked) ? asked : tabs[0]?.id
  return (
    <SpaceBetween size='l'>
      <BreadcrumbGroup
        ariaLabel='Where this is'
        items={[
          { text: list.text, href: hrefTo(list.path) },
          { text: id, href: '' },
        ]}
      />
      <Header
        variant='h1'
        actions={
          <SpaceBetween direction='horizontal' size='xs'>
            {actions !== undefined && onAction !== undefined && <ActionMenu actions={actions} onAction={onAction} />}
            {buttons}
          </SpaceBetween>
        }
      >
        {name === undefined || name === '' ? id : name}
      </Header>
      <SpaceBetween direction='horizontal' size='s'>
        <Box variant='code'>{id}</Box>
        {state !== undefined && <State of={state} />}
      </SpaceBetween>
      {children}
      <Tabs
        ariaLabel='About it'
        activeTabId={active ?? ''}
        onChange={({ detail }) => setQuery('tab', detail.activeTabId)}
        tabs={tabs.map((tab) => ({ ...tab }))}
      />
    </SpaceBetween>
  )
}

/** Stands in for a page about a thing that is not there, not yet or no longer. */
export function Missing({
  answered,
  what,
  id,
  list,
}: {
  readonly answered: Answered<unknown>
  readonly what: string
  readonly id: string
  readonly list: string
}) {
  if (answered.fault !== undefined) return <Failure fault={answered.fault} />
  if (answered.at === 0)
    return (
      <Box textAlign='center' padding='xxxl'>
        <Spinner size='large' />
      </Box>
    )
  return (
    <Box textAlign='center' padding='xxxl'>
      <SpaceBetween size='s'>
        <Box variant='h1'>There is no {what} with this id</Box>
        <Box>
          {id} does not exist in this account and region, or it is gone by now. <a href={hrefTo(list)}>Back to the list</a>
        </Box>
      </SpaceBetween>
    </Box>
  )
}
