// Step 2: the peer addresses, the BGP session, and for a public interface the prefixes.
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { givesAddresses } from '../../logic/virtual-interface-draft.ts'
import type { StepProps } from './step-props.ts'

function Addresses({ draft, change, errorOf, touch }: StepProps) {
  const text = (field: 'customerAddress' | 'amazonAddress', label: string, example: string) => (
    <FormField label={label} constraintText={`With its mask, such as ${example}`} errorText={errorOf(field)}>
      <Input
        value={draft[field]}
        spellcheck={false}
        onChange={({ detail }) => change({ [field]: detail.value })}
        onBlur={() => touch(field)}
      />
    </FormField>
  )
  return (
    <Container header={<Header variant='h2'>Peer addresses</Header>}>
      <SpaceBetween size='l'>
        <FormField label='Address family'>
          <RadioGroup
            ariaLabel='Address family'
            value={draft.addressFamily}
            onChange={({ detail }) => change({ addressFamily: detail.value === 'ipv6' ? 'ipv6' : 'ipv4' })}
            items={[
              { value: 'ipv4', label: 'IPv4' },
              { value: 'ipv6', label: 'IPv6' },
            ]}
          />
        </FormField>
        {draft.addressFamily === 'ipv6' && <Alert type='info'>IPv6 peer addresses are always generated; you cannot give your own.</Alert>}
        {draft.addressFamily === 'ipv4' && draft.type !== 'public' && (
          <FormField label='Peer IPs'>
            <RadioGroup
              ariaLabel='Peer IPs'
              value={draft.ownAddresses ? 'own' : 'generated'}
              onChange={({ detail }) => change({ ownAddresses: detail.value === 'own' })}
              items={[
                { value: 'generated', label: 'Auto-generate peer IPs', description: 'A /30 of 169.254.0.0/16.' },
                { value: 'own', label: 'Use my own peer IPs' },
              ]}
            />
          </FormField>
        )}
        {givesAddresses(draft) && (
          <SpaceBetween size='l'>
            {text('customerAddress', 'Your router peer IP', draft.type === 'public' ? '198.51.100.2/30' : '192.168.0.2/30')}
            {text('amazonAddress', 'Provider router peer IP', draft.type === 'public' ? '198.51.100.1/30' : '192.168.0.1/30')}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}

function Session({ draft, change, errorOf, touch }: StepProps) {
  return (
    <Container header={<Header variant='h2'>BGP session</Header>}>
      <SpaceBetween size='l'>
        <FormField
          label='BGP ASN'
          description='Of the router on your side.'
          constraintText='1 to 4294967294, plain or with a dot'
          errorText={errorOf('asn')}
        >
          <Input value={draft.asn} onChange={({ detail }) => change({ asn: detail.value })} onBlur={() => touch('asn')} />
        </FormField>
        <FormField label='BGP key (MD5)'>
          <RadioGroup
            ariaLabel='BGP key'
            value={draft.ownKey ? 'own' : 'generated'}
            onChange={({ detail }) => change({ ownKey: detail.value === 'own' })}
            items={[
              { value: 'generated', label: 'Auto-generate BGP key' },
              { value: 'own', label: 'Use my own BGP key' },
            ]}
          />
        </FormField>
        {draft.ownKey && (
          <FormField
            label='Your BGP key'
            constraintText='6 to 80 printable characters without blanks and double quotes'
            errorText={errorOf('authKey')}
          >
            <Input
              value={draft.authKey}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => change({ authKey: detail.value })}
              onBlur={() => touch('authKey')}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  )
}

function Prefixes({ draft, change, errorOf, touch }: StepProps) {
  if (draft.type !== 'public') return null
  return (
    <Container header={<Header variant='h2'>Prefixes</Header>}>
      <FormField
        label='Prefixes you want to advertise'
        description='Public prefixes of your own, over BGP.'
        constraintText='CIDRs, separated by commas, such as 203.0.113.0/24'
        errorText={errorOf('routeFilterPrefixes')}
        stretch
      >
        <Textarea
          value={draft.routeFilterPrefixes}
          rows={3}
          spellcheck={false}
          onChange={({ detail }) => change({ routeFilterPrefixes: detail.value })}
          onBlur={() => touch('routeFilterPrefixes')}
        />
      </FormField>
    </Container>
  )
}

export function BgpStep(props: StepProps) {
  return (
    <SpaceBetween size='l'>
      <Addresses {...props} />
      <Session {...props} />
      <Prefixes {...props} />
    </SpaceBetween>
  )
}
