import TopNavigation from '@cloudscape-design/components/top-navigation'
import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { useEffect, useState } from 'react'
import { useConsole } from '../api/console-context.tsx'
import { signOut, switchAccount } from '../api/session.ts'
import { useNotices } from '../components/notices.tsx'
import { hrefTo } from '../router.ts'

interface Props {
  readonly onRegion: (region: string) => void
  readonly onSession: () => void
  readonly codeOpen: boolean
  readonly onCode: () => void
}

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)').matches

function useDarkness(): readonly [boolean, () => void] {
  const [dark, setDark] = useState(() => (localStorage.getItem('demarc-dark') ?? String(prefersDark())) === 'true')
  useEffect(() => {
    applyMode(dark ? Mode.Dark : Mode.Light)
    applyDensity(Density.Comfortable)
  }, [dark])
  const turn = () => {
    localStorage.setItem('demarc-dark', String(!dark))
    setDark(!dark)
  }
  return [dark, turn]
}

const liveWords = { live: 'Live', connecting: 'Connecting', interrupted: 'Live updates interrupted' } as const

export function TopBar({ onRegion, onSession, codeOpen, onCode }: Props) {
  const { session, region, liveliness } = useConsole()
  const { tell } = useNotices()
  const [dark, turnDark] = useDarkness()
  const { account, accounts, regions, csrf } = session

  const become = async (accountId: string) => {
    try {
      await switchAccount(csrf, accountId)
      onSession()
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error), 'error')
    }
  }
  const leave = async () => {
    await signOut(csrf).catch(() => undefined)
    onSession()
  }

  return (
    <TopNavigation
      identity={{ href: hrefTo('/connections'), logo: { src: './logo.svg', alt: 'Demarc' } }}
      i18nStrings={{
        overflowMenuTriggerText: 'More',
        overflowMenuTitleText: 'All',
        overflowMenuBackIconAriaLabel: 'Back',
        overflowMenuDismissIconAriaLabel: 'Close',
      }}
      utilities={[
        {
          type: 'button',
          text: liveWords[liveliness],
          iconName: liveliness === 'live' ? 'status-positive' : liveliness === 'connecting' ? 'status-pending' : 'status-warning',
          title:
            liveliness === 'live'
              ? 'This page updates by itself.'
              : 'What you see may be old; it is read again as soon as the server is heard.',
          disableUtilityCollapse: false,
          onClick: () =>
            tell(
              liveliness === 'live'
                ? 'This page updates by itself as things change on the server.'
                : 'The server is not heard at the moment; trying again.',
              'info',
            ),
        },
        { type: 'button', text: codeOpen ? 'Hide code' : 'Show as code', iconName: 'script', onClick: onCode },
        {
          type: 'button',
          iconName: dark ? 'light-dark' : 'light-dark',
          ariaLabel: dark ? 'Use light colours' : 'Use dark colours',
          title: 'Light or dark',
          onClick: turnDark,
        },
        {
          type: 'menu-dropdown',
          text: region,
          ariaLabel: `Region ${region}`,
          iconName: 'globe',
          items: regions.map((id) => ({ id, text: id, ...(id === region && { iconName: 'check' as const }) })),
          onItemClick: ({ detail }) => onRegion(detail.id),
        },
        {
          type: 'menu-dropdown',
          text: account.name,
          description: account.accountId,
          ariaLabel: `Account ${account.name}`,
          iconName: 'user-profile',
          items: [
            {
              id: 'accounts',
              text: 'Switch account',
              items: accounts.map(({ accountId, name, partner }) => ({
                id: accountId,
                text: `${name} (${accountId})${partner ? ', partner' : ''}`,
                ...(accountId === account.accountId && { iconName: 'check' as const }),
              })),
            },
            { id: 'signout', text: 'Sign out' },
          ],
          onItemClick: ({ detail }) => void (detail.id === 'signout' ? leave() : become(detail.id)),
        },
      ]}
    />
  )
}
