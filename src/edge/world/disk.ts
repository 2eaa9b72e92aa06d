// The agent's directory: a file is either the old or the new one, whatever happens in between, and when
// `write` returns it survives a power cut.
import { chown, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '#edge/agent/ports.ts'

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'

/** `group`: the group id that BIRD runs under, when it is not the agent's own; files are readable to it. */
export async function diskAt(directory: string, group?: number): Promise<Disk> {
  await mkdir(directory, { recursive: true, mode: 0o750 })
  const pathOf = (name: string) => join(directory, name)
  const put = async (name: string, text: string, isDurable: boolean) => {
    const temporary = `${pathOf(name)}.tmp`
    const file = await open(temporary, 'w', 0o640)
    try {
      await file.writeFile(text)
      if (isDurable) await file.sync()
    } finally {
      await file.close()
    }
    if (group !== undefined) await chown(temporary, -1, group)
    await rename(temporary, pathOf(name))
  }
  return {
    pathOf,
    async read(name) {
      try {
        return await readFile(pathOf(name), 'utf8')
      } catch (thrown) {
        if (isMissing(thrown)) return undefined
        throw thrown
      }
    },
    async append(name, text) {
      const file = await open(pathOf(name), 'a', 0o640)
      try {
        await file.appendFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    draft: (name, text) => put(name, text, false),
    async write(name, text) {
      await put(name, text, true)
      const parent = await open(directory, 'r')
      try {
        await parent.sync()
      } finally {
        await parent.close()
      }
    },
  }
}
