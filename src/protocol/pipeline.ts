// The whole way of a request on one page, in AWS's order of checks. Each step either hands on what
// it found or throws a fault, and what is thrown is put into words at the end, once.
//
//   route        which operation is asked for            UnknownOperationException
//   recognise    whose signature it is                   MissingAuthenticationToken…, InvalidSignature…
//   decode       JSON, kinds, required members           SerializationException, ValidationException
//   authorise    may this principal do that              AccessDeniedException
//   run          in one transaction                      DirectConnectClientException and its kin
//   encode       what the schema names, and nothing else
import { isOperationName, type Input, type OperationName, type Output } from '#contract/contract.ts'
import type { Identity } from '#accounts/directory.ts'
import type { RightsBook } from '#accounts/rights.ts'
import type { Random } from '#domain/ids.ts'
import type { TokenSeal } from '#domain/pages.ts'
import { looksLikeRegion } from '#domain/regions.ts'
import type { Settings } from '#domain/settings.ts'
import { operations } from '#operations/index.ts'
import type { Operation } from '#operations/operation.ts'
import { authorise, type Calling, callingOf } from '#protocol/authorise.ts'
import type { Auditing, Trail } from '#protocol/audit.ts'
import { auditedQuery } from '#protocol/audited-query.ts'
import { decode } from '#protocol/decode.ts'
import { encode } from '#protocol/encode.ts'
import { headerOf, type Request, type Response } from '#protocol/request.ts'
import { faultBody, ProtocolFault, wireFault } from '#protocol/wire-fault.ts'
import type { Throttle } from '#protocol/throttle.ts'
import { verify } from '#protocol/sigv4/verify.ts'
import { arnOf, storedUnder, tagsIn } from '#protocol/stored-resources.ts'
import type { KeyUse, Store } from '#store/tx.ts'

/** What the door needs of the house. */
export interface House {
  readonly store: Store
  readonly settings: Settings
  readonly clock: () => number
  readonly random: Random
  readonly tokens: TokenSeal
  readonly lookup: (accessKeyId: string) => Promise<Identity | undefined>
  readonly rights: RightsBook
  /** Told of every use of a key, for when somebody asks which are in use. */
  readonly onKeyUse: (use: KeyUse) => void
  /** Told of our own mistakes, with all detail; the caller only gets the request id. */
  readonly onServerFault: (error: unknown, request: Request) => void
  readonly audit?: Auditing
  readonly throttle?: Throttle | undefined
}

/** OUTSCALE derives the service from its host name. */
const services = ['directconnect', 'directlink']
const targetPrefix = 'OvertureService.'

export async function answer(house: House, request: Request): Promise<Response> {
  if (isForm(request)) return auditedQuery(house, request)
  return speak(house, request, async () => {
    const name = route(request, house.settings)
    const caller = await recognise(house, request)
    return perform(house, name, caller, request)
  })
}

/** Puts an answer or a failure into the form that clients of this API read. */
export async function speak(house: House, request: Request, work: () => Promise<string>): Promise<Response> {
  const { profile } = house.settings
  try {
    const body = await work()
    return reply(request, 200, profile === 'outscale' ? withRequestId(body, request.requestId) : body)
  } catch (error) {
    const fault = wireFault(error, profile)
    if (fault.ours) house.onServerFault(error, request)
    return reply(request, fault.status, faultBody(fault), fault.type)
  }
}

