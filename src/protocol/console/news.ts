// Live updates: what committed transactions touched, told to every open console that may see it.
// One reader per process follows the store's events, however many consoles are open.
import type { Event, Store } from '#store/tx.ts'

export interface Sink {
  write(text: string): void
}

export interface News extends Disposable {
  /** Sends the account's news to `sink` until the returned function is called. */
  follow(accountId: string, sink: Sink): () => void
}

const batch = 500

export function news(store: Store, onFailure: (error: unknown) => void): News {
  const followers = new Map<string, Set<Sink>>()
  let seen: number | undefined
  let reading = false
  let again = false

  function tell(event: Event): void {
    const text = `data: ${JSON.stringify({ drawer: event.drawer, id: event.id })}\n\n`
    const readers = event.accounts.length === 0 ? [...followers.values()] : event.accounts.map((id) => followers.get(id))
    for (const sinks of readers) for (const sink of sinks ?? []) sink.write(text)
  }

  async function catchUp(): Promise<void> {
    const from = seen ?? (await store.read((tx) => tx.events.latest()))
    seen = from
    for (;;) {
      const events = await store.read((tx) => tx.events.after(seen ?? 0, batch))
      events.forEach(tell)
      seen = events.at(-1)?.seq ?? seen
      if (events.length < batch) return
    }
  }

  /** One reading at a time; what is committed meanwhile makes one more. */
  function look(): void {
    if (followers.size === 0) return
    if (reading) return void (again = true)
    reading = true
    catchUp()
      .catch(onFailure)
      .finally(() => {
        reading = false
        if (again) {
          again = false
          look()
        }
      })
  }

  const stop = store.onCommit(look)
  return {
    follow(accountId, sink) {
      if (followers.size === 0) seen = undefined
      const sinks = followers.get(accountId) ?? new Set()
      followers.set(accountId, sinks.add(sink))
      look()
      return () => {
        sinks.delete(sink)
        if (sinks.size === 0) followers.delete(accountId)
      }
    },
    [Symbol.dispose]: stop,
  }
}
