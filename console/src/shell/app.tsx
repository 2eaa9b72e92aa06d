// The frame: top bar, navigation, the page of the address, and the panel that says it as code.
import AppLayout from '@cloudscape-design/components/app-layout'
import Box from '@cloudscape-design/components/box'
import Spinner from '@cloudscape-design/components/spinner'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { ConsoleProvider } from '../api/console-context.tsx'
import { readSession, type Session } from '../api/session.ts'
import { NoticeBar, NoticesProvider } from '../components/notices.tsx'
import { usePlace } from '../router.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Navigation } from './navigation.tsx'
import { firstPage, routes } from './routes.ts'
import { TopBar } from './top-bar.tsx'

const CodePanel = lazy(() => import('./code-panel.tsx').then((module) => ({ default: module.CodePanel })))
const SignIn = lazy(() => import('./sign-in.tsx').then((module) => ({ default: module.SignIn })))
const NotHere = lazy(() => import('./not-here.tsx').then((module) => ({ default: module.NotHere })))

const waiting = (
  <Box textAlign='center' padding='xxxl'>
    <Spinner size='large' />
  </Box>
)

function Page() {
  const { parts } = usePlace()
  const [name = firstPage, id = ''] = parts
  const route = routes[name]
  const Shown = id === '' ? route?.list : (route?.detail ?? route?.list)
  const frame = useRef<HTMLDivElement>(null)
  const title = route?.title ?? 'Not here'
  useEffect(() => {
    document.title = `${id === '' ? title : id} – Demarc`
    // Whoever follows the page by ear or keyboard starts at its top.
    frame.current?.focus({ preventScroll: true })
  }, [name, id, title])
  return (
    <div ref={frame} tabIndex={-1} className='page' aria-label={title}>
      <ErrorBoundary key={`${name}/${id}`}>
        <Suspense fallback={waiting}>{Shown === undefined ? <NotHere /> : <Shown id={id} key={id} />}</Suspense>
      </ErrorBoundary>
    </div>
  )
}

interface FrameProps {
  readonly session: Session
  readonly onSession: () => void
  readonly onSignedOut: () => void
}

function Frame({ session, onSession, onSignedOut }: FrameProps) {
  const { parts } = usePlace()
  const [region, setRegion] = useState(() => sessionStorage.getItem('demarc-region') ?? session.region)
  const [codeOpen, setCodeOpen] = useState(false)
  const [navigationOpen, setNavigationOpen] = useState(() => innerWidth > 900)
  const isTable = parts.length < 2 && ['connections', 'virtual-interfaces', 'lags', 'interconnects'].includes(parts[0] ?? firstPage)
  // Another account or region starts its pages anew; the frame around them stays.
  const who = `${session.account.accountId} ${region}`
  const choose = (next: string) => {
    sessionStorage.setItem('demarc-region', next)
    setRegion(next)
  }
  return (
    <NoticesProvider>
      <ConsoleProvider session={session} region={region} onSignedOut={onSignedOut}>
        <div id='top-bar'>
          <TopBar onRegion={choose} onSession={onSession} codeOpen={codeOpen} onCode={() => setCodeOpen(!codeOpen)} />
        </div>
        <AppLayout
          headerSelector='#top-bar'
          navigation={<Navigation active={parts[0] ?? firstPage} key={who} />}
          navigationOpen={navigationOpen}
          onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
          toolsHide
          contentType={isTable ? 'table' : 'default'}
          notifications={<NoticeBar />}
          content={<Page key={who} />}
          splitPanelOpen={codeOpen}
          onSplitPanelToggle={({ detail }) => setCodeOpen(detail.open)}
          splitPanel={
            codeOpen ? (
              <Suspense fallback={null}>
                <CodePanel />
              </Suspense>
            ) : undefined
          }
          ariaLabels={{
            navigation: 'Pages',
            navigationToggle: 'Open the navigation',
            navigationClose: 'Close the navigation',
            notifications: 'Notices',
          }}
        />
      </ConsoleProvider>
    </NoticesProvider>
  )
}

export function App() {
  const [session, setSession] = useState<Session | 'none' | 'reading' | 'broken'>('reading')
  const [wasSignedIn, setWasSignedIn] = useState(false)
  const read = useCallback(() => {
    readSession().then(
      (found) => setSession(found ?? 'none'),
      () => setSession('broken'),
    )
  }, [])
  useEffect(read, [read])
  const signedOut = useCallback(() => {
    setWasSignedIn(true)
    setSession('none')
  }, [])
  const renew = useCallback(() => {
    setWasSignedIn(true)
    read()
  }, [read])
  if (session === 'reading') return waiting
  if (session === 'broken')
    return (
      <Box textAlign='center' padding='xxxl'>
        The server could not be reached. <a href='./'>Try again</a>
      </Box>
    )
  if (session === 'none')
    return (
      <Suspense fallback={waiting}>
        <SignIn wasSignedIn={wasSignedIn} onSignedIn={renew} />
      </Suspense>
    )
  return <Frame session={session} onSession={renew} onSignedOut={signedOut} />
}
