// The door for AWS's older protocol, a form in and XML out: recognise, find the operation, ask the
// policies, serve it in one transaction, answer. The same house and the same order as the JSON
// door, in other words.
import { ClientFault, type FaultCode } from '#domain/fault.ts'
import { looksLikeRegion } from '#domain/regions.ts'
import { isRoot } from '#domain/accounts/user.ts'
import { verdictOf } from '#domain/policies/evaluate.ts'
import type { Rights } from '#accounts/rights.ts'
import type { Form, QueryCaller, QueryContext, QueryOperation } from '#operations/query-operation.ts'
import { authorise, type Calling, callingOf, lookOf, type Question, userIdOf } from '#protocol/authorise.ts'
import type { House } from '#protocol/pipeline.ts'
import { formOf } from '#protocol/query/form.ts'
import { type QueryService, services } from '#protocol/query/services.ts'
import { queryArn, storedGateway } from '#protocol/query/stored.ts'
import type { Request, Response } from '#protocol/request.ts'
import { AuthFault, type AuthFaultCode, authTexts, refuseAuthUnless } from '#protocol/sigv4/auth-fault.ts'
import { verify } from '#protocol/sigv4/verify.ts'

/** How this protocol names what the signature check found, and with which status. */
const authNames: Readonly<Record<AuthFaultCode, readonly [number, string]>> = {
  MissingAuthenticationToken: [403, 'MissingAuthenticationToken'],
  IncompleteSignature: [400, 'IncompleteSignature'],
  InvalidSignature: [403, 'SignatureDoesNotMatch'],
  UnrecognizedClient: [403, 'InvalidClientTokenId'],
  ExpiredToken: [403, 'ExpiredToken'],
}

const statuses: Readonly<Partial<Record<FaultCode, number>>> = {
  AccessDenied: 403,
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  LimitExceeded: 409,
  NoSuchEntity: 404,
}

/** Failures of the door itself, in this protocol's names. */
class QueryFault extends Error {
  override readonly name = 'QueryFault'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export async function answerQuery(house: House, request: Request): Promise<Response> {
  const form = formOf(request.body)
  const meant = services.find(({ version }) => version === form.text('Version'))
  try {
    const { calling, service } = await recognise(house, request, meant)
    const action = form.text('Action') ?? ''
    const operation = Object.hasOwn(service.operations, action) ? service.operations[action] : undefined
    if (operation === undefined) {
      throw new QueryFault(400, 'InvalidAction', `Could not find operation ${action} for version ${form.text('Version') ?? ''}`)
    }
    const answer = await perform({ house, request, form, calling, service, action, operation })
    return xml(request, 200, service.answer(action, request.requestId, answer))
  } catch (error) {
    return refused(house, request, meant ?? services[0], error)
  }
}

async function recognise(
  house: House,
  request: Request,
  meant: QueryService | undefined,
): Promise<{ readonly calling: Calling; readonly service: QueryService }> {
  const { method, target, rawHeaders, body } = request
  const now = house.clock()
  const {
    credential,
    region,
    service: scoped,
  } = await verify({
    method,
    target,
    rawHeaders,
    body,
    now,
    lookup: house.lookup,
    services: meant === undefined ? services.map(({ name }) => name) : [meant.name],
    knownRegion: looksLikeRegion,
    maxSkewMs: 15 * 60_000,
  })
  const service = services.find(({ name }) => name === scoped) ?? services[0]
  // Keys from GetSessionToken do not open IAM; a role's do.
  const forUser = credential.sessionToken !== undefined && !credential.principal.includes(':assumed-role/')
  refuseAuthUnless(!(service.name === 'iam' && forUser), authTexts.unknownClient)
  house.onKeyUse({ accessKeyId: credential.accessKeyId, at: now, region, service: service.name })
  return { calling: callingOf(credential, region), service }
}

interface Asked {
  readonly house: House
  readonly request: Request
  readonly form: Form
  readonly calling: Calling
  readonly service: QueryService
  readonly action: string
  readonly operation: QueryOperation
}

async function perform(asked: Asked) {
  const { house, form, calling, operation } = asked
  const { store, settings, random } = house
  const rights = await house.rights.of(calling)
  const question = questionOf(asked, rights, house.clock())
  const still = rights === undefined || operation.asksItself ? undefined : authorise(rights, question)
  const caller = callerOf(calling, rights)
  const look: QueryContext['look'] = (keys = {}) => lookOf(rights, { ...question, keys: { ...question.keys, ...keys } })
  const verdict: QueryContext['verdict'] = (action, resource, keys) => Promise.resolve(verdictOn(rights, action, resource, look(keys)))
  return store[operation.access](async (tx) => {
    if (still) await still(tx)
    return operation.run({ form, caller, tx, now: question.now, random, settings, verdict, look })
  })
}

function verdictOn(rights: Rights | undefined, action: string, resource: string, look: ReturnType<QueryContext['look']>) {
  if (rights === undefined) return 'allowed'
  const verdicts = rights.concerning(action).map((layer) => verdictOf(layer, resource, look))
  return verdicts.find((each) => each === 'denied explicitly') ?? verdicts.find((each) => each === 'denied') ?? 'allowed'
}

function questionOf(
  { house, request, form, calling, service, action, operation }: Asked,
  rights: Rights | undefined,
  now: number,
): Question {
  const resources = operation.resources?.(form, callerOf(calling, rights)) ?? []
  return {
    action: `${service.name}:${action}`,
    resources: resources.map((resource) => queryArn(service.name, resource, house.settings.partition, calling)),
    calling,
    request,
    now,
    keys: { ...(service.name === 'ec2' && { 'ec2:region': calling.region }), ...operation.keys?.(form) },
    requestTags() {
      const tags = operation.tags?.(form) ?? []
      return { tags, keys: tags.map(({ key }) => key) }
    },
    stored: (tx, arn) => storedGateway(tx, arn, calling),
    deny: (sentence) => {
      throw new QueryFault(403, service.denied.code, service.denied.sentence(sentence))
    },
  }
}

const callerOf = (calling: Calling, rights: Rights | undefined): QueryCaller => ({
  accountId: calling.accountId,
  region: calling.region,
  principal: calling.principal,
  ...(calling.principalId !== undefined && { principalId: calling.principalId }),
  ofSession: calling.sessionSince !== undefined,
  userId: isRoot(calling.principal) ? calling.accountId : userIdOf(calling, rights),
  ...(rights?.known?.kind === 'user' && { userName: rights.known.name }),
  principalArn: rights?.known?.arn ?? calling.principal,
})

function refused(house: House, request: Request, service: QueryService, error: unknown): Response {
  const say = (status: number, code: string, sentence: string) =>
    xml(request, status, service.fault(code, sentence, status >= 500, request.requestId))
  if (error instanceof AuthFault) {
    const [status, code] = authNames[error.code]
    return say(status, code, error.message)
  }
  if (error instanceof QueryFault) return say(error.status, error.code, error.message)
  if (error instanceof ClientFault) return say(service.name === 'ec2' ? 400 : (statuses[error.code] ?? 400), error.code, error.message)
  house.onServerFault(error, request)
  return say(500, 'InternalFailure', 'An internal error occurred.')
}

const xml = ({ requestId }: Request, status: number, body: string): Response => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body,
})
