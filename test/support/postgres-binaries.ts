import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The folder with `initdb` and `postgres`: the newest of Debian's, or one on the PATH; undefined: not installed. */
export function postgresBinaries(): string | undefined {
  const version = (folder: string) => Number(/postgresql\/(\d+)/.exec(folder)?.[1])
  const debian = globSync('/usr/lib/postgresql/*/bin').toSorted((a, b) => version(b) - version(a))
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}
