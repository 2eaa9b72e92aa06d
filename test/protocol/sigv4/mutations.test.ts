// A signed request that was changed in any way that matters is refused, and one changed in a way that does
// not matter (the case of a header's name, white space around its value, an unsigned header) is still
// recognised. What matters is said a second time here, by `meaning`, in the simplest words; a run fails both
// when a change slips through and when a harmless one is refused.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { AuthFault } from '#protocol/sigv4/auth-fault.ts'
import { another, lasting, oneOf, request, seeded, session, signers, verified } from './signed-requests.ts'
import type { Arrived } from './signed-requests.ts'

const seed = Number(process.env['SIGV4_SEED'] ?? 20_261_120)
const runs = Number(process.env['SIGV4_MUTATIONS'] ?? 20_000)

const atMostOnce = [
  'authorization',
  'content-length',
  'content-type',
  'date',
  'host',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
]
const tidy = (value: string): string => value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')

/** Two requests with the same meaning must be answered alike. */
const meaning = ({ method, target, headers, body }: Arrived): string => {
  const tidied = headers.map(([name, value]) => [name.toLowerCase(), tidy(value)] as const)
  const values = (name: string) => tidied.filter(([other]) => other === name).map(([, value]) => value)
  const [scheme = '', ...rest] = (values('authorization')[0] ?? '').split(' ')
  const parameters = rest.join(' ').split(',').map(tidy).toSorted()
  const signed = (parameters.find((pair) => pair.startsWith('SignedHeaders=')) ?? '').slice('SignedHeaders='.length).split(';')
  const sha256 = createHash('sha256').update(body).digest('hex')
  return JSON.stringify([
    method,
    target,
    sha256,
    scheme,
    parameters,
    signed.map((name) => values(name).join(',')),
    atMostOnce.filter((name) => values(name).length > 1),
    // Two of them joined in order are one to a signer, so the names count and not how often they come.
    [...new Set(tidied.map(([name]) => name))].filter((name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256').toSorted(),
    values('x-amz-content-sha256').every((value) => value === sha256),
  ])
}

type UpTo = (limit: number) => number

const mutatedText = (text: string, upTo: UpTo): string => {
  const at = upTo(Math.max(text.length, 1))
  const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
  const random = String.fromCharCode(upTo(20) === 0 ? upTo(256) : 32 + upTo(95))
  const flipped = here === '' ? random : String.fromCharCode(here.charCodeAt(0) ^ (1 << upTo(8)))
  const swappedCase = here === here.toLowerCase() ? here.toUpperCase() : here.toLowerCase()
  const ways = [flipped, flipped, random, '', here + random, here + here, after.slice(0, 1) + here, swappedCase, `${here} `]
  const way = upTo(ways.length)
  return before + (ways[way] ?? '') + (way === 6 ? after.slice(1) : after)
}

/** Changes one place, found by weight: a long field is hit more often than a short one. */
const mutated = (original: Arrived, upTo: UpTo): Arrived => {
  const { method, target, headers, body } = original
  const fields = [method, target, body.toString('latin1'), ...headers.flat()]
  if (upTo(12) === 0) {
    const at = upTo(headers.length)
    const changed = [headers.toSpliced(at, 1), headers.toSpliced(upTo(headers.length), 0, oneOf(headers, upTo)), headers.toReversed()]
    return { ...original, headers: oneOf(changed, upTo) }
  }
  let place = upTo(fields.reduce((sum, field) => sum + field.length + 1, 0))
  const at = fields.findIndex((field) => (place -= field.length + 1) < 0)
  fields[at] = mutatedText(fields[at] ?? '', upTo)
  const [newMethod = '', newTarget = '', newBody = '', ...flat] = fields
  const pairs = headers.map((_, i) => [flat[2 * i] ?? '', flat[2 * i + 1] ?? ''] as const)
  return { method: newMethod, target: newTarget, body: Buffer.from(newBody, 'latin1'), headers: pairs }
}

/** Signed by each signer with each key over each body, with what it means. */
const signedRequests = async () => {
  const found: { readonly signed: Arrived; readonly means: string }[] = []
  for (const sign of Object.values(signers)) {
    for (const credential of [lasting, another, session]) {
      for (const body of ['', '{}', '{"virtualInterfaceId":"dxvif-ffabcdef"}']) {
        const signed = await sign(request({ body: Buffer.from(body) }), credential)
        found.push({ signed, means: meaning(signed) })
      }
    }
  }
  return found
}

test('of many changed requests exactly those that still mean the same are recognised', { timeout: 30_000 + runs }, async () => {
  const upTo = seeded(seed)
  const originals = await signedRequests()
  let [refused, harmless] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const { signed, means } = oneOf(originals, upTo)
    const once = mutated(signed, upTo)
    const changed = upTo(4) === 0 ? mutated(once, upTo) : once
    const isHarmless = meaning(changed) === means
    const answer = await verified(changed).catch((error: unknown) => error)
    const isRefused = answer instanceof AuthFault
    // Built only on failure: a message for each of millions of runs would cost more than the runs.
    if (isRefused === isHarmless || (!isRefused && answer instanceof Error)) {
      const verdict = isHarmless ? 'means the same but was refused' : 'was changed but not refused'
      throw new Error(`seed ${seed}, run ${run} ${verdict}: ${String(answer)} ${JSON.stringify(changed)}`)
    }
    if (isHarmless) harmless += 1
    else refused += 1
  }
  console.info(`SigV4 mutations: ${refused} refused, ${harmless} harmless (seed ${seed})`)
  expect(refused).toBeGreaterThan(runs * 0.7)
  expect(harmless).toBeGreaterThan(runs * 0.01)
})
