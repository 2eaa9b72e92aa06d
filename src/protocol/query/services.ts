// The services behind the query door: how each is told from a form, what it serves, and how its
// answers and refusals look.
import { ec2Operations } from '#operations/ec2/index.ts'
import { iamOperations } from '#operations/iam/index.ts'
import type { Answer, QueryOperations } from '#operations/query-operation.ts'
import { stsOperations } from '#operations/sts/index.ts'
import { escaped, membersOf } from '#protocol/query/xml.ts'

export interface QueryService {
  /** As in signatures and policies. */
  readonly name: 'ec2' | 'iam' | 'sts'
  readonly version: string
  readonly operations: QueryOperations
  readonly denied: { readonly code: string; readonly sentence: (sentence: string) => string }
  answer(action: string, requestId: string, answer: Answer): string
  fault(code: string, sentence: string, ours: boolean, requestId: string): string
}

const isObject = (answer: Answer): answer is { readonly [name: string]: Answer } =>
  typeof answer === 'object' && !Array.isArray(answer) && !(answer instanceof Date)

/** The form that most of AWS's query services share. */
const common = (namespace: string): Pick<QueryService, 'answer' | 'fault' | 'denied'> => ({
  denied: { code: 'AccessDenied', sentence: (sentence) => sentence },
  answer(action, requestId, answer) {
    const result = isObject(answer) ? `<${action}Result>${membersOf(answer, 'member')}</${action}Result>` : ''
    return `<${action}Response xmlns="${namespace}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`
  },
  fault(code, sentence, ours, requestId) {
    const error = `<Type>${ours ? 'Receiver' : 'Sender'}</Type><Code>${code}</Code><Message>${escaped(sentence)}</Message>`
    return `<ErrorResponse xmlns="${namespace}"><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  },
})

/** EC2 begins its answers with it, the others do not. */
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const ec2Namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/'

export const services: readonly [QueryService, ...QueryService[]] = [
  { name: 'sts', version: '2011-06-15', operations: stsOperations, ...common('https://sts.amazonaws.com/doc/2011-06-15/') },
  { name: 'iam', version: '2010-05-08', operations: iamOperations, ...common('https://iam.amazonaws.com/doc/2010-05-08/') },
  {
    name: 'ec2',
    version: '2016-11-15',
    operations: ec2Operations,
    denied: { code: 'UnauthorizedOperation', sentence: (sentence) => `You are not authorized to perform this operation. ${sentence}` },
    answer(action, requestId, answer) {
      const members = isObject(answer) ? membersOf(answer, 'item') : '<return>true</return>'
      return `${declaration}<${action}Response xmlns="${ec2Namespace}"><requestId>${requestId}</requestId>${members}</${action}Response>`
    },
    fault: (code, sentence, _, requestId) =>
      `${declaration}<Response><Errors><Error><Code>${code}</Code><Message>${escaped(sentence)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
  },
]
