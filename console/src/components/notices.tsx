// Short words about what was just done, above the page; they can be closed and the oldest go first.
import Flashbar from '@cloudscape-design/components/flashbar'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'

interface Notice {
  readonly id: string
  readonly type: 'success' | 'info' | 'error' | 'warning'
  readonly content: string
}

interface Notices {
  readonly notices: readonly Notice[]
  readonly tell: (content: string, type?: Notice['type']) => void
  readonly close: (id: string) => void
}

const Context = createContext<Notices>({ notices: [], tell: () => undefined, close: () => undefined })

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const tell = useCallback((content: string, type: Notice['type'] = 'success') => {
    setNotices((old) => [{ id: crypto.randomUUID(), type, content }, ...old].slice(0, 3))
  }, [])
  const close = useCallback((id: string) => setNotices((old) => old.filter((notice) => notice.id !== id)), [])
  const value = useMemo(() => ({ notices, tell, close }), [notices, tell, close])
  return <Context value={value}>{children}</Context>
}

export const useNotices = (): Notices => useContext(Context)

export function NoticeBar() {
  const { notices, close } = useNotices()
  return (
    <Flashbar
      items={notices.map(({ id, type, content }) => ({
        id,
        type,
        content,
        dismissible: true,
        dismissLabel: 'Close this notice',
        ariaRole: 'status',
        onDismiss: () => close(id),
      }))}
    />
  )
}
