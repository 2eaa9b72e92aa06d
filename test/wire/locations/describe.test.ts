import { describe, expect, test } from 'vitest'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'

describe('DescribeLocations', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    const locations = async (region?: string) => (await house().as('blue', region).describeLocations()).locations ?? []

    test('lists what can be ordered in the region of the call, in the spelling of locations', async () => {
      const ashburn = (await locations()).find(({ locationCode }) => locationCode === 'EqDC2')
      expect(ashburn).toMatchObject({ locationName: 'Equinix DC2/DC11, Ashburn, VA', region: 'us-east-1' })
      expect(ashburn?.availablePortSpeeds).toEqual(expect.arrayContaining(['1G', '10G', '100G']))
      expect(ashburn?.availableMacSecPortSpeeds).toEqual(expect.arrayContaining(['10G', '100G']))
      expect(ashburn?.availableProviders?.length).toBeGreaterThan(0)
    })

    test('has exactly the members of the API', async () => {
      const { json } = await house().call('blue', 'DescribeLocations')
      expect(Object.keys(json)).toEqual(['locations'])
      const names = new Set((json.locations as object[]).flatMap((each) => Object.keys(each)))
      expect([...names].sort()).toEqual([
        'availableBillingModes',
        'availableMacSecPortSpeeds',
        'availablePortSpeeds',
        'availableProviders',
        'locationCode',
        'locationName',
        'region',
      ])
    })

    test.for(['us-east-1', 'us-west-2', 'eu-west-1', 'eu-west-2', 'us-east-2', 'cloudgouv-eu-west-1', 'us-gov-west-1', 'ap-southeast-2'])(
      'has at least two in %s, all of that region',
      async (region) => {
        const found = await locations(region)
        expect(found.length).toBeGreaterThanOrEqual(2)
        expect(new Set(found.map((each) => each.region))).toEqual(new Set([region]))
      },
    )

    test("has OUTSCALE's three places in eu-west-2", async () => {
      const codes = (await locations('eu-west-2')).map(({ locationCode }) => locationCode)
      expect(codes).toEqual(expect.arrayContaining(['PAR1', 'Par3', 'PAR5']))
    })

    test('has none where the provider is not', async () => {
      expect((await house().call('blue', 'DescribeLocations', {}, { region: 'xx-nowhere-1' })).text).toBe('{"locations":[]}')
    })

    test('ignores members that it does not take, and an empty body is as good as none', async () => {
      const whole = (await house().call('blue', 'DescribeLocations')).text
      expect((await house().call('blue', 'DescribeLocations', { Foo: 'Bar' })).text).toBe(whole)
      expect((await house().call('blue', 'DescribeLocations', '')).text).toBe(whole)
    })
  })
})
