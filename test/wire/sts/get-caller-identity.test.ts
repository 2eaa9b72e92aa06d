import { describe, expect, test } from 'vitest'
import { demoAccounts } from '#sandbox/accounts.ts'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { send, sendSigned, type Signing } from '../protocol/raw.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const body = 'Action=GetCallerIdentity&Version=2011-06-15'

describe('GetCallerIdentity', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const ask = (how: Signing = {}, sent = body) => sendSigned(house().endpoint, { headers: form, body: sent }, { service: 'sts', ...how })

    test.for(demoAccounts)('$name is told its account, in XML', async ({ accountId, accessKeyId, secretAccessKey }) => {
      const answer = await ask({ accessKeyId, secretAccessKey })
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toMatch(/^text\/xml/)
      const id = answer.headers['x-amzn-requestid'] as string
      expect(answer.text.replace(/>\s+</g, '><').trim()).toBe(
        `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${accountId}:root</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
      )
    })

    test('in any region', async () => {
      for (const region of ['us-east-1', 'eu-west-2', 'aws-global']) expect((await ask({ region })).status).toBeLessThan(500)
      expect((await ask({ region: 'ap-southeast-2' })).status).toBe(200)
    })

    test('a key that does not exist, a wrong secret and no signature are refused with 403, in XML', async () => {
      for (const [answer, code] of [
        [await ask({ accessKeyId: 'AKIATESTNOBODY000000' }), 'InvalidClientTokenId'],
        [await ask({ secretAccessKey: 'wrong' }), 'SignatureDoesNotMatch'],
        [await send(house().endpoint, { headers: form, body }), 'MissingAuthenticationToken'],
      ] as const) {
        expect(answer.status).toBe(403)
        expect(answer.text).toContain('<ErrorResponse')
        expect(answer.text).toContain(`<Code>${code}</Code>`)
      }
    })

    test('a scope of our own service does not do for it', async () => {
      const answer = await ask({ service: 'directconnect' })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('<Code>SignatureDoesNotMatch</Code>')
    })

    test('an action that is not there is refused in XML', async () => {
      const answer = await ask({}, 'Action=GetEverything&Version=2011-06-15')
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('<Code>InvalidAction</Code>')
    })
  })
})
