// The ports that a device's interfaces sit on, as its edge reads them. A hosted connection is no port:
// its VLAN is one of the partner's, so its interfaces sit on what carries it; a port that is in a LAG
// stands for the LAG.
import type { EncryptionMode } from '#domain/connections/connection.ts'
import type { MacSecKey } from '#domain/macsec/macsec-key.ts'
import type { DesiredPort, SealedKey } from '#link/desired.ts'
import type { Tx } from '#store/tx.ts'

/** Seals a port's key to the edge that shall read it. */
export type SealPortKey = (cak: string, portId: string, ckn: string) => SealedKey

interface Encrypted {
  readonly encryptionMode?: EncryptionMode
  readonly macSecKeys: readonly MacSecKey[]
}

const notBuilt = new Set(['ordering', 'requested', 'deleted', 'rejected'])

/** The port below an interface's parent; undefined when there is none any more. */
export async function portBelow(tx: Tx, parentId: string, seal: SealPortKey): Promise<DesiredPort | undefined> {
  if (parentId.startsWith('dxlag-')) return lagPort(tx, parentId, seal)
  const connection = await tx.connections.find(parentId)
  if (connection === undefined) return undefined
  if (connection.kind === 'hosted') return connection.parentId === undefined ? undefined : portBelow(tx, connection.parentId, seal)
  if (connection.lagId !== undefined) return lagPort(tx, connection.lagId, seal)
  const { connectionId: portId, jumboFrameCapable: jumbo } = connection
  return { portId, members: [portId], lacp: false, minimumLinks: 0, jumbo, ...macSecOf(connection, portId, seal) }
}

async function lagPort(tx: Tx, portId: string, seal: SealPortKey): Promise<DesiredPort | undefined> {
  const lag = await tx.lags.find(portId)
  if (lag === undefined) return undefined
  const members = (await tx.connections.membersOf(portId)).filter(({ connectionState }) => !notBuilt.has(connectionState))
  return {
    portId,
    members: members.map(({ connectionId }) => connectionId).toSorted(),
    lacp: true,
    minimumLinks: lag.minimumLinks,
    jumbo: lag.jumboFrameCapable,
    ...macSecOf(lag, portId, seal),
  }
}

/** `must_encrypt` holds without a key too: then nothing passes. */
function macSecOf({ encryptionMode, macSecKeys }: Encrypted, portId: string, seal: SealPortKey): Pick<DesiredPort, 'macSec'> {
  if (encryptionMode !== 'should_encrypt' && encryptionMode !== 'must_encrypt') return {}
  const keys = macSecKeys.flatMap(({ ckn, cak, state }) =>
    ckn === undefined || cak === undefined || !['associating', 'associated'].includes(state) ? [] : [{ ckn, cak: seal(cak, portId, ckn) }],
  )
  return keys.length === 0 && encryptionMode === 'should_encrypt' ? {} : { macSec: { mode: encryptionMode, keys } }
}
