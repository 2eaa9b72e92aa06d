// A request's body becomes the operation's input, or is refused in AWS's order: first the text must
// be one JSON object, then every value must have its kind, then the model's constraints must hold.
// Readers and inspectors were compiled from the input schemas at the start.
import { type Input, type OperationName, operationNames, schemaOf } from '#contract/contract.ts'
import { compileInspector, type Inspector } from '#protocol/schema/compile-inspector.ts'
import { compileReader, type Reader } from '#protocol/schema/compile-reader.ts'
import type { StructureShape } from '#contract/shapes.ts'
import type { Phrases, Violation } from '#protocol/schema/faults.ts'
import { phrases } from '#protocol/schema/phrases.ts'

export interface Checks {
  readonly read: Reader
  readonly inspect: Inspector
  readonly takesNothing: boolean
}

export const checksOf = (input: StructureShape): Checks => ({
  read: compileReader(input),
  inspect: compileInspector(input),
  takesNothing: input.members.length === 0,
})

const checks = new Map<OperationName, Checks>(operationNames.map((name) => [name, checksOf(schemaOf(name).input)]))

// A byte order mark is no JSON, so it must stay and be refused.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const deepest = 32

/** Counts brackets before parsing, since a parser could be sent down a very deep hole. */
function isTooDeep(body: Uint8Array): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]
    if (inText) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) inText = false
    } else if (byte === 0x22) inText = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > deepest) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}

function textOf(body: Uint8Array, say: Phrases): string {
  try {
    return utf8.decode(body)
  } catch {
    throw say.malformed('encoding')
  }
}

function parse(text: string, say: Phrases): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw say.malformed('syntax')
  }
}

function objectIn(body: Uint8Array, say: Phrases): object {
  if (body.length === 0) return {}
  if (isTooDeep(body)) throw say.malformed('depth')
  const json = parse(textOf(body, say), say)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw say.malformed('root')
  return json
}

/**
 * The input that `body` (UTF-8 JSON, or nothing) holds. Throws a `RequestFault` in the profile's words:
 * for AWS a `SerializationFault` or a `ValidationFault`.
 */
export const decode = <N extends OperationName>(name: N, body: Uint8Array, profile: keyof typeof phrases): Input<N> =>
  decodeAs(checks.get(name) as Checks, body, profile) as Input<N>

/** As `decode`, for any structure. */
export function decodeAs({ read, inspect, takesNothing }: Checks, body: Uint8Array, profile: keyof typeof phrases): unknown {
  const say: Phrases = phrases[profile]
  const json = objectIn(body, say)
  if (takesNothing && say.unexpectedInput && Object.keys(json).length > 0) throw say.unexpectedInput()
  const input = read(json, '', '', say)
  const found: Violation[] = []
  inspect(input, '', found)
  if (found.length > 0) throw say.violations(found)
  return input
}
