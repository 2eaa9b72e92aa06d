// The account itself: its agreements with the provider, and the tags of anything by its ARN.
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { useConsole, useQuestion } from '../api/console-context.tsx'
import { CommandDialog } from '../components/command-dialog.tsx'
import { Empty } from '../components/empty.tsx'
import { Facts } from '../components/facts.tsx'
import { Failure } from '../components/failure.tsx'
import { State } from '../components/state.tsx'

function TagLookup() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string>()
  const { value, fault } = useQuestion('DescribeTags', asked === undefined ? undefined : { resourceArns: [asked] })
  const tags = value?.resourceTags?.flatMap((resource) => resource.tags ?? [])
  return (
    <Container header={<Header variant='h2'>Tags by ARN</Header>}>
      <SpaceBetween size='m'>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(typed.trim() === '' ? undefined : typed.trim())
          }}
        >
          <FormField label='ARN' secondaryControl={<Button formAction='submit'>Show tags</Button>}>
            <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} placeholder='arn:aws:directconnect:…' />
          </FormField>
        </form>
        {fault !== undefined && <Alert type='error'>{fault.message}</Alert>}
        {tags !== undefined &&
          (tags.length === 0 ? (
            <Box>It has no tags.</Box>
          ) : (
            <ul>
              {tags.map(({ key, value: word }) => (
                <li key={key}>{`${key} = ${word ?? ''}`}</li>
              ))}
            </ul>
          ))}
      </SpaceBetween>
    </Container>
  )
}

export function AccountPage() {
  const { session } = useConsole()
  const { value, fault } = useQuestion('DescribeCustomerMetadata', {})
  const [signing, setSigning] = useState<string>()
  const agreements = value?.agreements ?? []
  return (
    <SpaceBetween size='l'>
      <Header variant='h1'>Account</Header>
      <Failure fault={fault} />
      <Facts
        title={session.account.name}
        facts={[
          ['Account ID', session.account.accountId],
          [
            'Partner',
            value?.nniPartnerType === undefined ? '–' : value.nniPartnerType === 'nonPartner' ? 'No' : `Yes, ${value.nniPartnerType}`,
          ],
          ['Endpoint', session.endpoint],
          ['Home region', session.region],
        ]}
      />
      <Table
        ariaLabels={{ tableLabel: 'Agreements' }}
        items={[...agreements]}
        trackBy={({ agreementName }) => agreementName ?? ''}
        header={<Header variant='h2'>Agreements</Header>}
        empty={<Empty title='No agreements' />}
        columnDefinitions={[
          { id: 'name', header: 'Agreement', cell: ({ agreementName }) => agreementName, isRowHeader: true },
          { id: 'status', header: 'Status', cell: ({ status }) => <State of={status} /> },
          {
            id: 'sign',
            header: 'Sign',
            cell: ({ agreementName, status }) => (
              <Button
                variant='inline-link'
                ariaLabel={`Sign ${agreementName}`}
                disabled={status === 'signed'}
                {...(status === 'signed' && { disabledReason: 'It is signed already.' })}
                onClick={() => setSigning(agreementName)}
              >
                Sign
              </Button>
            ),
          },
        ]}
      />
      <TagLookup />
      {signing !== undefined && (
        <CommandDialog
          title={`Sign ${signing}`}
          operation='ConfirmCustomerAgreement'
          inputOf={() => ({ agreementName: signing })}
          submit='Sign'
          said={() => `${signing} is signed.`}
          onClose={() => setSigning(undefined)}
        >
          <div>Account {session.account.accountId} agrees to it.</div>
        </CommandDialog>
      )}
    </SpaceBetween>
  )
}
