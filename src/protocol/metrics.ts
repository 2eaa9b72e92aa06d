// Counters and a histogram in Prometheus' text form. Labels come from closed lists only (operation
// names and error types), so that no caller can make them grow or put anything into them.
import { isOperationName } from '#contract/contract.ts'
import { isOperatorOperation } from '#contract/operator.ts'
import { headerOf, type Request, type Response } from '#protocol/request.ts'

/** Seconds. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export interface Metrics {
  answered(operation: string, result: string, seconds: number): void
  /** One value that is asked for when the page is. */
  gauge(name: string, help: string, value: () => number): void
  page(): string
}

interface Series {
  readonly counts: number[]
  sum: number
  count: number
}

export function metrics(): Metrics {
  const requests = new Map<string, number>()
  const latencies = new Map<string, Series>()
  const gauges: { readonly name: string; readonly help: string; readonly value: () => number }[] = []

  return {
    answered(operation, result, seconds) {
      const labels = `operation="${operation}",result="${result}"`
      requests.set(labels, (requests.get(labels) ?? 0) + 1)
      const series = latencies.get(operation) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 }
      latencies.set(operation, series)
      series.sum += seconds
      series.count += 1
      const at = bounds.findIndex((bound) => seconds <= bound)
      if (at >= 0) series.counts[at] = (series.counts[at] ?? 0) + 1
    },
    gauge: (name, help, value) => void gauges.push({ name, help, value }),
    page: () =>
      [
        ...head('demarc_requests_total', 'counter', 'Requests by operation and result.'),
        ...[...requests].map(([labels, count]) => `demarc_requests_total{${labels}} ${count}`),
        ...head('demarc_request_seconds', 'histogram', 'Time from the whole request to the whole answer.'),
        ...[...latencies].flatMap(([operation, series]) => histogram(operation, series)),
        ...gauges.flatMap(({ name, help, value }) => [...head(name, 'gauge', help), `${name} ${value()}`]),
        '',
      ].join('\n'),
  }
}

const head = (name: string, type: string, help: string): readonly string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]

function histogram(operation: string, { counts, sum, count }: Series): readonly string[] {
  let below = 0
  const buckets = bounds.map((bound, at) => {
    below += counts[at] ?? 0
    return `demarc_request_seconds_bucket{operation="${operation}",le="${bound}"} ${below}`
  })
  return [
    ...buckets,
    `demarc_request_seconds_bucket{operation="${operation}",le="+Inf"} ${count}`,
    `demarc_request_seconds_sum{operation="${operation}"} ${sum.toFixed(6)}`,
    `demarc_request_seconds_count{operation="${operation}"} ${count}`,
  ]
}

/** The operation that a request's headers name, or what kind of thing it is instead. */
export function operationOf(request: Request): string {
  const [, prefix, name = ''] = /^(\w+)\.(\w+)$/.exec(headerOf(request, 'x-amz-target') ?? '') ?? []
  if (prefix === 'OvertureService' && isOperationName(name)) return name
  if (prefix === 'DemarcOperator' && isOperatorOperation(name)) return `Operator.${name}`
  if (request.target.startsWith('/console')) return 'console'
  return headerOf(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') ? 'query' : 'other'
}

/** `seconds` is a clock that only goes forward. */
export const measured =
  (kept: Metrics, seconds: () => number, answer: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const began = seconds()
    const response = await answer(request)
    kept.answered(
      operationOf(request),
      response.headers['x-amzn-errortype'] ?? (response.status < 400 ? 'ok' : String(response.status)),
      seconds() - began,
    )
    return response
  }
