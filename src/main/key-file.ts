// The key-encryption key's file: a line for each key, its number and 32 bytes in base64; the last
// line seals, the others only open. It must be readable by its owner alone.
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyRing } from '#accounts/vault.ts'
import type { Random } from '#domain/ids.ts'

/** What stops a start, in a sentence for whoever started it. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

const credential = 'credential:'

function placeOf(keyFile: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (!keyFile.startsWith(credential)) return keyFile
  const folder = environment['CREDENTIALS_DIRECTORY']
  if (folder === undefined)
    throw new StartFault(`keyFile names the systemd credential ${keyFile.slice(credential.length)}, but CREDENTIALS_DIRECTORY is not set.`)
  return join(folder, keyFile.slice(credential.length))
}

export function readKeyRing(keyFile: string, environment: Readonly<Record<string, string | undefined>>, random: Random): KeyRing {
  const path = placeOf(keyFile, environment)
  const text = (() => {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      throw new StartFault(
        `The key-encryption key cannot be read: ${error instanceof Error ? error.message : String(error)}. demarc init makes one.`,
      )
    }
  })()
  if (path === keyFile && (statSync(path).mode & 0o077) !== 0)
    throw new StartFault(`${path} can be read by others than its owner; chmod 400 it.`)
  const keys = new Map<number, Uint8Array>()
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [number = '', encoded = ''] = line.trim().split(/\s+/)
    const bytes = Buffer.from(encoded, 'base64')
    if (!/^[1-9]\d*$/.test(number) || bytes.length !== 32)
      throw new StartFault(`${path} does not hold lines of a number and 32 bytes in base64.`)
    keys.set(Number(number), bytes)
  }
  const current = [...keys.keys()].at(-1)
  if (current === undefined) throw new StartFault(`${path} holds no key.`)
  return { current, keys, random }
}

/** Makes the file with its first key, and never over another. */
export function makeKeyFile(keyFile: string, random: Random): void {
  writeFileSync(keyFile, `1 ${Buffer.from(random(32)).toString('base64')}\n`, { mode: 0o400, flag: 'wx' })
  chmodSync(keyFile, 0o400)
}
