// The agent on a router in memory: what it believes, in which order it works, and that it goes on alone.
import { expect, test } from 'vitest'
import { partialBetween } from '#link/partial.ts'
import { newKeyPair, signDesired } from '#link/sign.ts'
import { at, signer, stage, two } from './support/agent-stage.ts'
import { peer4, peer6, privateInterface, suffix } from './support/documents.ts'

test('a document becomes links, addresses and sessions, and is confirmed', async () => {
  const { router, agent, publish, clock } = await stage()
  await publish(at(1, [privateInterface(1, { peers: [peer4(1), peer6(1)] })]))
  expect([...router.sessions.keys()]).toEqual(['peer_f0000001', `peer_${suffix(500_001)}`])
  expect(router.links.get('vif-f0000001')).toMatchObject({
    kind: 'vlan',
    vlan: 102,
    parent: 'eth1',
    up: true,
    addresses: ['169.254.0.5/30', 'fd00:7:1::1/125'],
  })
  await clock.advance(60_000)
  expect(router.running).toBe(agent.applied?.rendered.text)
  expect(router.files.get('bird.conf')).toBe(router.running)
})

test('nothing is configured when nothing changed', async () => {
  const { router, publish, clock } = await stage()
  await publish(at(1, two))
  await publish(at(2, two, { issuedAt: 5 }))
  await clock.advance(120_000)
  expect(router.configures).toBe(1)
})

test('a burst is one change', async () => {
  const { router, control, agent, clock } = await stage()
  for (let revision = 1; revision <= 20; revision += 1) {
    control.publish(
      signDesired(
        at(
          revision,
          Array.from({ length: revision }, (_, index) => privateInterface(index)),
        ),
        signer.privateKey,
      ),
    )
  }
  await clock.advance(100)
  await agent.idle()
  expect(router.configures).toBe(1)
  expect(router.sessions.size).toBe(20)
})

test('a session outside the change keeps its time', async () => {
  const { router, publish } = await stage()
  await publish(at(1, two))
  const since = router.sessions.get('peer_f0000001')?.upSince
  await publish(at(2, [two[0], privateInterface(2, { peers: [peer4(2, { asn: 65_099 })] }), privateInterface(3)]))
  expect(router.sessions.get('peer_f0000001')?.upSince).toBe(since)
  expect(router.sessions.get('peer_f0000002')?.flaps).toBe(1)
})

test('a difference is put onto what is there', async () => {
  const { router, publish, agent } = await stage()
  const before = at(1, two)
  await publish(before)
  await publish(partialBetween(before, at(2, [two[0], privateInterface(3)])))
  expect([...router.sessions.keys()]).toEqual(['peer_f0000001', 'peer_f0000003'])
  expect(agent.revision).toBe(2)
  expect(router.links.has('vif-f0000002')).toBe(false)
})

test('a difference to something else waits for a complete document', async () => {
  const { router, publish, agent } = await stage()
  await publish(at(1, two))
  await publish(partialBetween(at(7, two), at(8, [two[0]])))
  expect(agent.revision).toBe(1)
  expect(router.sessions.size).toBe(2)
})

test('an interface that a complete document forgets stays, one that it removes goes', async () => {
  const { router, publish, seen } = await stage()
  await publish(at(1, two))
  await publish(at(2, [two[0]]))
  expect(router.sessions.has('peer_f0000002')).toBe(true)
  await publish(at(3, [two[0]], { removed: [two[1].virtualInterfaceId] }))
  expect(router.sessions.has('peer_f0000002')).toBe(false)
  expect(router.links.has('vif-f0000002')).toBe(false)
  expect(seen.at(-1)?.removed).toEqual([two[1].virtualInterfaceId])
})

test('an older revision is never applied', async () => {
  const { router, publish, agent } = await stage()
  await publish(at(5, two))
  await publish(at(4, [two[0]], { removed: [two[1].virtualInterfaceId] }))
  expect(agent.revision).toBe(5)
  expect(router.sessions.size).toBe(2)
})

test('a document for another edge is refused', async () => {
  const { router, publish, agent } = await stage()
  await publish(at(1, two, { edge: 'demarc-lon1-edge-9' }))
  expect(agent.refused).toMatch(/another edge/)
  expect(router.sessions.size).toBe(0)
})

test('a document that somebody else signed is refused', async () => {
  const { router, control, agent, clock } = await stage()
  control.publish(signDesired(at(1, two), newKeyPair('ed25519').privateKey))
  await clock.advance(100)
  expect(agent.refused).toMatch(/signature/)
  const good = signDesired(at(1, two), signer.privateKey)
  control.publish({ ...good, document: good.document.replace('65001', '65002') })
  await clock.advance(100)
  expect(agent.refused).toMatch(/signature/)
  expect(router.sessions.size).toBe(0)
})

test('more than a share of the sessions is only removed with the operator’s word', async () => {
  const { router, publish, agent } = await stage({ removalFloor: 2 })
  const many = Array.from({ length: 20 }, (_, index) => privateInterface(index))
  await publish(at(1, many))
  const rest = many.slice(0, 10)
  const removed = many.slice(10).map((one) => one.virtualInterfaceId)
  await publish(at(2, rest, { removed }))
  expect(agent.refused).toMatch(/remove 10 of 20 sessions/)
  expect(router.sessions.size).toBe(20)
  await publish(at(3, rest, { removed, mayRemoveMany: true }))
  expect(router.sessions.size).toBe(10)
})

test('the control plane may be gone for any time', async () => {
  const { router, publish, control, clock, start } = await stage()
  await publish(at(1, two))
  control.cut(true)
  await clock.advance(86_400_000)
  const again = await start()
  await again.idle()
  expect(router.configures).toBe(1)
  expect([...router.sessions.values()].map((session) => session.flaps)).toEqual([0, 0])
})

test('a failover test holds its peer down and ends by itself, without a control plane', async () => {
  const { router, publish, control, clock, seen } = await stage()
  const until = clock.now() + 600_000
  await publish(at(1, [privateInterface(1, { peers: [peer4(1, { heldDownUntil: until })] }), two[1]]))
  expect(router.sessions.get('peer_f0000001')?.down).toBeDefined()
  expect(seen.at(-1)?.interfaces[0]?.peers[0]).toMatchObject({ status: 'down', lastError: 'Held down by a failover test' })
  control.cut(true)
  await clock.advance(601_000)
  expect(router.sessions.get('peer_f0000001')?.down).toBeUndefined()
  expect(router.sessions.get('peer_f0000002')?.flaps).toBe(0)
})

test('an agent that starts again in the middle of a failover test still ends it', async () => {
  const { router, publish, control, clock, agent, start } = await stage()
  await publish(at(1, [privateInterface(1, { peers: [peer4(1, { heldDownUntil: clock.now() + 600_000 })] })]))
  await agent[Symbol.asyncDispose]()
  control.cut(true)
  await clock.advance(300_000)
  await start()
  expect(router.sessions.get('peer_f0000001')?.down).toBeDefined()
  await clock.advance(301_000)
  expect(router.sessions.get('peer_f0000001')?.down).toBeUndefined()
})
