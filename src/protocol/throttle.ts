// A bucket of tokens for each access key and each account: so many calls a second, and twice as many
// at once after a quiet moment. Asked only of callers whose signature held, so that nobody can use
// up somebody else's.
import { ProtocolFault } from '#protocol/wire-fault.ts'

export interface Throttle {
  /** Throws `ThrottlingException` when one of the two has asked too often; `now` in epoch milliseconds. */
  take(key: string, accountId: string, now: number): void
}

interface Bucket {
  tokens: number
  at: number
}

const mostBuckets = 50_000
/** Of an account, whose keys share it. */
const keysAtOnce = 4

/** `perSecond` per key; an account gets four times that. 0: no limit. */
export function throttle(perSecond: number): Throttle | undefined {
  if (perSecond === 0) return undefined
  const buckets = new Map<string, Bucket>()

  function hasToken(name: string, rate: number, now: number): boolean {
    const full = rate * 2
    if (buckets.size >= mostBuckets && !buckets.has(name)) buckets.clear()
    const bucket = buckets.get(name) ?? { tokens: full, at: now }
    buckets.set(name, bucket)
    bucket.tokens = Math.min(full, bucket.tokens + (Math.max(0, now - bucket.at) * rate) / 1000)
    bucket.at = now
    if (bucket.tokens < 1) return false
    bucket.tokens -= 1
    return true
  }

  return {
    take(key, accountId, now) {
      const allowed = hasToken(`key ${key}`, perSecond, now) && hasToken(`account ${accountId}`, perSecond * keysAtOnce, now)
      if (!allowed) throw new ProtocolFault(400, 'ThrottlingException', 'Rate exceeded')
    },
  }
}
