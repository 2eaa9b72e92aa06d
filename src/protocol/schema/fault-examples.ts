// One example of everything that can be wrong with a request before the domain is asked, for the
// generated page of errors. AWS's sentences follow its JSON services in general; none was seen from
// Direct Connect itself, so all count as ours. OUTSCALE's quality tests quote three of these.
import type { Malformed, RequestFault, Rule } from '#protocol/schema/faults.ts'
import { phrases } from '#protocol/schema/phrases.ts'

type Source = 'observed' | 'ours'

export interface FaultExample {
  readonly when: string
  readonly aws?: { readonly source: Source; readonly fault: RequestFault }
  readonly outscale: { readonly source: Source; readonly fault: RequestFault }
}

const malformed = (when: string, what: Malformed): FaultExample => ({
  when,
  aws: { source: 'ours', fault: phrases.aws.malformed(what) },
  outscale: { source: 'ours', fault: phrases.outscale.malformed(what) },
})

const forbidden = (when: string, path: string, value: unknown, rule: Rule, outscale: Source = 'ours'): FaultExample => ({
  when,
  aws: { source: 'ours', fault: phrases.aws.violations([{ path, value, rule }]) },
  outscale: { source: outscale, fault: phrases.outscale.violations([{ path, value, rule }]) },
})

const vlan = { path: 'newPrivateVirtualInterface.vlan', found: 'STRING_VALUE', wanted: 'integer' } as const

export const faultExamples: readonly FaultExample[] = [
  malformed('bytes that are not UTF-8', 'encoding'),
  malformed('text that is not JSON', 'syntax'),
  malformed('JSON that is not an object', 'root'),
  malformed('more than 32 levels of nesting', 'depth'),
  malformed('a text that cannot be stored', 'character'),
  {
    when: 'a value of the wrong kind',
    aws: { source: 'ours', fault: phrases.aws.wrongKind(vlan) },
    outscale: { source: 'observed', fault: phrases.outscale.wrongKind(vlan) },
  },
  { when: 'members where none are taken', outscale: { source: 'observed', fault: phrases.outscale.unexpectedInput() } },
  forbidden('a required member is missing', 'connectionId', undefined, { rule: 'required' }, 'observed'),
  forbidden('a value outside an enumeration', 'addressFamily', 'ipv5', { rule: 'oneOf', values: ['ipv4', 'ipv6'] }),
  forbidden('a text or list too short', 'tags', [], { rule: 'minLength', limit: 1 }),
  forbidden('a text or list too long', 'clientToken', 'x'.repeat(129), { rule: 'maxLength', limit: 128 }),
  forbidden('a number too small', 'prefixPoolAllocatedCountIpv4', -1, { rule: 'minValue', limit: 0 }),
  forbidden('a text of the wrong form', 'resiliencyGroupName', 'a b', { rule: 'pattern', pattern: /^[a-zA-Z0-9_-]+$/ }),
  forbidden('an item of a list that is forbidden', 'connectionIdentifiers', [''], {
    rule: 'items',
    rules: [{ rule: 'minLength', limit: 1 }],
  }),
]
