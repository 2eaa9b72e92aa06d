// One request to the API, as the signed-in account: the same operations, the same answers and the
// same refusals that the AWS CLI gets, carried by the session instead of a signature.
import type { Answer, Input, OperationName } from './contract.ts'

/** What the API refused, in its own words. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status: number) {
    super(message)
    this.code = code
    this.status = status
  }

  /** The session is over, as opposed to a thing that is not allowed. */
  get signedOut(): boolean {
    return this.status === 401
  }
}

export interface Caller {
  readonly region: string
  readonly csrf: string
}

interface FaultBody {
  readonly __type?: string
  readonly message?: string
  readonly Message?: string
}

async function faultOf(response: Response): Promise<ApiFault> {
  const text = await response.text()
  try {
    const body = JSON.parse(text) as FaultBody
    const code = (body.__type ?? 'ServiceFailure').replace(/^.*#/, '')
    return new ApiFault(code, body.message ?? body.Message ?? `The server answered ${response.status}.`, response.status)
  } catch {
    return new ApiFault('ServiceFailure', `The server answered ${response.status} ${response.statusText}`.trim(), response.status)
  }
}

export async function callApi<N extends OperationName>(operation: N, input: Input<N>, { region, csrf }: Caller): Promise<Answer<N>> {
  let response: Response
  try {
    response = await fetch('/console/api', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `OvertureService.${operation}`,
        'x-demarc-region': region,
        'x-csrf-token': csrf,
      },
      body: JSON.stringify(input),
    })
  } catch {
    throw new ApiFault('Unreachable', 'The server could not be reached. What you typed is kept; try again in a moment.', 0)
  }
  if (!response.ok) throw await faultOf(response)
  return (await response.json()) as Answer<N>
}

const mostPages = 100

/** The whole answer: where the API gives pages, one after the other, their lists put together. */
export async function askAll<N extends OperationName>(operation: N, input: Input<N>, caller: Caller): Promise<Answer<N>> {
  let whole = (await callApi(operation, input, caller)) as Record<string, unknown>
  for (let page = 1; typeof whole['nextToken'] === 'string' && page < mostPages; page += 1) {
    const next = (await callApi(operation, { ...input, nextToken: whole['nextToken'] }, caller)) as Record<string, unknown>
    whole = joined(whole, next)
  }
  return whole as Answer<N>
}

/** Lists are put together; everything else, the next token among it, is as the later page says. */
function joined(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { nextToken: _over, ...first } = before
  const lists = Object.entries(first).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  return {
    ...first,
    ...after,
    ...Object.fromEntries(lists.map(([name, list]) => [name, [...list, ...((after[name] as unknown[] | undefined) ?? [])]])),
  }
}
