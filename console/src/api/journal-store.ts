// Keeps the journal of state changes in this tab's session storage, so that a reload keeps it and
// closing the tab forgets it.
import type { Journal } from '../logic/journal.ts'

const place = 'demarc-journal'

function read(): Journal {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '[]') as Journal
  } catch {
    return []
  }
}

class JournalStore {
  #journal: Journal = read()
  readonly #listeners = new Set<() => void>()

  get snapshot(): Journal {
    return this.#journal
  }

  record(next: (journal: Journal) => Journal): void {
    const journal = next(this.#journal)
    if (journal === this.#journal) return
    this.#journal = journal
    sessionStorage.setItem(place, JSON.stringify(journal))
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const journal = new JournalStore()
