// Files that are read again when they change, looked at every so often: a rename over the old file,
// as certificates and ROA lists are written, is seen as well as a write into it.
import { statSync } from 'node:fs'

export interface Watched extends Disposable {
  /** Looks now. */
  look(): void
}

/** `read` is called when one of `paths` has changed since the last look. */
export function watched(paths: readonly string[], everyMs: number, read: () => void, onFailure: (error: unknown) => void): Watched {
  const stamp = () =>
    paths
      .map((path) => statSync(path, { throwIfNoEntry: false }))
      .map((stat) => (stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : 'missing'))
      .join('|')
  let seen = stamp()
  const look = () => {
    const now = stamp()
    if (now === seen || now.includes('missing')) return
    try {
      read()
      seen = now
    } catch (error) {
      // Half of a pair may be new; the next look tries again, and until then the old one serves.
      onFailure(error)
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return { look, [Symbol.dispose]: () => clearInterval(timer) }
}
