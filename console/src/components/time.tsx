import { printSpan, printTime } from '../logic/times.ts'
import { useNow } from './use-now.ts'

/** A time in the viewer's zone, with the UTC on hover. `seconds` as the API sends it. */
export function Time({ seconds, milliseconds }: { readonly seconds?: number | undefined; readonly milliseconds?: number | undefined }) {
  const at = milliseconds ?? (seconds === undefined ? undefined : seconds * 1000)
  if (at === undefined) return <>–</>
  const { local, utc, iso } = printTime(at)
  return (
    <time dateTime={iso} title={utc}>
      {local}
    </time>
  )
}

/** How long ago, going on by itself. */
export function Age({ milliseconds }: { readonly milliseconds: number }) {
  const now = useNow(milliseconds > Date.now() - 60_000 ? 1000 : 15_000)
  return <span title={printTime(milliseconds).utc}>{printSpan(now - milliseconds)} ago</span>
}
