// The floor: a bare node:http server that checks the same signature and echoes. What Demarc costs
// is told as a share of this, measured in the same run.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verify } from '#protocol/sigv4/verify.ts'
import { demoAccounts } from '#sandbox/accounts.ts'
import { usage } from './usage.ts'

const known = new Map(demoAccounts.map((account) => [account.accessKeyId, account]))

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    const body = Buffer.concat(chunks)
    const claim = {
      method: req.method ?? '',
      target: req.url ?? '',
      rawHeaders: req.rawHeaders,
      body,
      now: Date.now(),
      lookup: async (id: string) => known.get(id),
      services: ['directconnect'],
      knownRegion: () => true,
    }
    verify(claim).then(
      () => res.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': body.length }).end(body),
      (error: unknown) => res.writeHead(400, { 'content-length': 0 }).end(String(error).slice(0, 0)),
    )
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port, rss: process.memoryUsage.rss() }))
process.on('message', () => process.send?.(usage()))
process.on('disconnect', () => process.exit(0))
