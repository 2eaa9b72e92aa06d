// How long a signature is good, to the second, and which of the two dates of a request counts.

import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalRequest, signature, stringToSign } from '#protocol/sigv4/canonical.ts'
import { signingKey } from '#protocol/sigv4/signing-key.ts'
import { byAws4, header, lasting, now, request, verified, withHeader } from './signed-requests.ts'
import type { Arrived } from './signed-requests.ts'

const signed = await byAws4(request(), lasting)

const at = (seconds: number) => verified(signed, { now: now + seconds * 1000 })

test.for([-300, -299, 0, 299, 300])('a signature is good %s seconds after it was made', async (seconds) => {
  await expect(at(seconds)).resolves.toMatchObject({ accessKeyId: lasting.accessKeyId })
})

test('it is over after 301 seconds', async () => {
  const message = 'Signature expired: 20261120T120000Z is now earlier than 20261120T120001Z (20261120T120501Z - 5 min.)'
  await expect(at(301)).rejects.toMatchObject({ code: 'InvalidSignature', message })
})

test('it is not yet there 301 seconds before', async () => {
  const message = 'Signature not yet current: 20261120T120000Z is still later than 20261120T115959Z (20261120T115459Z + 5 min.)'
  await expect(at(-301)).rejects.toMatchObject({ code: 'InvalidSignature', message })
})

test('parts of a second are not counted, so that the sentence is true as it is read', async () => {
  await expect(at(300.999)).resolves.toBeDefined()
  await expect(at(-300.001)).rejects.toThrow('is still later than 20261120T115959Z (20261120T115459Z + 5 min.)')
})

test('the window is what the service says it is', async () => {
  const maxSkewMs = 900_000
  await expect(verified(signed, { now: now + 900_000, maxSkewMs })).resolves.toBeDefined()
  await expect(verified(signed, { now: now + 901_000, maxSkewMs })).rejects.toThrow('(20261120T121501Z - 15 min.)')
  await expect(verified(signed, { now: now - 901_000, maxSkewMs })).rejects.toThrow('(20261120T114459Z + 15 min.)')
})

test('the scope names the day of the signature and not that of the server', async () => {
  const midnight = Date.UTC(2026, 10, 21)
  const lastSecond = await byAws4(request({ at: midnight - 1000 }), lasting)
  expect(header(lastSecond, 'authorization')).toContain('/20261120/')
  await expect(verified(lastSecond, { now: midnight + 60_000 })).resolves.toBeDefined()
})

test('X-Amz-Date counts where both are there', async () => {
  await expect(verified(withHeader(signed, 'date', 'Fri, 20 Nov 2026 11:59:59 GMT'))).resolves.toMatchObject({ credential: lasting })
})

test('where X-Amz-Date is absent, Date counts if it has the same form', async () => {
  const withDate = (date: string): Arrived => {
    const headers = [...request().headers.filter(([name]) => name !== 'User-Agent'), ['Date', date] as const]
    const signedHeaders = headers.map(([name]) => name.toLowerCase()).toSorted()
    const payloadHash = hash('sha256', request().body, 'hex')
    const canonical = canonicalRequest({ method: 'POST', path: '/', query: '', headers: headers.flat(), signedHeaders, payloadHash })
    const key = signingKey({ ...lasting, day: '20261120', region: 'eu-west-1', service: 'directconnect' })
    const scope = '20261120/eu-west-1/directconnect/aws4_request'
    const proof = signature(key, stringToSign(date, scope, canonical)).toString('hex')
    const value = `AWS4-HMAC-SHA256 Credential=${lasting.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${proof}`
    return { ...request(), headers: [...headers, ['Authorization', value]] }
  }
  await expect(verified(withDate('20261120T120000Z'))).resolves.toMatchObject({ credential: lasting })
  await expect(verified(withHeader(withDate('20261120T120000Z'), 'date', '20261120T120001Z'))).rejects.toThrow(
    'does not match the signature you provided',
  )
  await expect(verified(withDate('Fri, 20 Nov 2026 12:00:00 GMT'))).rejects.toMatchObject({
    code: 'IncompleteSignature',
    message: `Date must be in ISO-8601 'basic format'. Got 'Fri, 20 Nov 2026 12:00:00 GMT'. See http://en.wikipedia.org/wiki/ISO_8601`,
  })
})
