// The tags of a thing, shown and changed: what was taken away is untagged, what is new or changed
// is tagged.
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useCommand } from '../api/console-context.tsx'
import type { Tag } from '../api/contract.ts'
import { tagChanges } from '../logic/tag-changes.ts'
import { tagsRefusal } from '../logic/virtual-interface-draft.ts'
import { Empty } from './empty.tsx'
import { useNotices } from './notices.tsx'
import { TagRows, type TagRow } from './tag-rows.tsx'

interface Props {
  readonly tags: readonly Tag[] | undefined
  readonly resourceArn: string
  /** Why they cannot be changed. */
  readonly locked?: string | undefined
}

const rowsOf = (tags: readonly Tag[] | undefined): readonly TagRow[] => (tags ?? []).map(({ key = '', value = '' }) => ({ key, value }))

export function TagsPanel({ tags, resourceArn, locked }: Props) {
  const [editing, setEditing] = useState(false)
  const rows = rowsOf(tags)
  return (
    <Container
      header={
        <Header
          variant='h2'
          counter={`(${rows.length})`}
          actions={
            <Button
              onClick={() => setEditing(true)}
              disabled={locked !== undefined}
              {...(locked !== undefined && { disabledReason: locked })}
            >
              Manage tags
            </Button>
          }
        >
          Tags
        </Header>
      }
    >
      <Table
        variant='embedded'
        ariaLabels={{ tableLabel: 'Tags' }}
        items={[...rows]}
        trackBy='key'
        empty={<Empty title='No tags'>Tags are words of your own that you find things by.</Empty>}
        columnDefinitions={[
          { id: 'key', header: 'Key', cell: ({ key }) => key, isRowHeader: true },
          { id: 'value', header: 'Value', cell: ({ value }) => (value === '' ? '–' : value) },
        ]}
      />
      {editing && <TagsDialog before={rows} resourceArn={resourceArn} onClose={() => setEditing(false)} />}
    </Container>
  )
}

function TagsDialog({
  before,
  resourceArn,
  onClose,
}: {
  readonly before: readonly TagRow[]
  readonly resourceArn: string
  readonly onClose: () => void
}) {
  const [rows, setRows] = useState(before)
  const untag = useCommand('UntagResource')
  const tag = useCommand('TagResource')
  const { tell } = useNotices()
  const wrong = tagsRefusal(rows)
  const fault = untag.fault ?? tag.fault
  const save = async () => {
    const { gone, set } = tagChanges(before, rows)
    if (gone.length > 0 && (await untag.run({ resourceArn, tagKeys: gone })) === undefined) return
    if (set.length > 0 && (await tag.run({ resourceArn, tags: set })) === undefined) return
    tell('The tags are saved.')
    onClose()
  }
  return (
    <Modal
      visible
      header='Manage tags'
      size='large'
      closeAriaLabel='Close'
      onDismiss={onClose}
      footer={
        <Box float='right'>
          <SpaceBetween direction='horizontal' size='xs'>
            <Button variant='link' onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant='primary'
              loading={untag.running || tag.running}
              disabled={wrong !== undefined}
              {...(wrong !== undefined && { disabledReason: wrong })}
              onClick={() => void save()}
            >
              Save
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size='m'>
        {fault !== undefined && <Alert type='error'>{fault.message}</Alert>}
        <TagRows tags={rows} onChange={setRows} />
      </SpaceBetween>
    </Modal>
  )
}
