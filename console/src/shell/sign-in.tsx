// The door. A sandbox prints a one-time link that opens the console signed in; an installation that
// serves real accounts asks for account, user and password, and a code where one is set up.
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { isAccountId } from '../../../src/domain/accounts/account.ts'
import { signIn } from '../api/session.ts'

const empty = { accountId: '', userName: '', password: '', totp: '' }
const labels = { accountId: 'Account ID', userName: 'User name', password: 'Password', totp: 'One-time code' }

export function SignIn({ wasSignedIn, onSignedIn }: { readonly wasSignedIn: boolean; readonly onSignedIn: () => void }) {
  const [draft, setDraft] = useState(empty)
  const [refused, setRefused] = useState<string>()
  const [running, setRunning] = useState(false)
  const go = async () => {
    if (!isAccountId(draft.accountId)) return setRefused('The account ID has twelve digits.')
    setRunning(true)
    setRefused(undefined)
    try {
      await signIn({
        accountId: draft.accountId,
        userName: draft.userName,
        password: draft.password,
        ...(draft.totp !== '' && { totp: draft.totp }),
      })
      onSignedIn()
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error))
    } finally {
      setRunning(false)
    }
  }
  const field = (name: keyof typeof empty) => (
    <FormField label={name === 'totp' ? `${labels[name]} – optional` : labels[name]} key={name}>
      <Input
        value={draft[name]}
        type={name === 'password' ? 'password' : 'text'}
        inputMode={name === 'accountId' || name === 'totp' ? 'numeric' : 'text'}
        autoComplete={name === 'password' ? 'current-password' : name === 'totp' ? 'one-time-code' : 'username'}
        onChange={({ detail }) => setDraft((old) => ({ ...old, [name]: detail.value }))}
      />
    </FormField>
  )
  return (
    <main className='sign-in'>
      <SpaceBetween size='l'>
        <Box textAlign='center'>
          <img src='./icon.svg' alt='' width='48' height='48' />
          <Box variant='h1'>Demarc</Box>
        </Box>
        {new URLSearchParams(location.search).get('signin') === 'used' && (
          <Alert type='warning'>
            This link was used already, or is not the newest. The sandbox prints a new one each time one is used.
          </Alert>
        )}
        {wasSignedIn && <Alert type='info'>You are signed out, or your session ended. Sign in again to go on.</Alert>}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void go()
          }}
        >
          <Form
            actions={
              <Button variant='primary' formAction='submit' loading={running}>
                Sign in
              </Button>
            }
            errorText={refused}
          >
            <Container header={<Header variant='h2'>Sign in</Header>}>
              <SpaceBetween size='m'>{(['accountId', 'userName', 'password', 'totp'] as const).map(field)}</SpaceBetween>
            </Container>
          </Form>
        </form>
        <Box color='text-body-secondary' textAlign='center'>
          In a sandbox, open the link that <Box variant='code'>npm start</Box> prints: it signs you in without a password, once.
        </Box>
      </SpaceBetween>
    </main>
  )
}
