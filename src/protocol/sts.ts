// The one call of the Security Token Service that every client makes: who am I. It speaks awsQuery,
// a form in and XML out, and its scope names `sts`.
import { looksLikeRegion } from '#domain/regions.ts'
import type { House } from '#protocol/pipeline.ts'
import type { Request, Response } from '#protocol/request.ts'
import { AuthFault, type AuthFaultCode } from '#protocol/sigv4/auth-fault.ts'
import { verify } from '#protocol/sigv4/verify.ts'

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'

/** How awsQuery names what the signature check found, and with which status. */
const authNames: Readonly<Record<AuthFaultCode, readonly [number, string]>> = {
  MissingAuthenticationToken: [403, 'MissingAuthenticationToken'],
  IncompleteSignature: [400, 'IncompleteSignature'],
  InvalidSignature: [403, 'SignatureDoesNotMatch'],
  UnrecognizedClient: [403, 'InvalidClientTokenId'],
  ExpiredToken: [403, 'ExpiredToken'],
}

export async function answerSts(house: House, request: Request): Promise<Response> {
  try {
    const { method, target, rawHeaders, body } = request
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'))
    const { credential } = await verify({
      method,
      target,
      rawHeaders,
      body,
      now: house.clock(),
      lookup: house.lookup,
      services: ['sts'],
      knownRegion: looksLikeRegion,
      maxSkewMs: 15 * 60_000,
    })
    const action = form.get('Action')
    if (action !== 'GetCallerIdentity') return fault(request, 400, 'InvalidAction', `Could not find operation ${action ?? ''} for version ${form.get('Version') ?? ''}`)
    return identity(request, credential)
  } catch (error) {
    if (error instanceof AuthFault) return fault(request, ...authNames[error.code], error.message)
    house.onServerFault(error, request)
    return fault(request, 500, 'InternalFailure', 'An internal error occurred.')
  }
}

function identity(request: Request, { principal, accountId }: { readonly principal: string; readonly accountId: string }): Response {
  const userId = principal.endsWith(':root') ? accountId : principal.slice(principal.lastIndexOf('/') + 1)
  return xml(
    request,
    200,
    `<GetCallerIdentityResponse xmlns="${namespace}">
  <GetCallerIdentityResult>
    <Arn>${escaped(principal)}</Arn>
    <UserId>${escaped(userId)}</UserId>
    <Account>${accountId}</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>${request.requestId}</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
`,
  )
}

const fault = (request: Request, status: number, code: string, message: string): Response =>
  xml(
    request,
    status,
    `<ErrorResponse xmlns="${namespace}">
  <Error>
    <Type>${status >= 500 ? 'Receiver' : 'Sender'}</Type>
    <Code>${code}</Code>
    <Message>${escaped(message)}</Message>
  </Error>
  <RequestId>${request.requestId}</RequestId>
</ErrorResponse>
`,
  )

const xml = ({ requestId }: Request, status: number, body: string): Response => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body,
})

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
