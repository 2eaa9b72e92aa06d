// Structured logs, a JSON object a line. What may be logged is a closed list of fields, so that no
// secret gets in by accident: nobody hands a whole request or row to a log.
export const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type Level = (typeof levels)[number]

export interface Line {
  readonly requestId?: string
  readonly operation?: string
  readonly status?: number
  readonly errorType?: string
  readonly milliseconds?: number
  readonly source?: string
  /** A stack of ours. */
  readonly detail?: string
  readonly address?: string
}

export interface Log {
  log(level: Exclude<Level, 'silent'>, message: string, line?: Line): void
}

export function jsonLines(least: string, clock: () => number, write: (text: string) => void): Log {
  const threshold = levels.findIndex((level) => level === least)
  return {
    log(level, message, line = {}) {
      if (levels.indexOf(level) < threshold) return
      write(`${JSON.stringify({ time: new Date(clock()).toISOString(), level, message, ...line })}\n`)
    },
  }
}

export const silent: Log = { log: () => undefined }

export const detailOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
