// The last step: what was chosen, what will happen, and the same request as code.
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useConsole } from '../../api/console-context.tsx'
import { CodeTabs } from '../../components/code-tabs.tsx'
import { Facts } from '../../components/facts.tsx'
import { asnMembers, parseAsn } from '../../logic/asn.ts'
import {
  consequencesOf,
  givesAddresses,
  requestOf,
  splitList,
  wantsGateway,
  type InterfaceDraft,
} from '../../logic/virtual-interface-draft.ts'

/** What the request would make, in the form of an answer, for Terraform. */
function thingOf(draft: InterfaceDraft, accountId: string): object {
  const asn = parseAsn(draft.asn)
  const direct = draft.type === 'transit' || draft.gatewayKind === 'directConnectGateway'
  return {
    virtualInterfaceId: '',
    virtualInterfaceName: draft.virtualInterfaceName,
    virtualInterfaceType: draft.type,
    connectionId: draft.connectionId,
    ownerAccount: draft.owner === 'mine' ? accountId : draft.ownerAccount.trim(),
    vlan: Number(draft.vlan),
    addressFamily: draft.addressFamily,
    ...(asn !== undefined && asnMembers(asn)),
    ...(draft.jumbo && draft.type !== 'public' && { mtu: 8500 }),
    ...(givesAddresses(draft) && { amazonAddress: draft.amazonAddress.trim(), customerAddress: draft.customerAddress.trim() }),
    ...(wantsGateway(draft) && (direct ? { directConnectGatewayId: draft.gateway } : { virtualGatewayId: draft.gateway })),
    siteLinkEnabled: draft.enableSiteLink,
    routeFilterPrefixes: splitList(draft.routeFilterPrefixes).map((cidr) => ({ cidr })),
    tags: draft.tags,
  }
}

export function ReviewStep({ draft }: { readonly draft: InterfaceDraft }) {
  const { session } = useConsole()
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
        <CodeTabs requests={[requestOf(draft)]} things={[thingOf(draft, session.account.accountId)]} />
      </Container>
    </SpaceBetween>
  )
}
