// What an agent must still know after it was killed: the newest document it accepted, written before any of it is
// used, so that it never goes back to an older one; and what runs where that differs, so that an
// interface with a faulty wish stays as it was. Differences go to a journal, so that one interface more among ten
// thousand costs a line and not a file.
import { canonical } from '#link/canonical.ts'
import type { Desired } from '#link/desired.ts'
import { merged } from '#link/partial.ts'
import { readDesired } from '#link/read.ts'
import type { Disk } from '#edge/agent/ports.ts'

const desiredFile = 'desired.json'
const journalFile = 'desired.journal'
/** The journal is folded into the document after so many lines. */
const mostLines = 100
const effectiveFile = 'effective.json'

export interface Memory {
  /** The newest accepted document, complete. */
  readonly desired: Desired | undefined
  /** What was made of it. */
  readonly effective: Desired | undefined
  /** Lines in the journal. */
  readonly lines: number
}

async function documentIn(disk: Disk, name: string, edge: string): Promise<Desired | undefined> {
  const text = await disk.read(name)
  if (text === undefined || text === '') return undefined
  try {
    const desired = readDesired(text)
    return desired.edge === edge ? desired : undefined
  } catch {
    // An unreadable file is like none: the control plane sends everything again, and the router goes on meanwhile.
    return undefined
  }
}

/** The differences that follow one another from the document on; what is torn, or does not follow, ends it. */
async function replayed(disk: Disk, desired: Desired): Promise<{ desired: Desired; lines: number }> {
  const text = (await disk.read(journalFile)) ?? ''
  const lines = text.split('\n').filter((line) => line !== '')
  let latest = desired
  for (const line of lines) {
    try {
      const next = readDesired(line)
      if (next.base === latest.revision && next.edge === latest.edge) latest = merged(latest, next)
    } catch {
      // Half a line that a crash or a full disk left: what came after it went into a whole document.
    }
  }
  // Nothing may be put behind half a line: then the next document is written whole.
  return { desired: latest, lines: text === '' || text.endsWith('\n') ? lines.length : mostLines }
}

export async function remembered(disk: Disk, edge: string): Promise<Memory> {
  const kept = await documentIn(disk, desiredFile, edge)
  const { desired, lines } = kept ? await replayed(disk, kept) : { desired: undefined, lines: mostLines }
  return { lines, desired, effective: (await documentIn(disk, effectiveFile, edge)) ?? desired }
}

/**
 * Keeps an accepted document: `next` as it came, `desired` what it makes of the one before, `lines` what the journal has.
 * Resolves to the lines it has then.
 */
export async function rememberDesired(disk: Disk, next: Desired, desired: Desired, lines: number): Promise<number> {
  if (!next.complete && lines < mostLines) {
    await disk.append(journalFile, `${canonical(next)}\n`)
    return lines + 1
  }
  await disk.write(desiredFile, canonical(desired))
  // Lines left over from before build on older revisions, so a crash right here is harmless.
  await disk.write(journalFile, '')
  return 0
}

/** Only kept where it differs from the document itself. */
export async function rememberEffective(disk: Disk, effective: Desired, desired: Desired): Promise<void> {
  const text = effective === desired ? '' : canonical(effective)
  if (((await disk.read(effectiveFile)) ?? '') !== text) await disk.write(effectiveFile, text)
}
