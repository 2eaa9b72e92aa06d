// The console's files, read once at the start and served from memory: its own folder and nothing else.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { headerOf, type Request, type Response } from '#protocol/request.ts'

interface File {
  readonly type: string
  readonly bytes: Uint8Array
  readonly brotli: Uint8Array
  /** Names with a hash in them never change. */
  readonly lasting: boolean
}

export type ConsoleFiles = ReadonlyMap<string, File>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const compressed = (bytes: Uint8Array): Uint8Array => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })

/** Empty when the console has not been built. */
export function readConsole(folder: string): ConsoleFiles {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = readFileSync(path)
      const name = relative(folder, path)
      const type = types[extname(name)] ?? 'application/octet-stream'
      return [name, { type, bytes, brotli: compressed(bytes), lasting: name.startsWith('assets/') }]
    }),
  )
}

/** The page for every path that is no file: the console finds its way by itself. */
export function fileAnswer(files: ConsoleFiles, name: string, request: Request): Response {
  const file = files.get(name) ?? (name.startsWith('assets/') ? undefined : files.get('index.html'))
  if (file === undefined) {
    const built = files.size > 0
    const body = built ? 'There is no such file.\n' : 'The console has not been built. Run: npm run console\n'
    return { status: built ? 404 : 503, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
  }
  const squeezed = headerOf(request, 'accept-encoding')?.includes('br') ?? false
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      'cache-control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(squeezed && { 'content-encoding': 'br' }),
    },
    body: squeezed ? file.brotli : file.bytes,
  }
}
