// Rows that no call of this test room makes, written past the door: hosted connections, and ports
// whose link went down.
import { newConnection } from '#domain/connections/maker.ts'
import type { Connection } from '#domain/connections/connection.ts'
import { random } from '#main/world.ts'
import type { TestHouse, Who } from '../../support/house.ts'

/** A hosted connection of `owner`'s on a port of the partner's that nobody sees; up, in EqDC2. */
export async function hostedConnection(house: TestHouse, owner: Who, wish: Partial<Connection> = {}): Promise<string> {
  return house.store.write(async (tx) => {
    const location = await tx.locations.find('us-east-1', 'EqDC2')
    const [device] = await tx.devices.at('us-east-1', 'EqDC2')
    if (location === undefined || device === undefined) throw new Error('The sandbox has no EqDC2.')
    const wanted = { connectionName: 'hosted', bandwidth: '500Mbps', location, ownerAccount: house.accountId[owner], tags: [] }
    const row: Connection = {
      ...newConnection(wanted, { now: house.now(), random }),
      kind: 'hosted',
      connectionState: 'available',
      device: device.deviceId,
      logicalDevice: device.logicalDeviceId,
      jumboFrameCapable: true,
      wasUp: true,
      parentId: 'dxcon-fparent0',
      parentOwner: house.accountId.partner,
      partnerName: 'Harbor Interconnect',
      vlan: 300,
      ...wish,
    }
    await tx.connections.insert(row)
    return row.connectionId
  })
}

/** Puts a connection into a state that only its wire would bring it into. */
export const setState = (house: TestHouse, connectionId: string, connectionState: Connection['connectionState']): Promise<void> =>
  house.store.write(async (tx) => {
    const row = await tx.connections.lock(connectionId)
    if (row !== undefined) await tx.connections.update({ ...row, connectionState, since: house.now() })
  })
