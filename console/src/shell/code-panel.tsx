import SplitPanel from '@cloudscape-design/components/split-panel'
import Box from '@cloudscape-design/components/box'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { useConsole } from '../api/console-context.tsx'

const CodeTabs = lazy(() => import('../components/code-tabs.tsx').then((module) => ({ default: module.CodeTabs })))

/** What the page shows, or what was just done, as code. */
export function CodePanel() {
  const { cache, lastDone } = useConsole()
  const shown = useSyncExternalStore(cache.onShown, () => cache.shown)
  const [about, setAbout] = useState('shown')
  const done = about === 'done' && lastDone !== undefined
  return (
    <SplitPanel
      header='Show as code'
      closeBehavior='hide'
      i18nStrings={{
        preferencesTitle: 'Panel',
        closeButtonAriaLabel: 'Close the panel',
        openButtonAriaLabel: 'Open the panel',
        preferencesConfirm: 'Confirm',
        preferencesCancel: 'Cancel',
        preferencesPositionLabel: 'Position',
        preferencesPositionDescription: 'Where the panel is',
        preferencesPositionSide: 'Side',
        preferencesPositionBottom: 'Bottom',
        resizeHandleAriaLabel: 'Resize the panel',
      }}
    >
      <SpaceBetween size='s'>
        <SegmentedControl
          label='About'
          selectedId={done ? 'done' : 'shown'}
          onChange={({ detail }) => setAbout(detail.selectedId)}
          options={[
            { id: 'shown', text: 'What this page shows' },
            {
              id: 'done',
              text: 'What you just did',
              disabled: lastDone === undefined,
              ...(lastDone === undefined && { disabledReason: 'You have changed nothing yet.' }),
            },
          ]}
        />
        <Suspense fallback={<Box>Loading…</Box>}>
          {done ? (
            <CodeTabs requests={[lastDone]} things={[lastDone.answer]} />
          ) : (
            <CodeTabs requests={shown} things={shown.map(({ answer }) => answer)} />
          )}
        </Suspense>
      </SpaceBetween>
    </SplitPanel>
  )
}
