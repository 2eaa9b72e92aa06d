// What the agent does when something is refused, disturbed, full or changed by hand: the rest goes on, and it is told.
import { expect, test } from 'vitest'
import { partialBetween } from '#link/partial.ts'
import { at, stage, two } from './support/agent-stage.ts'
import { peer4, privateInterface } from './support/documents.ts'

test('an interface that BIRD refuses is set aside alone, the rest goes on', async () => {
  const { router, publish, seen } = await stage()
  router.poison = 'key-number-2'
  await publish(at(1, [...two, privateInterface(3)]))
  expect([...router.sessions.keys()]).toEqual(['peer_f0000001', 'peer_f0000003'])
  expect(seen.at(-1)?.interfaces.map((one) => one.fault)).toEqual([undefined, expect.stringContaining('BIRD refused it'), undefined])
  expect(seen.at(-1)?.interfaces.map((one) => one.programmed)).toEqual([true, false, true])
})

test('an interface that the kernel refuses is set aside alone', async () => {
  const { router, publish, seen } = await stage()
  router.kernelPoison = 'vif-f0000002 type vlan'
  await publish(at(1, two))
  expect([...router.sessions.keys()]).toEqual(['peer_f0000001'])
  expect(seen.at(-1)?.interfaces[1]?.fault).toMatch(/kernel refused/)
})

test('an interface whose change is faulty stays as it was, even after a restart of the agent', async () => {
  const { router, publish, seen, start, agent } = await stage()
  await publish(at(1, two))
  await publish(at(2, [two[0], privateInterface(2, { peers: [peer4(2, { authKey: 'plain:with"quote' })] })]))
  expect(router.sessions.get('peer_f0000002')).toMatchObject({ flaps: 0 })
  expect(seen.at(-1)?.interfaces[1]?.fault).toMatch(/authentication key/)
  await agent[Symbol.asyncDispose]()
  await start()
  expect(router.sessions.get('peer_f0000002')).toMatchObject({ flaps: 0 })
})

test('a change that disturbs another session is undone and said', async () => {
  const { router, publish, agent, clock } = await stage()
  await publish(at(1, two))
  await clock.advance(5_000)
  router.careless = 'peer_f0000001'
  await publish(at(2, [...two, privateInterface(3)]))
  expect(agent.refused).toMatch(/undone.*peer_f0000001/)
  expect(router.sessions.has('peer_f0000003')).toBe(false)
  // The next audit tries again, and this time nothing is disturbed.
  await clock.advance(40_000)
  expect(router.sessions.has('peer_f0000003')).toBe(true)
  expect(agent.refused).toBeUndefined()
})

test('a full disk keeps the document out and the router as it is', async () => {
  const { router, publish, agent } = await stage()
  await publish(at(1, two))
  router.diskFull = true
  await publish(at(2, [...two, privateInterface(3)]))
  expect(agent.refused).toMatch(/ENOSPC/)
  expect(router.sessions.size).toBe(2)
  router.diskFull = false
  await publish(at(3, [...two, privateInterface(3)]))
  expect(router.sessions.size).toBe(3)
})

test('a journal that ends in half a line loses nothing that comes after it', async () => {
  const { router, publish, agent, start } = await stage()
  const first = at(1, two)
  await publish(first)
  router.diskFull = true
  const lost = at(2, [...two, privateInterface(3)])
  await publish(partialBetween(first, lost))
  expect(agent.refused).toMatch(/ENOSPC/)
  router.diskFull = false
  await agent[Symbol.asyncDispose]()
  const second = await start()
  await publish(partialBetween(lost, at(3, [...two, privateInterface(3), privateInterface(4)])))
  await second[Symbol.asyncDispose]()
  const third = await start()
  expect(third.revision).toBe(3)
  expect(router.sessions.has('peer_f0000004')).toBe(true)
})

test('differences are kept in a journal, which is folded when it is long', async () => {
  const { router, publish, agent, start } = await stage()
  let last = at(1, [privateInterface(0)])
  await publish(last)
  for (let revision = 2; revision <= 130; revision += 1) {
    const next = at(revision, [privateInterface(0, { mtu: 1300 + revision })])
    await publish(partialBetween(last, next))
    last = next
  }
  expect(router.files.get('desired.journal')?.split('\n').length).toBeLessThan(60)
  await agent[Symbol.asyncDispose]()
  const again = await start()
  expect(again.revision).toBe(130)
  expect(router.links.get('vif-f0000000')?.mtu).toBe(1430)
})

test('what somebody changed by hand is put right', async () => {
  const { router, publish, clock } = await stage()
  await publish(at(1, two))
  router.links.delete('vif-f0000001')
  router.running = ''
  await clock.advance(31_000)
  expect(router.links.get('vif-f0000001')).toMatchObject({ up: true })
  expect(router.running).toBe(router.files.get('bird.conf'))
})

test('MD5 failures are told for sessions that are down', async () => {
  const { router, publish, clock, seen } = await stage()
  await publish(at(1, two))
  const session = router.sessions.get('peer_f0000001')
  if (session) session.down = 'Connect'
  await clock.advance(4_000)
  router.md5Failures += 7
  await clock.advance(2_000)
  const told = seen.map((one) => one.interfaces[0]?.peers[0]).find((peer) => peer?.md5Failures !== undefined)
  expect(told).toMatchObject({ status: 'down', md5Failures: 7, lastError: expect.stringContaining('MD5') })
  expect(seen.every((one) => one.interfaces[1]?.peers[0]?.md5Failures === undefined)).toBe(true)
})