const isForm = (request: Request): boolean => headerOf(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') ?? false

function route(request: Request, settings: Settings): OperationName {
  const path = request.target.split('?', 1)[0]
  if (path !== '/') throw new ProtocolFault(404, 'UnknownOperationException', `There is nothing at ${path}; requests go to /.`)
  return routed(request, settings)
}

/** The operation that a request's headers name. */
export function routed(request: Request, settings: Settings): OperationName {
  if (request.method !== 'POST')
    throw new ProtocolFault(400, 'UnknownOperationException', `${request.method} is not understood; requests are sent with POST.`)
  const target = headerOf(request, 'x-amz-target') ?? ''
  const name = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : ''
  if (!isOperationName(name) || !isOffered(name, settings)) {
    throw new ProtocolFault(
      400,
      'UnknownOperationException',
      target === '' ? 'The header X-Amz-Target is missing.' : `${target} is not an operation of this service.`,
    )
  }
  return name
}

/** DirectLink has ten of the operations. */
const outscaleOperations: ReadonlySet<OperationName> = new Set<OperationName>([
  'AllocatePrivateVirtualInterface',
  'ConfirmPrivateVirtualInterface',
  'CreateConnection',
  'CreatePrivateVirtualInterface',
  'DeleteConnection',
  'DeleteVirtualInterface',
  'DescribeConnections',
  'DescribeLocations',
  'DescribeVirtualGateways',
  'DescribeVirtualInterfaces',
])

const isOffered = (name: OperationName, { profile }: Settings): boolean => profile === 'aws' || outscaleOperations.has(name)

async function recognise(house: House, request: Request): Promise<Calling> {
  const { method, target, rawHeaders, body } = request
  const now = house.clock()
  const { credential, region, service } = await verify({
    method,
    target,
    rawHeaders,
    body,
    now,
    lookup: house.lookup,
    services,
    knownRegion: looksLikeRegion,
  })
  house.onKeyUse({ accessKeyId: credential.accessKeyId, at: now, region, service })
  return callingOf(credential, region)
}

/** From a recognised caller's JSON to the answer's JSON. The console's sessions come in here. */
export async function perform(house: House, name: OperationName, caller: Calling, request: Request): Promise<string> {
  const operation = operationNamed(name)
  const trail = house.audit?.begin({ service: 'directconnect', name, calling: caller, request, readOnly: operation.access === 'read' })
  let input: Input<OperationName> | undefined
  try {
    house.throttle?.take(caller.accessKeyId ?? caller.principal, caller.accountId, house.clock())
    input = decode(name, request.body, house.settings.profile)
    return await run(house, operation, { input, caller, request, trail })
  } catch (error) {
    trail?.refused(input, error)
    throw error
  }
}

interface Running {
  readonly input: Input<OperationName>
  readonly caller: Calling
  readonly request: Request
  readonly trail: Trail | undefined
}

async function run(house: House, operation: AnyOperation, { input, caller, request, trail }: Running): Promise<string> {
  const { store, random, tokens } = house
  const settings =
    caller.quotas === undefined ? house.settings : { ...house.settings, quotas: { ...house.settings.quotas, ...caller.quotas } }
  const now = house.clock()
  const rights = house.rights.of(caller)
  const resources = rights === undefined ? [] : operation.resources(input)
  const still =
    rights &&
    authorise(await rights, {
      action: `directconnect:${operation.name}`,
      resources: resources.flatMap((resource) => (resource === undefined || resource === '' ? [] : [arnOf(resource, caller)])),
      calling: caller,
      request,
      now,
      requestTags: () => tagsIn(input),
      stored: (tx, arn) => storedUnder(tx, arn, caller),
      deny: (sentence) => {
        throw new ProtocolFault(400, 'AccessDeniedException', sentence)
      },
    })
  const output = await store[operation.access](async (tx) => {
    if (still) await still(tx)
    const answered = await operation.run({ input, caller, tx, now, random, settings, tokens })
    if (operation.access === 'write') await trail?.changed(tx, input, answered)
    return answered
  })
  if (operation.access === 'read') trail?.looked(input)
  return encode(operation.name, output)
}

/** The table's entry; its input and output belong together by the table's own type. */
const operationNamed = (name: OperationName): AnyOperation => operations[name]

type AnyOperation = Omit<Operation<OperationName>, 'run'> & {
  run(
    context: Omit<Parameters<Operation<OperationName>['run']>[0], 'input'> & { readonly input: Input<OperationName> },
  ): Promise<Output<OperationName>>
}

const withRequestId = (body: string, requestId: string): string =>
  `${body.slice(0, -1)}${body === '{}' ? '' : ','}"requestId":"${requestId}"}`

function reply({ requestId }: Request, status: number, body: string, errorType?: string): Response {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
      ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
    },
    body,
  }
}
