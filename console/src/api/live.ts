// Listens for what changes on the server and says which drawer it was in. Bursts come as one word,
// and a connection that was lost is followed by "everything", since nobody knows what was missed.
import { isDrawer, type Drawer } from './drawers.ts'

export type Liveliness = 'connecting' | 'live' | 'interrupted'

export interface LiveListener {
  readonly changed: (drawers: ReadonlySet<Drawer>) => void
  readonly missed: () => void
  readonly liveliness: (state: Liveliness) => void
}

const gatherFor = 150
const tryAgainAfter = 3000

export function listenLive(region: string, { changed, missed, liveliness }: LiveListener): () => void {
  let source: EventSource | undefined
  let gathered = new Set<Drawer>()
  let gathering: ReturnType<typeof setTimeout> | undefined
  let retrying: ReturnType<typeof setTimeout> | undefined
  let wasLost = false

  function hear({ data }: MessageEvent<string>): void {
    const { drawer } = JSON.parse(data) as { readonly drawer?: unknown }
    if (!isDrawer(drawer)) return
    gathered.add(drawer)
    gathering ??= setTimeout(() => {
      const drawers = gathered
      gathered = new Set()
      gathering = undefined
      changed(drawers)
    }, gatherFor)
  }

  function open(): void {
    const opened = new EventSource(`/console/events?region=${encodeURIComponent(region)}`)
    source = opened
    opened.addEventListener('open', () => {
      liveliness('live')
      if (wasLost) missed()
      wasLost = false
    })
    opened.addEventListener('error', () => {
      wasLost = true
      liveliness('interrupted')
      // The browser tries again by itself, except when it was refused; then asking anything says why.
      if (opened.readyState !== EventSource.CLOSED) return
      missed()
      retrying = setTimeout(open, tryAgainAfter)
    })
    opened.addEventListener('message', hear)
  }

  liveliness('connecting')
  open()
  return () => {
    clearTimeout(gathering)
    clearTimeout(retrying)
    source?.close()
  }
}
