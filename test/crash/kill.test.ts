import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { expect, test } from 'vitest'
import { type Credentials, folder, startedSandbox } from '../clients/sandbox-process.ts'

// `kill -9` while several clients write: what was acknowledged is there, nothing is half made, and
// whoever was cut off finds the VLAN either taken by an interface that is there, or free.
// By default a short form; DEMARC_KILLS asks for more, up to about 60: the VLANs of one port are 4094.
const kills = Number(process.env['DEMARC_KILLS'] ?? 5)
const writers = 6

const clientOf = ({ endpoint, region, accounts }: Credentials, nth: number) => {
  const { accessKeyId = '', secretAccessKey = '' } = accounts[nth] ?? {}
  return new DirectConnect({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 })
}

/** What the clients were told, and what they were not told any more. */
interface Told {
  /** VLAN by interface that was acknowledged. */
  readonly allocated: Map<string, number>
  readonly confirmed: Set<string>
  readonly deleted: Set<string>
  /** VLANs whose allocation was cut off. */
  readonly unknown: Set<number>
}

interface Port {
  readonly connectionId: string
  readonly ownerAccount: string
  readonly virtualGatewayId: string
}

/** Allocates, and confirms or deletes some of it, until the server is gone. */
async function write(
  credentials: Credentials,
  { connectionId, ownerAccount, virtualGatewayId }: Port,
  told: Told,
  nextVlan: () => number,
  onAnswer: () => void,
): Promise<void> {
  const [partner, customer] = [clientOf(credentials, 0), clientOf(credentials, 1)]
  for (let gone = false; !gone;) {
    const vlan = nextVlan()
    try {
      const { virtualInterfaceId = '' } = await partner.allocatePrivateVirtualInterface({
        connectionId,
        ownerAccount,
        newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: `vlan ${vlan}`, vlan, asn: 65_001 },
      })
      told.allocated.set(virtualInterfaceId, vlan)
      onAnswer()
      if (vlan % 3 === 0) {
        await customer.confirmPrivateVirtualInterface({ virtualInterfaceId, virtualGatewayId })
        told.confirmed.add(virtualInterfaceId)
      }
      if (vlan % 4 === 0) {
        await partner.deleteVirtualInterface({ virtualInterfaceId })
        told.deleted.add(virtualInterfaceId)
      }
    } catch (error) {
      if (error instanceof Error && error.name === 'DirectConnectClientException') throw error
      if (![...told.allocated.values()].includes(vlan)) told.unknown.add(vlan)
      gone = true
    }
  }
  partner.destroy()
  customer.destroy()
}

/** Looked at while nobody else has the file: every live interface holds its VLAN and its subnet, and nothing else does. */
function mustBeWhole(path: string): void {
  using database = new DatabaseSync(path)
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  const rows = database.prepare('select id, parent_id, state, body from virtual_interfaces').all() as {
    id: string
    parent_id: string
    state: string
    body: string
  }[]
  const holding = rows.filter(({ state }) => !['deleted', 'rejected', 'expired'].includes(state))
  const wanted = holding.map(({ id, parent_id, body }) => [parent_id, (JSON.parse(body) as { vlan: number }).vlan, id])
  const claims = database
    .prepare('select parent_id, vlan, holder_id from vlans')
    .all()
    .map((row) => Object.values(row))
  expect(claims.map(String).sort()).toEqual(wanted.map(String).sort())
  const peers = holding.flatMap(({ body }) =>
    (JSON.parse(body) as { peers: { bgpPeerId: string }[] }).peers.map(({ bgpPeerId }) => bgpPeerId),
  )
  const ranges = database
    .prepare('select holder_id from ranges')
    .all()
    .map((row) => String(row['holder_id']))
  expect(ranges.sort()).toEqual(peers.sort())
}

