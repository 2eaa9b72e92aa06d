// The older protocol's door with the audit and the throttle around it. Who called is known once the
// door has noted the use of a key; what was asked is the form, and the answer says how it went.
import type { House } from '#protocol/pipeline.ts'
import { answerQuery } from '#protocol/query/door.ts'
import type { Request, Response } from '#protocol/request.ts'
import { ProtocolFault } from '#protocol/wire-fault.ts'
import type { KeyUse } from '#store/tx.ts'

export async function auditedQuery(house: House, request: Request): Promise<Response> {
  const { audit, throttle } = house
  if (audit === undefined && throttle === undefined) return answerQuery(house, request)
  let use: KeyUse | undefined
  let refusal: unknown
  const onKeyUse = (noted: KeyUse) => {
    use = noted
    house.onKeyUse(noted)
    try {
      throttle?.take(noted.accessKeyId, noted.accessKeyId, house.clock())
    } catch (error) {
      refusal = error
      throw error
    }
  }
  const onServerFault: House['onServerFault'] = (error, asked) => (error === refusal ? undefined : house.onServerFault(error, asked))
  const answered = await answerQuery({ ...house, onKeyUse, onServerFault }, request)
  const response = refusal === undefined ? answered : throttled(answered)
  const who = use && (await house.lookup(use.accessKeyId))
  if (audit === undefined || use === undefined || who === undefined) return response
  const { Action = '', ...form } = Object.fromEntries(new URLSearchParams(Buffer.from(request.body).toString('utf8')))
  const trail = audit.begin({
    service: use.service,
    name: Action.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 64),
    calling: { accountId: who.accountId, principal: who.principal, region: use.region, accessKeyId: who.accessKeyId },
    request,
    readOnly: /^(Get|List|Describe)/.test(Action),
  })
  const asked = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, /password|secret|token/i.test(name) ? '[PROTECTED]' : value.slice(0, 1024)]),
  )
  const code = /<Code>([\w.]+)<\/Code>/.exec(String(response.body))?.[1]
  if (response.status < 400) trail.looked(asked)
  else
    trail.refused(
      asked,
      new ProtocolFault(response.status, code ?? 'InternalFailure', /<Message>([^<]*)<\/Message>/.exec(String(response.body))?.[1] ?? ''),
    )
  return response
}

const throttled = (answered: Response): Response => ({
  ...answered,
  status: 400,
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>\n',
})
