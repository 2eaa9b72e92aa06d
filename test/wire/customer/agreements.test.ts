import { describe, expect, test } from 'vitest'
import type { Account } from '#domain/accounts/account.ts'
import { enginesHere, openHouse, refusal, type TestHouse } from '../../support/house.ts'

const offered: Account['agreements'] = [
  { agreementName: 'first', status: 'unsigned' },
  { agreementName: 'second', status: 'unsigned' },
]

const offer = (house: TestHouse) =>
  house.store.write((tx) => tx.accounts.put({ accountId: house.accountId.green, name: 'Green', nniPartnerType: 'v1', agreements: offered }))

const statusOf = async (house: TestHouse) => (await house.as('green').describeCustomerMetadata({})).agreements?.map(({ status }) => status)

describe('DescribeCustomerMetadata', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('a partner learns its kind and its agreements', async () => {
      await using house = await openHouse({ engine })
      const { text } = await house.call('partner', 'DescribeCustomerMetadata')
      expect(JSON.parse(text)).toEqual({
        agreements: [{ agreementName: 'Partner network to network interface', status: 'unsigned' }],
        nniPartnerType: 'v2',
      })
      expect(house.faults).toEqual([])
    })

    test('a customer is no partner and has none', async () => {
      await using house = await openHouse({ engine })
      const { text } = await house.call('blue', 'DescribeCustomerMetadata')
      expect(JSON.parse(text)).toEqual({ agreements: [], nniPartnerType: 'nonPartner' })
    })
  })
})

describe('ConfirmCustomerAgreement', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('signs the one that is named', async () => {
      await using house = await openHouse({ engine })
      await offer(house)
      const { text } = await house.call('green', 'ConfirmCustomerAgreement', { agreementName: 'second' })
      expect(text).toBe('{"status":"signed"}')
      expect(await statusOf(house)).toEqual(['unsigned', 'signed'])
      expect(await house.as('green').describeCustomerMetadata({})).toMatchObject({ nniPartnerType: 'v1' })
      expect(house.faults).toEqual([])
    })

    test('signs all where none is named, and again without change', async () => {
      await using house = await openHouse({ engine })
      await offer(house)
      for (let time = 0; time < 2; time += 1) {
        expect(await house.as('green').confirmCustomerAgreement({})).toMatchObject({ status: 'signed' })
        expect(await statusOf(house)).toEqual(['signed', 'signed'])
      }
    })

    test('a name that is not among them is refused, and nothing is signed', async () => {
      await using house = await openHouse({ engine })
      await offer(house)
      for (const agreementName of ['third', 'First']) {
        await expect(house.as('green').confirmCustomerAgreement({ agreementName })).rejects.toMatchObject(
          refusal(`There is no customer agreement named ${agreementName}.`),
        )
      }
      await expect(house.as('green').confirmCustomerAgreement({ agreementName: '' })).rejects.toMatchObject(
        refusal('agreementName must have 1 to 100 characters.'),
      )
      await expect(house.as('green').confirmCustomerAgreement({ agreementName: 'x'.repeat(101) })).rejects.toMatchObject({
        name: 'ValidationException',
      })
      expect(await statusOf(house)).toEqual(['unsigned', 'unsigned'])
    })

    test('an account without agreements has signed all of them', async () => {
      await using house = await openHouse({ engine })
      expect(await house.as('blue').confirmCustomerAgreement({})).toMatchObject({ status: 'signed' })
      expect(await house.as('blue').describeCustomerMetadata({})).toMatchObject({ agreements: [] })
    })
  })
})
