// The last step: what was chosen, what will happen, and the same request as code.
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CodeTabs } from '../../components/code-tabs.tsx'
import { Facts } from '../../components/facts.tsx'
import { givesAddresses, splitList, wantsGateway, type InterfaceDraft } from '../../logic/virtual-interface-draft.ts'
import { consequencesOf, requestOf } from '../../logic/virtual-interface-request.ts'

export function ReviewStep({ draft }: { readonly draft: InterfaceDraft }) {
  const mine = draft.owner === 'mine'
  return (
    <SpaceBetween size='l'>
      <Container header={<Header variant='h2'>What will happen</Header>}>
        <ul>
          {consequencesOf(draft).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Container>
      <Facts
        title='What you chose'
        facts={[
          ['Type', draft.type],
          ['Name', draft.virtualInterfaceName],
          ['Connection', draft.connectionId],
          ['Owner', mine ? 'My account' : draft.ownerAccount],
          ['VLAN', draft.vlan],
          ['Gateway', wantsGateway(draft) ? draft.gateway : undefined],
          ['Address family', draft.addressFamily === 'ipv6' ? 'IPv6' : 'IPv4'],
          ['Your router peer IP', givesAddresses(draft) ? draft.customerAddress : 'generated'],
          ['Provider router peer IP', givesAddresses(draft) ? draft.amazonAddress : 'generated'],
          ['BGP ASN', draft.asn],
          ['BGP key (MD5)', draft.ownKey ? 'your own' : 'generated'],
          ['Prefixes to advertise', draft.type === 'public' ? splitList(draft.routeFilterPrefixes).join(', ') : undefined],
          ['MTU', draft.jumbo && draft.type !== 'public' ? '8500' : '1500'],
          ['SiteLink', draft.enableSiteLink ? 'Enabled' : 'Off'],
          ['Rate limit', draft.rateLimit],
          ['Tags', draft.tags.map(({ key, value }) => `${key}=${value}`).join(', ')],
        ]}
      />
      <Container header={<Header variant='h2'>The same as code</Header>}>
        <CodeTabs requests={[requestOf(draft)]} things={[]} />
      </Container>
    </SpaceBetween>
  )
}
