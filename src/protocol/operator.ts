// The operator's door: health, readiness and metrics for machines, and signed operations for the
// operator's own keys. Same order of checks, same signatures, same audit as the tenants' door; a
// tenant's key is as unknown here as one that never was.
import {
  isOperatorOperation,
  operatorContract,
  type OperatorInput,
  type OperatorOperationName,
  operatorOperationNames,
  type OperatorOutput,
  operatorService,
  operatorTarget,
} from '#contract/operator.ts'
import { operatorAccountId } from '#domain/operator/account.ts'
import { looksLikeRegion } from '#domain/regions.ts'
import type { Roas } from '#domain/verification/verdict.ts'
import { operatorOperations } from '#operations/operator/index.ts'
import type { OperatorContext } from '#operations/operator/operation.ts'
import type { Trail } from '#protocol/audit.ts'
import { authorise, type Calling, callingOf } from '#protocol/authorise.ts'
import { type Checks, checksOf, decodeAs } from '#protocol/decode.ts'
import type { Metrics } from '#protocol/metrics.ts'
import { type House, speak } from '#protocol/pipeline.ts'
import { headerOf, type Request, type Response } from '#protocol/request.ts'
import { compileWriter, type Writer } from '#protocol/schema/compile-writer.ts'
import { verify } from '#protocol/sigv4/verify.ts'
import { ProtocolFault } from '#protocol/wire-fault.ts'

export interface OperatorDoor {
  readonly house: House
  readonly metrics: Metrics
  readonly regions: readonly string[]
  readonly roas: () => Roas | undefined
  /** False while draining. */
  readonly isReady: () => Promise<boolean>
}

interface Served {
  readonly access: 'read' | 'write'
  readonly checks: Checks
  readonly write: Writer
}

const served = new Map<OperatorOperationName, Served>(
  operatorOperationNames.map((name) => {
    const { access, shapeOf } = operatorContract[name]
    const { input, output } = shapeOf(name)
    return [name, { access, checks: checksOf(input), write: compileWriter(output) }]
  }),
)

export async function answerOperator(door: OperatorDoor, request: Request): Promise<Response> {
  switch (`${request.method} ${request.target}`) {
    case 'GET /healthz':
      return plain(200, 'ok\n')
    case 'GET /readyz':
      return (await door.isReady().catch(() => false)) ? plain(200, 'ready\n') : plain(503, 'not ready\n')
    case 'GET /metrics':
      return plain(200, door.metrics.page(), 'text/plain; version=0.0.4; charset=utf-8')
  }
  return speak(door.house, request, async () => {
    const name = route(request)
    return perform(door, name, await recognise(door.house, request), request)
  })
}

const plain = (status: number, body: string, type = 'text/plain; charset=utf-8'): Response => ({
  status,
  headers: { 'content-type': type },
  body,
})

function route(request: Request): OperatorOperationName {
  const target = headerOf(request, 'x-amz-target') ?? ''
  const name = target.startsWith(operatorTarget) ? target.slice(operatorTarget.length) : ''
  if (request.method === 'POST' && request.target === '/' && isOperatorOperation(name)) return name
  throw new ProtocolFault(
    400,
    'UnknownOperationException',
    target === '' ? 'The header X-Amz-Target is missing.' : `${target} is not an operation of this service.`,
  )
}

async function recognise(house: House, request: Request): Promise<Calling> {
  const { method, target, rawHeaders, body } = request
  const now = house.clock()
  const { credential, region, service } = await verify({
    method,
    target,
    rawHeaders,
    body,
    now,
    lookup: async (accessKeyId) => {
      const found = await house.lookup(accessKeyId)
      return found?.accountId === operatorAccountId ? found : undefined
    },
    services: [operatorService],
    knownRegion: looksLikeRegion,
  })
  house.onKeyUse({ accessKeyId: credential.accessKeyId, at: now, region, service })
  return callingOf(credential, region)
}

/** Carries a dry run's answer out of the transaction that is given up for it. */
class DryRun extends Error {
  override readonly name = 'DryRun'
  readonly output: unknown

  constructor(output: unknown) {
    super('A dry run changes nothing.')
    this.output = output
  }
}

async function perform(door: OperatorDoor, name: OperatorOperationName, calling: Calling, request: Request): Promise<string> {
  const { house } = door
  const { access, checks, write } = served.get(name) as Served
  const trail = house.audit?.begin({ service: operatorService, name, calling, request, readOnly: access === 'read' })
  let input: OperatorInput<OperatorOperationName> | undefined
  try {
    house.throttle?.take(calling.accessKeyId ?? calling.principal, calling.accountId, house.clock())
    input = decodeAs(checks, request.body, 'aws') as OperatorInput<OperatorOperationName>
    await mustBeAllowed(house, name, calling, request)
    return JSON.stringify(write(await run(door, name, input, trail)))
  } catch (error) {
    trail?.refused(input, error)
    throw error
  }
}

async function mustBeAllowed(house: House, name: string, calling: Calling, request: Request): Promise<void> {
  const rights = await house.rights.of(calling)
  const still =
    rights &&
    authorise(rights, {
      action: `${operatorService}:${name}`,
      resources: [],
      calling,
      request,
      now: house.clock(),
      requestTags: () => ({ tags: [], keys: [] }),
      stored: () => Promise.resolve(undefined),
      deny: (sentence) => {
        throw new ProtocolFault(400, 'AccessDeniedException', sentence)
      },
    })
  if (still) await house.store.read(still)
}

async function run(
  door: OperatorDoor,
  name: OperatorOperationName,
  input: OperatorInput<OperatorOperationName>,
  trail: Trail | undefined,
): Promise<unknown> {
  const { store, random, settings, clock } = door.house
  const asked = operationNamed(name)
  const { access } = operatorContract[name]
  const isDry = 'dryRun' in input && input.dryRun === true
  const context = { input, now: clock(), random, settings, regions: door.regions, roas: door.roas() }
  // A backup only looks, but at everything at one moment.
  const unit = name === 'CreateBackup' ? 'write' : access
  try {
    const output = await store[unit](async (tx) => {
      const answered = await asked.run({ ...context, tx })
      if (isDry) throw new DryRun(answered)
      if (access === 'write') await trail?.changed(tx, input, answered)
      return answered
    })
    if (access === 'read') trail?.looked(input)
    return output
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
    trail?.looked(input)
    return withoutFresh(error.output)
  }
}

/** A key that was not made must not be shown as if it had been. */
const withoutFresh = (output: unknown): unknown =>
  typeof output === 'object' && output !== null && 'secretAccessKey' in output ? { ...output, secretAccessKey: '' } : output

interface AnyOperation {
  run(context: OperatorContext<OperatorOperationName>): Promise<OperatorOutput<OperatorOperationName>>
}

/** The table's entry; its input and output belong together by the table's own type. */
function operationNamed(name: OperatorOperationName): AnyOperation {
  const table: { readonly [N in OperatorOperationName]: unknown } = operatorOperations
  return table[name] as AnyOperation
}
