// The control plane as an agent sees it: documents come down, observations go up. The agent does not know
// whether that is a stream over TLS or a function call in the same process.
import type { Observed } from '#link/observed.ts'
import type { SignedDesired } from '#link/sign.ts'

export interface ControlPlane extends AsyncDisposable {
  /**
   * Calls back with every document that arrives, until the returned function is called. `revision` says what the agent has
   * (0: nothing), so that a control plane can send a difference; it is asked again whenever a stream is opened anew.
   */
  subscribe(revision: () => number, onDocument: (signed: SignedDesired) => void): () => void
  /** Rejects when the control plane cannot be reached; the next observation will tell it all again. */
  report(observed: Observed): Promise<void>
}

/** Both halves in one process, for the sandbox and for tests. */
export interface InProcessControlPlane extends ControlPlane {
  /** Gives a document to whoever subscribes, and to whoever subscribes later. */
  publish(signed: SignedDesired): void
  /** While true nothing passes in either direction. */
  cut(isCut: boolean): void
}

export function controlPlaneInProcess(onObserved: (observed: Observed) => void): InProcessControlPlane {
  const subscribers = new Set<(signed: SignedDesired) => void>()
  let last: SignedDesired | undefined
  let isCut = false
  const tellAll = () => {
    if (isCut || !last) return
    for (const subscriber of subscribers) subscriber(last)
  }
  return {
    publish(signed) {
      last = signed
      tellAll()
    },
    cut(cut) {
      isCut = cut
      tellAll()
    },
    subscribe(_revision, onDocument) {
      subscribers.add(onDocument)
      if (last && !isCut) onDocument(last)
      return () => subscribers.delete(onDocument)
    },
    report(observed) {
      if (isCut) return Promise.reject(new Error('the control plane cannot be reached'))
      onObserved(observed)
      return Promise.resolve()
    },
    [Symbol.asyncDispose]() {
      subscribers.clear()
      return Promise.resolve()
    },
  }
}
