import { expect, test } from 'vitest'
import { openHouse } from '../../support/house.ts'

test('a fault of ours has the name and status of the reference, its id, and no detail; the log has it all', async () => {
  await using house = await openHouse()
  await house.call('blue', 'DescribeConnections')
  const fire = new Error('the disk is on fire in /var/lib/secret')
  Object.assign(house.store, { read: () => Promise.reject(fire) })
  const answer = await house.call('blue', 'DescribeConnections')
  expect([answer.status, answer.text]).toEqual([400, '{"__type":"DirectConnectServerException","message":"An internal error occurred."}'])
  expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
  expect(house.faults).toEqual([fire])
})
