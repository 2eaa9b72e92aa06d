// Every question that something on the screen asks, with its newest answer. A question is asked
// again when the server says that its drawer changed; until the new answer is there the old one
// stays, and an answer that says the same is not shown anew, so nothing flickers under a typing hand.
import { ApiFault } from './call.ts'
import type { Answer, Input, OperationName } from './contract.ts'

export interface Answered<T> {
  readonly value?: T
  readonly fault?: ApiFault
  readonly loading: boolean
  /** Epoch milliseconds of the newest answer; 0 before the first. */
  readonly at: number
}

export interface Question {
  readonly operation: OperationName
  readonly input: object
}

interface Entry extends Question {
  state: Answered<unknown>
  text: string
  asked: number
  readonly listeners: Set<() => void>
  quietListeners: number
}

type Ask = <N extends OperationName>(operation: N, input: Input<N>) => Promise<Answer<N>>

const unanswered: Answered<never> = { loading: true, at: 0 }

export class QuestionCache {
  readonly #entries = new Map<string, Entry>()
  readonly #ask: Ask
  readonly #onAnswer: (question: Question, answer: unknown) => void
  readonly #shownListeners = new Set<() => void>()
  #shown: readonly (Question & { readonly answer: unknown })[] = []

  constructor(ask: Ask, onAnswer: (question: Question, answer: unknown) => void) {
    this.#ask = ask
    this.#onAnswer = onAnswer
  }

  stateOf<T>(key: string): Answered<T> {
    return (this.#entries.get(key)?.state ?? unanswered) as Answered<T>
  }

  /** Starts asking if nobody asked yet. Quiet questions are the frame's own, not what the page shows. */
  subscribe(key: string, question: Question, quiet: boolean, listener: () => void): () => void {
    let entry = this.#entries.get(key)
    if (entry === undefined) {
      entry = { ...question, state: unanswered, text: '', asked: 0, listeners: new Set(), quietListeners: 0 }
      this.#entries.set(key, entry)
    }
    const known = entry
    const first = known.listeners.size === 0
    known.listeners.add(listener)
    if (quiet) known.quietListeners += 1
    if (first) void this.#refresh(known)
    this.#tellShown()
    return () => {
      known.listeners.delete(listener)
      if (quiet) known.quietListeners -= 1
      this.#tellShown()
    }
  }

  /** Asks again what is on the screen, all of it or the named operations; forgets the answers of the rest. */
  invalidate(operations?: readonly OperationName[]): void {
    for (const [key, entry] of this.#entries) {
      if (operations !== undefined && !operations.includes(entry.operation)) continue
      if (entry.listeners.size === 0) this.#entries.delete(key)
      else void this.#refresh(entry)
    }
  }

  /** The questions behind what the page shows now, with their answers. */
  get shown(): readonly (Question & { readonly answer: unknown })[] {
    return this.#shown
  }

  onShown = (listener: () => void): (() => void) => {
    this.#shownListeners.add(listener)
    return () => this.#shownListeners.delete(listener)
  }

  async #refresh(entry: Entry): Promise<void> {
    const turn = (entry.asked += 1)
    if (!entry.state.loading) this.#set(entry, { ...entry.state, loading: true })
    try {
      const value = await this.#ask(entry.operation, entry.input as never)
      // A later question may have been answered first.
      if (turn !== entry.asked) return
      const text = JSON.stringify(value)
      const same = text === entry.text && entry.state.value !== undefined
      entry.text = text
      this.#onAnswer(entry, value)
      this.#set(entry, { value: same ? entry.state.value : value, loading: false, at: Date.now() })
    } catch (error) {
      if (turn !== entry.asked) return
      const fault = error instanceof ApiFault ? error : new ApiFault('ServiceFailure', String(error), 0)
      this.#set(entry, { ...entry.state, fault, loading: false })
    }
  }

  #set(entry: Entry, state: Answered<unknown>): void {
    entry.state = state
    for (const listener of entry.listeners) listener()
    this.#tellShown()
  }

  #tellShown(): void {
    this.#shown = [...this.#entries.values()]
      .filter((entry) => entry.listeners.size > entry.quietListeners && entry.state.value !== undefined)
      .map(({ operation, input, state }) => ({ operation, input, answer: state.value }))
    for (const listener of this.#shownListeners) listener()
  }
}
