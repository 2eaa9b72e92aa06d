// Where a cross connect ends: cage, rack, panel and port of a provider's device, and what optics
// wait there. Until ports are kept in an inventory, they follow from the ids, so that a letter says
// tomorrow what it says today.
import type { Connection } from '#domain/connections/connection.ts'

export interface Demarcation {
  readonly cage: string
  readonly rack: string
  readonly panel: string
  /** A duplex position and its two strands. */
  readonly port: string
}

const cages = 24
const racks = 40
const panels = 8
const positions = 48

export function demarcationOf({ connectionId }: Connection, device: string): Demarcation {
  const place = stableNumber(device)
  const slot = stableNumber(`${device}/${connectionId}`)
  const position = 1 + (slot % positions)
  return {
    cage: `C${twoDigits(1 + (place % cages))}`,
    rack: `R${101 + (Math.floor(place / cages) % racks)}`,
    panel: `PP-${twoDigits(1 + (Math.floor(slot / positions) % panels))}`,
    port: `${position} (strands ${position * 2 - 1}/${position * 2})`,
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** 32 bits that a name always gives again (FNV-1a, with its bits stirred once more: ids differ in few of them). */
function stableNumber(name: string): number {
  let state = 0x811c9dc5
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0
  return (state ^ (state >>> 13)) >>> 0
}

const optics: Readonly<Record<string, string>> = {
  '1Gbps': '1000BASE-LX (1310 nm)',
  '10Gbps': '10GBASE-LR (1310 nm)',
  '100Gbps': '100GBASE-LR4',
  '400Gbps': '400GBASE-LR4',
}

export const opticsOf = (bandwidth: string): string => optics[bandwidth] ?? 'long reach'

/** What the facility labels both ends with: place, speed and the connection's own letters. */
export const circuitOf = ({ location, bandwidth, connectionId }: Connection): string =>
  `${location}-${bandwidth.replace('bps', '')}-${connectionId.replace(/^dxcon-/, '')}`.toUpperCase()
