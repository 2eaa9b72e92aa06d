// The load: raw sockets that send requests signed beforehand, so that the client costs as little as
// it can. It runs in a process of its own and reports requests per second and latencies.
import { createConnection, type Socket } from 'node:net'
import { signed, type Call } from './signed.ts'

export interface LoadWish {
  readonly port: number
  readonly calls: readonly Call[]
  readonly connections: number
  /** Milliseconds; `undefined`: until every call was sent once. */
  readonly duration?: number
  /** Requests per second in all, to measure latency below saturation. */
  readonly rate?: number
}

export interface LoadResult {
  readonly answered: number
  readonly refused: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** The first refusal, to look at. */
  readonly example?: string
}

const headEnd = Buffer.from('\r\n\r\n')

/** One connection: sends, waits for the whole answer, sends the next. */
function drive(
  socket: Socket,
  next: () => Buffer | undefined,
  told: (status: number, milliseconds: number, body: () => string) => void,
  pace: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let pending: Buffer = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      const bytes = next()
      if (bytes === undefined) {
        socket.destroy()
        return resolve()
      }
      sentAt = performance.now()
      socket.write(bytes)
    }
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const head = pending.indexOf(headEnd)
      if (head < 0) return
      const text = pending.toString('latin1', 0, head)
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      const end = head + 4 + length
      if (pending.length < end) return
      const answer = pending
      pending = pending.subarray(end)
      const took = performance.now() - sentAt
      told(Number(text.slice(9, 12)), took, () => answer.toString('utf8', head + 4, end))
      if (pace > took) setTimeout(send, pace - took)
      else send()
    })
    socket.on('error', reject)
    socket.on('connect', send)
  })
}

export async function load({ port, calls, connections, duration, rate }: LoadWish): Promise<LoadResult> {
  const buffers = calls.map((call) => signed(call, port))
  const latencies: number[] = []
  let at = 0
  let refused = 0
  let example: string | undefined
  const started = performance.now()
  const next = () => {
    if (duration === undefined ? at >= buffers.length : performance.now() - started > duration) return undefined
    return buffers[at++ % buffers.length]
  }
  const told = (status: number, took: number, body: () => string) => {
    latencies.push(took)
    if (status === 200) return
    refused += 1
    example ??= `${status} ${body()}`
  }
  const pace = rate === undefined ? 0 : (1000 * connections) / rate
  await Promise.all(
    Array.from({ length: connections }, () => drive(createConnection({ port, host: '127.0.0.1', noDelay: true }), next, told, pace)),
  )
  const seconds = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const quantile = (q: number) => latencies[Math.floor(latencies.length * q)] ?? 0
  return {
    answered: latencies.length,
    refused,
    perSecond: latencies.length / seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
    ...(example !== undefined && { example }),
  }
}

// As a child process: one wish in, one result out.
if (process.send !== undefined && process.argv[1]?.endsWith('load.ts') === true) {
  process.once('message', (wish: LoadWish) => {
    void load(wish).then((result) => process.send?.(result, () => process.exit(0)))
  })
}
