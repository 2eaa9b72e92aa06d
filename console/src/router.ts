// Where the person is, in the address behind the #: the server needs to know no pages, a link can
// be sent to somebody else, and back and forward work.
import { useMemo, useSyncExternalStore } from 'react'

export interface Place {
  /** `/virtual-interfaces/dxvif-1` as `['virtual-interfaces', 'dxvif-1']`. */
  readonly parts: readonly string[]
  readonly query: URLSearchParams
}

export const hrefTo = (path: string): string => `#${path}`

export function goTo(path: string): void {
  location.hash = path
}

/** Changes a word behind the question mark, without a step for the back button. */
export function setQuery(name: string, value: string): void {
  const { parts, query } = placeOf(location.hash)
  const next = new URLSearchParams(query)
  next.set(name, value)
  history.replaceState(null, '', `#/${parts.map(encodeURIComponent).join('/')}?${next}`)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })
  return { parts, query: new URLSearchParams(query) }
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return useMemo(() => placeOf(hash), [hash])
}
