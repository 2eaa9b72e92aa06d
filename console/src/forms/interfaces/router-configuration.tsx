// The configuration for the customer's router, by vendor, platform and software, to read, copy and
// download. Either owner may have it.
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Modal from '@cloudscape-design/components/modal'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useQuestion } from '../../api/console-context.tsx'
import type { VirtualInterface } from '../../api/contract.ts'
import { CodeBlock } from '../../components/code-tabs.tsx'
import { download } from '../../components/download.ts'
import { Failure } from '../../components/failure.tsx'
import { platformsOf, routerTypes, softwareOf, vendors, type RouterType } from '../../logic/routers.ts'
import type { InterfaceDialogProps } from './dialogs.tsx'

const [firstRouter] = routerTypes

interface PickProps {
  readonly label: string
  readonly values: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function Pick({ label, values, value, onChange }: PickProps) {
  const options = values.map((text) => ({ value: text, label: text }))
  return (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={{ value, label: value }}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}

export function RouterConfiguration({ vi }: { readonly vi: VirtualInterface }) {
  const [router, setRouter] = useState<RouterType | undefined>(firstRouter)
  const virtualInterfaceId = vi.virtualInterfaceId ?? ''
  const { value, fault } = useQuestion(
    'DescribeRouterConfiguration',
    router === undefined ? undefined : { virtualInterfaceId, routerTypeIdentifier: router.routerTypeIdentifier },
  )
  if (router === undefined) return null
  const text = value?.customerRouterConfig ?? ''
  const choose = (vendor: string, platform?: string, software?: string) => {
    const of = platform ?? platformsOf(vendor)[0] ?? ''
    setRouter(softwareOf(vendor, of).find((type) => software === undefined || type.software === software))
  }
  return (
    <SpaceBetween size='m'>
      <Grid gridDefinition={[4, 4, 4].map((colspan) => ({ colspan: { default: 12, s: colspan } }))}>
        <Pick label='Vendor' values={vendors()} value={router.vendor} onChange={(vendor) => choose(vendor)} />
        <Pick
          label='Platform'
          values={platformsOf(router.vendor)}
          value={router.platform}
          onChange={(platform) => choose(router.vendor, platform)}
        />
        <Pick
          label='Software'
          values={softwareOf(router.vendor, router.platform).map(({ software }) => software)}
          value={router.software}
          onChange={(software) => choose(router.vendor, router.platform, software)}
        />
      </Grid>
      <Failure fault={fault} />
      {text !== '' && <CodeBlock text={text} label='Router configuration' />}
      <Box>
        <Button
          iconName='download'
          disabled={text === ''}
          onClick={() => download(`${virtualInterfaceId}.txt`, text, 'text/plain;charset=utf-8')}
        >
          Download
        </Button>
      </Box>
    </SpaceBetween>
  )
}

export function RouterConfigurationDialog({ vi, onClose }: InterfaceDialogProps) {
  return (
    <Modal
      visible
      size='large'
      header='Download router configuration'
      closeAriaLabel='Close'
      onDismiss={onClose}
      footer={
        <Box float='right'>
          <Button onClick={onClose}>Close</Button>
        </Box>
      }
    >
      <RouterConfiguration vi={vi} />
    </Modal>
  )
}
