// The server's desk for edges over a real store, asked as the endpoint asks it: no router is needed for this.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { interfacesFollowTheirEdges } from '#lifecycle/edges.ts'
import { documentOf, edgeAfter, type EdgeSeals } from '#lifecycle/edge-documents.ts'
import { linkVersion } from '#link/desired.ts'
import type { Observed } from '#link/observed.ts'
import { readDesired } from '#link/read.ts'
import { peerKeyPlace, unseal } from '#link/seal.ts'
import { isSignedBy, newKeyPair, type SignedDesired } from '#link/sign.ts'
import { edgeDesk, type EdgeDesk, inviteEdge, letRemoveMany } from '#main/edges.ts'
import type { Store } from '#store/tx.ts'
import { connection, peer as storedPeer, virtualInterface } from '../store/rows.ts'
import { memoryStore } from '../support/stores.ts'

const now = 1_700_000_000_000
const plain: EdgeSeals = { peer: (key) => `plain:${key}`, port: (key) => `plain:${key}` }
const device = 'edge-1'
const random = (bytes: number) => new Uint8Array(bytes).fill(7)

describe('the desk for edges', () => {
  let store: Store
  let desk: EdgeDesk
  const [identity, sealing] = [newKeyPair('ed25519'), newKeyPair('x25519')]
  const keys = { identity: identity.publicKey, sealing: sealing.publicKey }
  const faults: unknown[] = []

  const on = (id: string, more: Partial<Parameters<typeof virtualInterface>[0]> = {}) =>
    virtualInterface({
      virtualInterfaceId: id,
      device,
      parentId: 'dxcon-1',
      virtualInterfaceState: 'pending',
      unsettled: true,
      directConnectGatewayId: 'gw',
      ...more,
    })
  const put = (...rows: ReturnType<typeof on>[]) =>
    store.write(async (tx) => {
      for (const row of rows) await tx.virtualInterfaces.insert(row)
    })
  const document = () => documentOf(store, device, () => plain, now)
  const seen = (revision: number, more: Partial<Observed> = {}): Observed => ({
    version: linkVersion,
    edge: device,
    revision,
    at: now,
    ports: [],
    interfaces: [],
    removed: [],
    ...more,
  })
  const enrol = async () => {
    const token = await inviteEdge(store, device, now, random)
    return { token, enrolled: await desk.redeem(token, keys) }
  }

  beforeEach(async () => {
    faults.length = 0
    store = await memoryStore()
    await store.write(async (tx) => {
      await tx.devices.put({
        deviceId: device,
        logicalDeviceId: device,
        locationCode: 'L',
        region: 'us-east-1',
        drained: false,
        createdAt: now,
      })
      await tx.connections.insert(connection({ connectionId: 'dxcon-1', connectionState: 'available', jumboFrameCapable: true }))
    })
    desk = await edgeDesk({ store, clock: () => now, onFault: (error) => faults.push(error) })
  })
  afterEach(async () => {
    await desk[Symbol.asyncDispose]()
    await store[Symbol.asyncDispose]()
    if (faults.length > 0) throw new AggregateError(faults, 'faults of ours')
  })

  test('a token enrols one edge once', async () => {
    const { token, enrolled } = await enrol()
    expect(enrolled).toEqual({ edge: device, signers: desk.signers })
    expect(await desk.keysOf(device)).toEqual(keys)
    expect(await desk.redeem(token, keys)).toBeUndefined()
    await expect(inviteEdge(store, 'nowhere', now, random)).rejects.toThrow('There is no device nowhere.')
  })

  test('a document has its ports, and the same wish keeps its revision', async () => {
    await enrol()
    await put(on('dxvif-1', { prefixPoolAllocatedCountIpv4: 0 }))
    const first = await document()
    expect(first).toMatchObject({
      complete: true,
      revision: 1,
      removed: [],
      ports: [{ portId: 'dxcon-1', members: ['dxcon-1'], lacp: false, jumbo: true }],
    })
    expect(first?.interfaces[0]).toMatchObject({ virtualInterfaceId: 'dxvif-1', portId: 'dxcon-1', prefixLimit: { ipv4: 1 } })
    expect(readDesired(JSON.stringify(first))).toEqual(first)
    expect((await document())?.revision).toBe(1)
    await put(on('dxvif-2', { vlan: 102 }))
    expect((await document())?.revision).toBe(2)
  })

  test('an interface of a hosted connection sits on the port that carries it, and a port in a LAG stands for the LAG', async () => {
    await enrol()
    await store.write((tx) =>
      tx.connections.insert(
        connection({ connectionId: 'dxcon-2', kind: 'hosted', parentId: 'dxcon-1', connectionState: 'available', vlan: 7 }),
      ),
    )
    await put(on('dxvif-1', { parentId: 'dxcon-2' }))
    expect(await document()).toMatchObject({ ports: [{ portId: 'dxcon-1' }], interfaces: [{ portId: 'dxcon-1' }] })
  })

  test('an interface that is deleted or moves away is removed by name until the edge says that it is gone', async () => {
    await enrol()
    await put(on('dxvif-1'), on('dxvif-2', { vlan: 102 }))
    await document()
    await store.write(async (tx) => {
      const [gone, moved] = [await tx.virtualInterfaces.lock('dxvif-1'), await tx.virtualInterfaces.lock('dxvif-2')]
      if (gone) await tx.virtualInterfaces.update({ ...gone, virtualInterfaceState: 'deleting' })
      if (moved) await tx.virtualInterfaces.update({ ...moved, device: 'edge-2' })
    })
    expect(await document()).toMatchObject({ revision: 2, interfaces: [], removed: ['dxvif-1', 'dxvif-2'] })
    // Said of an older document: not believed.
    await desk.observed(device, seen(1, { removed: ['dxvif-2'] }))
    expect((await document())?.removed).toEqual(['dxvif-1', 'dxvif-2'])
    await desk.observed(device, seen(2, { removed: ['dxvif-1', 'dxvif-2'] }))
    expect(await document()).toMatchObject({ revision: 3, removed: [] })
    expect((await store.read((tx) => tx.virtualInterfaces.find('dxvif-1')))?.virtualInterfaceState).toBe('deleted')
    expect((await store.read((tx) => tx.virtualInterfaces.find('dxvif-2')))?.virtualInterfaceState).toBe('pending')
  })

  test('what is streamed is signed, sealed to the edge, and sealed the same way every time', async () => {
    await enrol()
    await put(on('dxvif-1'))
    const { promise, resolve } = Promise.withResolvers<SignedDesired>()
    const end = desk.subscribe(device, 0, resolve)
    const signed = await promise
    end()
    expect(isSignedBy(signed, desk.signers)).toBe(true)
    const streamed = readDesired(signed.document)
    const [peer] = streamed.interfaces[0]?.peers ?? []
    const [known] = (await store.read((tx) => tx.virtualInterfaces.find('dxvif-1')))?.peers ?? []
    expect(unseal(peer?.authKey ?? '', sealing.privateKey, peerKeyPlace(device, peer?.bgpPeerId ?? ''))).toBe(known?.authKey)
    const again = Promise.withResolvers<SignedDesired>()
    await using other = await edgeDesk({ store, clock: () => now, onFault: (error) => faults.push(error) })
    const endAgain = other.subscribe(device, 0, again.resolve)
    expect(readDesired((await again.promise).document)).toEqual(streamed)
    endAgain()
  })

  test('a change is streamed as a difference from what the edge has', async () => {
    await enrol()
    await put(on('dxvif-1'))
    const arrived: SignedDesired[] = []
    let wake = () => undefined as void
    const end = desk.subscribe(device, 0, (signed) => {
      arrived.push(signed)
      wake()
    })
    const upTo = (count: number) =>
      new Promise<void>((resolve) => {
        wake = () => {
          if (arrived.length >= count) resolve()
        }
        wake()
      })
    await upTo(1)
    await put(on('dxvif-2', { vlan: 102 }))
    await upTo(2)
    end()
    const [whole, part] = arrived.map(({ document: text }) => readDesired(text))
    expect(whole).toMatchObject({ complete: true, revision: 1 })
    expect(part).toMatchObject({ complete: false, base: 1, revision: 2, interfaces: [{ virtualInterfaceId: 'dxvif-2' }] })
  })

  test('a session that the edge sees up is up in the store', async () => {
    await enrol()
    await put(on('dxvif-1', { peers: [storedPeer({ bgpPeerState: 'pending', bgpStatus: 'down' })] }))
    await document()
    const [peer] = (await store.read((tx) => tx.virtualInterfaces.find('dxvif-1')))?.peers ?? []
    const route = { cidr: '10.200.0.0/16', direction: 'accepted', asPath: [65_001], communities: [], installedAt: now } as const
    const peers = [
      { bgpPeerId: peer?.bgpPeerId ?? '', status: 'up', since: now, prefixesAccepted: 1, prefixesAdvertised: 0, routes: [route] } as const,
    ]
    await desk.observed(device, seen(1, { interfaces: [{ virtualInterfaceId: 'dxvif-1', programmed: true, peers }] }))
    const vi = await store.read((tx) => tx.virtualInterfaces.find('dxvif-1'))
    expect(vi).toMatchObject({ virtualInterfaceState: 'available', peers: [{ bgpStatus: 'up' }] })
    expect(await store.read((tx) => tx.routes.of('dxvif-1'))).toMatchObject([{ cidr: '10.200.0.0/16' }])
  })

  test('a device with an enrolled edge is left out of the simulated one', async () => {
    const asked: string[] = []
    const simulated = interfacesFollowTheirEdges((desired) => {
      asked.push(desired.edge)
      return Promise.resolve(undefined)
    })
    const world = { store, now, random, settings: {} as never, delay: () => 0 }
    await put(on('dxvif-1'))
    await simulated(world)
    await enrol()
    await simulated(world)
    expect(asked).toEqual([device])
  })

  test('the operator’s word goes with the next document and ends when the edge has obeyed', async () => {
    await expect(letRemoveMany(store, device)).rejects.toThrow('has no enrolled edge')
    await enrol()
    await letRemoveMany(store, device)
    expect(await document()).toMatchObject({ mayRemoveMany: true, revision: 1 })
    await desk.observed(device, seen(1))
    expect(await document()).not.toHaveProperty('mayRemoveMany')
  })

  test('an edge that is ahead of an older copy of the database is gone above', () => {
    const edge = { device, revision: 3, digest: 'd', told: ['dxvif-1'], keys, seenAt: now }
    const interfaces = [{ virtualInterfaceId: 'dxvif-9', programmed: true, peers: [] }]
    expect(edgeAfter(edge, seen(9, { interfaces, removed: ['dxvif-1'] }), now)).toMatchObject({
      revision: 9,
      digest: '',
      told: ['dxvif-1', 'dxvif-9'],
    })
    expect(edgeAfter(edge, seen(3), now)).toBe(edge)
  })
})
