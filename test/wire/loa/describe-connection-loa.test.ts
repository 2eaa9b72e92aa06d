import { describe, expect, test } from 'vitest'
import { readPdf } from '../../domain/loa/pdf-text.ts'
import { enginesHere, openHouse, refusal } from '../../support/house.ts'

describe('DescribeConnectionLoa', () => {
  describe.for(enginesHere)('on $name', (engine) => {
    test('the letter is wrapped', async () => {
      await using house = await openHouse({ engine })
      const connectionId = await house.connection('blue')
      const { loa } = await house.as('blue').describeConnectionLoa({ connectionId, providerName: 'Zayo Group' })
      expect(loa?.loaContentType).toBe('application/pdf')
      const { texts } = await readPdf(loa?.loaContent as Uint8Array)
      expect(texts).toEqual(expect.arrayContaining([connectionId, 'Zayo Group']))
      const { connections } = await house.as('blue').describeConnections({ connectionId })
      expect(connections?.[0]?.loaIssueTime).toBeInstanceOf(Date)
      expect(house.faults).toEqual([])
    })

    test('it is for connections with a port of their own only', async () => {
      await using house = await openHouse({ engine })
      const ask = (connectionId: string) => house.as('blue').describeConnectionLoa({ connectionId })
      await expect(ask('dxlag-f0000001')).rejects.toMatchObject(refusal('Connection ID dxlag-f0000001 has an invalid format.'))
      const { connectionId } = await house.as('blue').createConnection({ location: 'EqDC2', bandwidth: '1Gbps', connectionName: 'new' })
      await expect(ask(connectionId as string)).rejects.toMatchObject(
        refusal(`The LOA-CFA of ${connectionId} is not ready: no port is assigned yet, it is in state requested.`),
      )
      await house.store.write(async (tx) => {
        const row = await tx.connections.lock(connectionId as string)
        if (row !== undefined) await tx.connections.update({ ...row, kind: 'hosted', connectionState: 'available' })
      })
      await expect(ask(connectionId as string)).rejects.toMatchObject(
        refusal(`There is no LOA-CFA for hosted connection ${connectionId}: its port is the partner's, who has the cross connect.`),
      )
    })
  })
})
