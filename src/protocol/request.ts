/** One request as the pipeline sees it: read to its end, nothing interpreted yet. */
export interface Request {
  readonly requestId: string
  readonly method: string
  /** As on the request line. */
  readonly target: string
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[]
  /** Lower-case names; of repeated ones the first. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
  /** Where it came from, as far as the socket says. */
  readonly source?: { readonly address: string; readonly secure: boolean }
}

export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** The answer goes on after `body` until the client leaves; returns what to do then. */
  readonly stream?: (sink: { write(text: string): void }) => () => void
}

export const headerOf = (request: Request, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : value?.[0]
}
