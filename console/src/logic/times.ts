// Times as the API sends them, seconds since 1970, printed in the viewer's zone with the UTC beside
// it; and spans of time as a person says them. The present is an argument.

export interface PrintedTime {
  readonly local: string
  readonly utc: string
  readonly iso: string
}

export function printTime(milliseconds: number, locale?: string, timeZone?: string): PrintedTime {
  const date = new Date(milliseconds)
  const local = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(timeZone !== undefined && { timeZone }),
  }).format(date)
  const iso = date.toISOString()
  return { local, utc: `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`, iso }
}

/** `3 s`, `4 min`, `5 h`, `6 d`: the two largest units where the smaller one matters. */
export function printSpan(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`
}

/** A running clock, `1:02:03`, for what is left of a failover test; never below zero. */
export function printClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
