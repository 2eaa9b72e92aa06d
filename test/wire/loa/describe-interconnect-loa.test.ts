import { describe, expect, test } from 'vitest'
import { readPdf } from '../../domain/loa/pdf-text.ts'
import { delay, enginesHere, openHouse, refusal } from '../../support/house.ts'

describe('DescribeInterconnectLoa', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test("a partner's letter for its interconnect is wrapped, and noted with it", async () => {
      await using house = await openHouse({ engine })
      const wish = { interconnectName: 'east', bandwidth: '10Gbps', location: 'EqDC2' }
      const { interconnectId } = await house.as('partner').createInterconnect(wish)
      const ask = () => house.as('partner').describeInterconnectLoa({ interconnectId })
      await expect(ask()).rejects.toMatchObject(
        refusal(`The LOA-CFA of ${interconnectId} is not ready: no port is assigned yet, it is in state requested.`),
      )
      await house.pass(delay)
      const { loa } = await ask()
      const { pages, texts } = await readPdf(loa?.loaContent as Uint8Array)
      expect(pages).toBe(1)
      expect(texts).toEqual(expect.arrayContaining([interconnectId, 'Harbor Interconnect', 'east']))
      const { interconnects } = await house.as('partner').describeInterconnects({ interconnectId })
      expect(interconnects?.[0]?.loaIssueTime).toBeInstanceOf(Date)
      const again = await house.as('partner').describeLoa({ connectionId: interconnectId })
      expect(again.loaContentType).toBe('application/pdf')
      expect(house.faults).toEqual([])
    })

    test('a connection is no interconnect, and a customer is no partner', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('partner')
      await expect(house.as('partner').describeInterconnectLoa({ interconnectId: connectionId })).rejects.toMatchObject(
        refusal(`Could not find Interconnect with ID ${connectionId}`),
      )
      await expect(house.as('blue').describeInterconnectLoa({ interconnectId: 'dxcon-fzzzzzzz' })).rejects.toMatchObject(
        refusal(`Account ${house.accountId.blue} is not an authorized Direct Connect partner in us-east-1.`),
      )
    })
  })
})
