import Badge from '@cloudscape-design/components/badge'
import SideNavigation from '@cloudscape-design/components/side-navigation'
import { useConsole } from '../api/console-context.tsx'
import { hrefTo } from '../router.ts'
import { useInbox } from './use-inbox.ts'

const link = (text: string, path: string) => ({ type: 'link' as const, text, href: hrefTo(path) })

/** Where one can go; the inbox says how many things wait for this account. */
export function Navigation({ active }: { readonly active: string }) {
  const { session } = useConsole()
  const { waiting } = useInbox({ quiet: true })
  return (
    <SideNavigation
      activeHref={hrefTo(`/${active}`)}
      header={{ text: 'Demarc', href: hrefTo('/connections') }}
      items={[
        { ...link('Inbox', '/inbox'), info: waiting === 0 ? undefined : <Badge color='red'>{waiting}</Badge> },
        link('Topology', '/topology'),
        { type: 'divider' },
        link('Connections', '/connections'),
        ...(session.account.partner ? [link('Interconnects', '/interconnects')] : []),
        link('Virtual interfaces', '/virtual-interfaces'),
        link('LAGs', '/lags'),
        { type: 'divider' },
        link('Gateways', '/gateways'),
        link('Virtual gateways', '/virtual-gateways'),
        { type: 'divider' },
        link('Locations', '/locations'),
        link('Resiliency groups', '/resiliency-groups'),
        link('Account', '/account'),
      ]}
    />
  )
}
