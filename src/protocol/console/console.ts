// The console's door. Its calls take the same way through the house as signed ones; only who calls
// is read from a session cookie. Everything here is same-origin, and every call that is more than a
// look carries the session's token in a header.
import type { SignInLinks, Session, Sessions } from '#accounts/sessions.ts'
import { looksLikeRegion } from '#domain/regions.ts'
import { type ConsoleFiles, fileAnswer } from '#protocol/console/files.ts'
import type { News } from '#protocol/console/news.ts'
import { type House, perform, routed, speak } from '#protocol/pipeline.ts'
import { headerOf, type Request, type Response } from '#protocol/request.ts'
import { ProtocolFault, wireFault } from '#protocol/wire-fault.ts'

export interface ConsoleDoor {
  readonly house: House
  readonly files: ConsoleFiles
  readonly sessions: Sessions
  readonly links: SignInLinks
  readonly news: News
  /** Whom the one-time link signs in, and between which accounts it may switch. */
  readonly linkSignsIn: Pick<Session, 'accountId' | 'principal' | 'accounts'>
  /** Told when the link was used, so that the next one can be shown. */
  readonly onLinkUsed: () => void
  readonly regions: readonly string[]
  readonly region: string
  readonly endpoint: () => string
}

export const isConsole = ({ target }: Request): boolean =>
  target === '/console' || target.startsWith('/console/') || target.startsWith('/console?')

const cookieName = 'demarc-session'

const guards: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export async function answerConsole(door: ConsoleDoor, request: Request): Promise<Response> {
  const answer = await answerOrFault(door, request)
  return { ...answer, headers: { ...guards, ...answer.headers } }
}

/** Whatever goes wrong is an answer: a failure that got out of here would take the server with it. */
async function answerOrFault(door: ConsoleDoor, request: Request): Promise<Response> {
  try {
    const { pathname, searchParams } = new URL(request.target, 'http://console')
    return await routeConsole(door, request, pathname.replace(/^\/console\/?/, ''), searchParams)
  } catch (error) {
    const { status, type, message, ours } = wireFault(error, door.house.settings.profile)
    if (ours) door.house.onServerFault(error, request)
    return json(status, { __type: type, message })
  }
}

async function routeConsole(door: ConsoleDoor, request: Request, path: string, query: URLSearchParams): Promise<Response> {
  const session = sessionOf(door, request)
  switch (`${request.method} ${path}`) {
    case 'GET signin':
      return signIn(door, query.get('token') ?? '', session)
    case 'GET session':
      return session === undefined ? signedOut() : renewed(door, session, await whoAmI(door, session))
    case 'GET events':
      return session === undefined ? signedOut() : live(door, session)
    case 'POST api':
      return guarded(session, request, (trusted) => call(door, request, trusted))
    case 'POST session/switch':
      return guarded(session, request, (trusted) => switchAccount(door, request, trusted))
    case 'POST signout':
      return guarded(session, request, () => Promise.resolve(json(200, {}, cookie('', 0))))
    default:
      if (request.method === 'GET' || request.method === 'HEAD') return fileAnswer(door.files, path, request)
      return json(404, { __type: 'UnknownOperationException', message: `There is nothing at ${request.method} /console/${path}.` })
  }
}

function sessionOf(door: ConsoleDoor, request: Request): Session | undefined {
  const cookies = (headerOf(request, 'cookie') ?? '').split(/;\s*/)
  const sealed = cookies.find((each) => each.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  return sealed === undefined ? undefined : door.sessions.open(sealed, door.house.clock())
}

/** Another site can send our cookie along, but it can neither read the token nor set this header. */
function guarded(session: Session | undefined, request: Request, work: (session: Session) => Promise<Response>): Promise<Response> {
  if (session === undefined) return Promise.resolve(signedOut())
  if (headerOf(request, 'x-csrf-token') !== session.csrf) {
    return Promise.resolve(json(403, { __type: 'AccessDeniedException', message: 'The request does not carry the token of this session.' }))
  }
  return work(session)
}

const cookie = (value: string, maxAge: number): Record<string, string> => ({
  'set-cookie': `${cookieName}=${value}; Path=/console; HttpOnly; SameSite=Strict; Max-Age=${maxAge}`,
})

const twelveHours = 12 * 60 * 60

/** A link that is opened again by whoever is signed in already just leads to the console. */
function signIn(door: ConsoleDoor, token: string, session: Session | undefined): Response {
  const toConsole = { location: '/console/', 'cache-control': 'no-store' }
  if (!door.links.use(token)) {
    return session === undefined
      ? { status: 302, headers: { ...toConsole, location: '/console/?signin=used' }, body: '' }
      : { status: 302, headers: toConsole, body: '' }
  }
  const begun = door.sessions.begin(door.linkSignsIn, door.house.clock())
  door.onLinkUsed()
  return { status: 302, headers: { ...toConsole, ...cookie(door.sessions.seal(begun), twelveHours) }, body: '' }
}

/** Every look at the session keeps it alive. */
function renewed(door: ConsoleDoor, session: Session, body: object): Response {
  const seen = { ...session, seenAt: door.house.clock() }
  return json(200, body, cookie(door.sessions.seal(seen), twelveHours))
}

async function whoAmI(door: ConsoleDoor, session: Session): Promise<object> {
  const accounts = await door.house.store.read((tx) => Promise.all(session.accounts.map((id) => tx.accounts.find(id))))
  const known = accounts.flatMap((account) =>
    account === undefined ? [] : [{ accountId: account.accountId, name: account.name, partner: account.nniPartnerType !== 'nonPartner' }],
  )
  return {
    account: known.find(({ accountId }) => accountId === session.accountId),
    accounts: known,
    region: door.region,
    regions: door.regions,
    csrf: session.csrf,
    operator: false,
    sandbox: true,
    endpoint: door.endpoint(),
  }
}

/** `{"accountId"}`; a body that is anything else names none. */
function accountNamed(body: Uint8Array): string | undefined {
  try {
    const { accountId } = Object(JSON.parse(Buffer.from(body).toString('utf8'))) as { readonly accountId?: unknown }
    return typeof accountId === 'string' ? accountId : undefined
  } catch {
    return undefined
  }
}

async function switchAccount(door: ConsoleDoor, request: Request, session: Session): Promise<Response> {
  const accountId = accountNamed(request.body)
  if (accountId === undefined || !session.accounts.includes(accountId)) {
    return json(403, { __type: 'AccessDeniedException', message: `This session may not act for account ${accountId ?? ''}.` })
  }
  const switched = { ...session, accountId, principal: session.principal.replace(session.accountId, accountId) }
  return renewed(door, switched, await whoAmI(door, switched))
}

function call(door: ConsoleDoor, request: Request, session: Session): Promise<Response> {
  const region = headerOf(request, 'x-demarc-region') ?? door.region
  return speak(door.house, request, async () => {
    if (!looksLikeRegion(region))
      throw new ProtocolFault(400, 'InvalidSignatureException', `Credential should be scoped to a valid region, not '${region}'.`)
    const { accountId, principal } = session
    return perform(door.house, routed(request, door.house.settings), { accountId, principal, region }, request)
  })
}

function live(door: ConsoleDoor, { accountId }: Session): Response {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    body: ': hello\n\n',
    stream: (sink) => door.news.follow(accountId, sink),
  }
}

const signedOut = (): Response => json(401, { __type: 'UnrecognizedClientException', message: 'You are signed out.' })

const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
})
