// The sentences for requests that cannot be read, per profile. AWS's are those of its JSON services
// in general (none was recorded from Direct Connect itself); of OUTSCALE's, the ones for missing
// members, integers, strings and unexpected input were observed, the others follow their pattern.
import {
  type Malformed,
  type Phrases,
  RequestFault,
  type Rule,
  SerializationFault,
  ValidationFault,
  type Violation,
  type WrongKind,
} from '#protocol/schema/faults.ts'

const malformed: Readonly<Record<Malformed, string>> = {
  encoding: 'The request body is not valid UTF-8.',
  syntax: 'The request body is not valid JSON.',
  root: 'The request body is not a JSON object.',
  depth: 'The request body is nested more than 32 levels deep.',
  character: 'A text in the request body contains a NUL character or half of a surrogate pair.',
}

const awsKinds: Readonly<Record<WrongKind['wanted'], string>> = {
  string: 'a String',
  integer: 'an Integer',
  long: 'a Long',
  boolean: 'a Boolean',
  timestamp: 'a Timestamp',
  blob: 'a Blob',
  list: 'a List',
  structure: 'a Structure',
}

const outscaleKinds: Readonly<Record<WrongKind['wanted'], string>> = {
  string: 'a string',
  integer: 'an integer',
  long: 'an integer',
  boolean: 'a boolean',
  timestamp: 'a number',
  blob: 'a base64 string',
  list: 'a list',
  structure: 'an object',
}

function awsRule(rule: Rule): string {
  switch (rule.rule) {
    case 'required':
      return 'Member must not be null'
    case 'oneOf':
      return `Member must satisfy enum value set: [${rule.values.join(', ')}]`
    case 'minLength':
      return `Member must have length greater than or equal to ${rule.limit}`
    case 'maxLength':
      return `Member must have length less than or equal to ${rule.limit}`
    case 'minValue':
      return `Member must have value greater than or equal to ${rule.limit}`
    case 'maxValue':
      return `Member must have value less than or equal to ${rule.limit}`
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${rule.pattern.source}`
    case 'items':
      return `Member must satisfy constraint: [${rule.rules.map(awsRule).join(', ')}]`
  }
}

function outscaleRule(rule: Rule): string {
  switch (rule.rule) {
    case 'required':
      return 'must be given'
    case 'oneOf':
      return `must be one of ${rule.values.join(', ')}`
    case 'minLength':
      return `must have a length of at least ${rule.limit}`
    case 'maxLength':
      return `must have a length of at most ${rule.limit}`
    case 'minValue':
      return `must be at least ${rule.limit}`
    case 'maxValue':
      return `must be at most ${rule.limit}`
    case 'pattern':
      return `must match ${rule.pattern.source}`
    case 'items':
      return `must have only items that satisfy: ${rule.rules.map(outscaleRule).join(', ')}`
  }
}

/** Long enough for every limit of the model, short enough that nobody gets a megabyte back. */
const shownCharacters = 1024
const shownViolations = 50

function shown(value: unknown): string {
  if (value === undefined) return 'null'
  const text = Array.isArray(value) ? `[${value.join(', ')}]` : `${value as string | number}`
  return `'${text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text}'`
}

const awsViolation = ({ path, value, rule }: Violation): string =>
  `Value ${shown(value)} at '${path}' failed to satisfy constraint: ${awsRule(rule)}`

const leaf = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

const outscaleViolation = ({ path, rule }: Violation): string =>
  rule.rule === 'required' ? `Field ${leaf(path)} is required` : `Invalid value, ${path} ${outscaleRule(rule)}`

const clientFault = (message: string): RequestFault => new RequestFault('DirectConnectClientException', message)

export const phrases = {
  aws: {
    integerBits: 32,
    malformed: (what) => new SerializationFault('SerializationException', malformed[what]),
    wrongKind: ({ found, wanted }) =>
      new SerializationFault('SerializationException', `${found} can not be converted to ${awsKinds[wanted]}`),
    violations: (found) => {
      const sentences = found.slice(0, shownViolations).map(awsViolation).join('; ')
      const count = `${found.length} validation error${found.length === 1 ? '' : 's'} detected`
      return new ValidationFault('ValidationException', `${count}: ${sentences}`)
    },
  },
  outscale: {
    integerBits: 53,
    malformed: (what) => clientFault(malformed[what]),
    wrongKind: ({ path, wanted }) => clientFault(`Invalid type, ${path} must be ${outscaleKinds[wanted]}`),
    violations: (found) => clientFault(found.slice(0, 1).map(outscaleViolation).join()),
    unexpectedInput: () => clientFault(`Operation doesn't expect any parameters`),
  },
} satisfies Readonly<Record<string, Phrases>>