test(`after ${kills} kills nothing acknowledged is lost and nothing is half made`, async () => {
  using place = folder()
  const [file, data] = [join(place.path, 'credentials.json'), join(place.path, 'data')]
  const told: Told = { allocated: new Map(), confirmed: new Set(), deleted: new Set(), unknown: new Set() }
  let vlan = 0
  const nextVlan = () => (vlan += 1)
  let port: Port | undefined

  for (let round = 1; round <= kills; round += 1) {
    await using sandbox = await startedSandbox(file, '--data', data)
    port ??= await orderPort(sandbox.credentials)
    const here = port
    await mustBeAsTold(sandbox.credentials, here, told)

    // Killed at another moment each time: after so many answers, in the middle of the next.
    let answers = 0
    const cut = 15 + ((round * 37) % 60)
    const onAnswer = () => {
      answers += 1
      if (answers === cut) void sandbox.kill('SIGKILL')
    }
    await Promise.all(Array.from({ length: writers }, () => write(sandbox.credentials, here, told, nextVlan, onAnswer)))
    const { signal, stderr } = await sandbox.ended
    expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' })
    mustBeWhole(join(data, 'demarc.sqlite'))
  }

  await using last = await startedSandbox(file, '--data', data)
  if (port !== undefined) await mustBeAsTold(last.credentials, port, told)
  expect(told.allocated.size).toBeGreaterThan(kills * 15)
  expect(told.unknown.size).toBeGreaterThan(0)
  expect(await last.kill('SIGINT')).toMatchObject({ code: 0, stderr: '' })
  mustBeWhole(join(data, 'demarc.sqlite'))
})

async function orderPort(credentials: Credentials): Promise<Port> {
  const [partner, customer] = [clientOf(credentials, 0), clientOf(credentials, 1)]
  const { connectionId = '' } = await partner.createConnection({ location: 'EqDC2', bandwidth: '100Gbps', connectionName: 'crash' })
  const { virtualGateways = [] } = await customer.describeVirtualGateways()
  const state = async () => (await partner.describeConnections({ connectionId })).connections?.[0]?.connectionState
  while ((await state()) !== 'available');
  return {
    connectionId,
    ownerAccount: credentials.accounts[1]?.accountId ?? '',
    virtualGatewayId: virtualGateways[0]?.virtualGatewayId ?? '',
  }
}

/** Asks the server that came after a kill. What is settled by this is forgotten as unknown. */
async function mustBeAsTold(credentials: Credentials, { connectionId, ownerAccount }: Port, told: Told): Promise<void> {
  const partner = clientOf(credentials, 0)
  const { virtualInterfaces = [] } = await partner.describeVirtualInterfaces({ connectionId })
  const seen = new Map(virtualInterfaces.map((vi) => [vi.virtualInterfaceId ?? '', vi]))
  for (const [id, vlan] of told.allocated) {
    expect(seen.get(id)).toMatchObject({ vlan, ownerAccount, virtualInterfaceName: `vlan ${vlan}` })
    const state = seen.get(id)?.virtualInterfaceState
    if (told.deleted.has(id)) expect(['deleting', 'deleted']).toContain(state)
    else if (told.confirmed.has(id)) expect(['pending', 'available', 'deleting', 'deleted']).toContain(state)
  }
  const taken = new Set(
    virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'deleted').map(({ vlan }) => vlan),
  )
  const again = (vlan: number) =>
    partner.allocatePrivateVirtualInterface({
      connectionId,
      ownerAccount,
      newPrivateVirtualInterfaceAllocation: { virtualInterfaceName: `vlan ${vlan}`, vlan, asn: 65_001 },
    })
  for (const vlan of told.unknown) {
    // One that was written although nobody was told is there in full, and now it is known.
    if (taken.has(vlan)) await expect(again(vlan)).rejects.toThrow(`VLAN ${vlan} is already in use on connection ${connectionId}.`)
    else told.allocated.set((await again(vlan)).virtualInterfaceId ?? '', vlan)
  }
  partner.destroy()
}
