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

export function listenLive(region: string, { changed, missed, liveliness }: LiveListener): () => void {
  const source = new EventSource(`/console/events?region=${encodeURIComponent(region)}`)
  let gathered = new Set<Drawer>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasLost = false
  liveliness('connecting')

  source.addEventListener('open', () => {
    liveliness('live')
    if (wasLost) missed()
    wasLost = false
  })
  source.addEventListener('error', () => {
    wasLost = true
    liveliness('interrupted')
  })
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { drawer } = JSON.parse(data) as { readonly drawer?: unknown }
    if (!isDrawer(drawer)) return
    gathered.add(drawer)
    timer ??= setTimeout(() => {
      const drawers = gathered
      gathered = new Set()
      timer = undefined
      changed(drawers)
    }, gatherFor)
  })
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
