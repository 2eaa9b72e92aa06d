// Step 3: what most interfaces do not need.
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { TagRows } from '../../components/tag-rows.tsx'
import { wantsAllocation } from '../../logic/virtual-interface-draft.ts'
import type { StepProps } from './step-props.ts'

export function AdditionalStep({ draft, change, around, errorOf, touch }: StepProps) {
  const isPublic = draft.type === 'public'
  const mine = draft.owner === 'mine'
  const hosted = around.connection?.vlan !== undefined
  const siteLink = mine && !isPublic && (draft.type === 'transit' || draft.gatewayKind === 'directConnectGateway')
  const allocation = (field: 'prefixPoolAllocatedCountIpv4' | 'prefixPoolAllocatedCountIpv6', family: string) => (
    <FormField
      label={`${family} prefixes your router may announce – optional`}
      constraintText='1 to 1000 of the pool of the connection; 100 when empty'
      errorText={errorOf(field)}
    >
      <Input
        value={draft[field]}
        inputMode='numeric'
        onChange={({ detail }) => change({ [field]: detail.value })}
        onBlur={() => touch(field)}
      />
    </FormField>
  )
  return (
    <SpaceBetween size='l'>
      <Container header={<Header variant='h2'>Additional settings</Header>}>
        <SpaceBetween size='l'>
          <FormField errorText={errorOf('mtu')}>
            <Checkbox
              checked={draft.jumbo && !isPublic}
              disabled={isPublic}
              onChange={({ detail }) => {
                change({ jumbo: detail.checked })
                touch('mtu')
              }}
              description={
                isPublic ? 'A public interface has an MTU of 1500.' : 'Frames of 8500 bytes; the connection has to be capable of them.'
              }
            >
              Jumbo MTU (8500)
            </Checkbox>
          </FormField>
          <FormField errorText={errorOf('enableSiteLink')}>
            <Checkbox
              checked={draft.enableSiteLink && siteLink}
              disabled={!siteLink}
              onChange={({ detail }) => change({ enableSiteLink: detail.checked })}
              description={
                siteLink
                  ? 'Sites on the same gateway reach each other directly.'
                  : mine
                    ? 'It needs a private or transit interface on a gateway.'
                    : 'Its owner can switch it on after accepting.'
              }
            >
              Enable SiteLink
            </Checkbox>
          </FormField>
          <FormField
            label='Rate limit – optional'
            description={hosted ? 'A hosted connection is limited to what was ordered.' : 'Both directions; what is above is dropped.'}
            constraintText='Such as 500Mbps or 2Gbps'
            errorText={errorOf('rateLimit')}
          >
            <Input
              value={draft.rateLimit}
              disabled={hosted}
              onChange={({ detail }) => change({ rateLimit: detail.value })}
              onBlur={() => touch('rateLimit')}
            />
          </FormField>
          {wantsAllocation(draft) && (
            <SpaceBetween size='l'>
              {allocation('prefixPoolAllocatedCountIpv4', 'IPv4')}
              {allocation('prefixPoolAllocatedCountIpv6', 'IPv6')}
            </SpaceBetween>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant='h2'>Tags</Header>}>
        <FormField errorText={errorOf('tags')} stretch>
          <TagRows
            tags={draft.tags}
            onChange={(tags) => {
              change({ tags })
              touch('tags')
            }}
          />
        </FormField>
      </Container>
    </SpaceBetween>
  )
}
