// Random requests, as the evaluator is asked and as Cedar is.
import { accounts, asked, type Draw, ids, oneOf, regions, some, texts, words } from './cedar.ts'

export interface RandomRequest {
  readonly action: string
  readonly resource: string
  readonly keys: ReadonlyMap<string, readonly string[]>
  /** The same as Cedar's context. */
  readonly context: Readonly<Record<string, unknown>>
}

export function requestIn(draw: Draw): RandomRequest {
  const keys = new Map<string, readonly string[]>()
  const context: Record<string, unknown> = {}
  const give = (key: string, name: string, values: readonly string[], inCedar: unknown) => {
    if (draw(4) === 0) return
    keys.set(key.toLowerCase(), values)
    context[name] = inCedar
  }
  for (const [key, name] of Object.entries(texts)) {
    const value = oneOf(draw, words)
    give(key, name, [value], value)
  }
  const epoch = draw(7) - 3
  give('aws:EpochTime', 'epoch', [String(epoch)], epoch)
  const secure = draw(2) === 0
  give('aws:SecureTransport', 'secure', [String(secure)], secure)
  const address = oneOf(draw, ['192.0.2.1', '192.0.2.200', '198.51.100.7', '2001:db8::1', '2001:db9::1'])
  give('aws:SourceIp', 'ip', [address], { __extn: { fn: 'ip', arg: address } })
  const tagKeys = some(draw, 3, () => oneOf(draw, ['a', 'b', 'c', 'd']))
  give('aws:TagKeys', 'keys', tagKeys, tagKeys)
  const action = oneOf(draw, asked)
  const id = oneOf(draw, ids)
  const parts = ['arn', 'aws', 'directconnect', oneOf(draw, regions), oneOf(draw, accounts), id]
  if (id !== '*') for (const [at, part] of parts.entries()) context[`p${at}`] = part
  return { action, resource: id === '*' ? '*' : parts.join(':'), keys, context: { ...context, action: action.toLowerCase() } }
}
