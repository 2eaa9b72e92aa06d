// BIRD's socket protocol, in any pieces it may arrive, and its answers as facts.
import { createServer } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ControlSocket, replyReader } from '#edge/bird/control.ts'
import type { Reply } from '#edge/bird/control.ts'
import { errorPlace, routesFrom, sessionsFrom, statusFrom } from '#edge/bird/read.ts'

const status = `1000-BIRD 2.0.12
1011-Router ID is 10.255.0.1
 Hostname is demarc-0dce2f54d944
 Current server time is 2026-11-20 13:58:50.294
 Last reboot on 2026-11-20 13:58:47.292
0013 Daemon is up and running
`
const protocols = `2002-Name       Proto      Table      State  Since         Info
1002-dm_device  Device     ---        up     2026-11-20 13:58:47.292904  
1006-
1002-peer_f0000001 BGP        ---        up     2026-11-20 13:58:48.294000  Established   
1006-  BGP state:          Established
   Channel ipv4
     Receive limit:  100
     Routes:         1 imported, 2 filtered, 3 exported, 1 preferred
     Route change stats:     received   rejected   filtered    ignored   accepted
       Import updates:              2          0          1          0          1
       Export updates:              2          1          0        ---          4
 
1002-peer_f0000002 BGP        ---        start  2026-11-20 13:58:49.294000  Connect       Socket: Connection refused
1006-  BGP state:          Connect
   Last error:       Received: Administrative shutdown
 
0000 
`
const routes = `1007-Table dm_4_43eee4b051:
 10.9.0.0/16          unicast [peer_f0000001 2026-11-20 13:58:48.294000] * (100) [AS65001i]
 	via 169.254.0.6 on vif-f0000001
1008-	Type: BGP univ
1012-	BGP.origin: IGP
 	BGP.as_path: 65001 65010
 	BGP.community: (65001,5) (7224,8100)
1007-10.10.0.0/16         unreachable [dm_static_4_1 2026-11-20 13:58:40.294000] * (200)
1008-	Type: static univ
0000 
`

const answer = (text: string): Reply => replyReader()(text)[0] ?? { code: 0, ok: false, lines: [] }
const { serverTime } = statusFrom(answer(status))

test('replies are the same in whatever pieces they arrive', () => {
  const stream = `0001 BIRD 2.0.12 ready.\n${status}${protocols}${routes}`
  const whole = replyReader()(stream)
  expect(whole.map((reply) => reply.code)).toEqual([1, 13, 0, 0])
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 40 }), (cuts) => {
      const read = replyReader()
      const ends = [...cuts.toSorted((a, b) => a - b), stream.length]
      let from = 0
      const replies = ends.flatMap((to) => {
        const piece = stream.slice(from, to)
        from = to
        return read(piece)
      })
      expect(replies).toEqual(whole)
    }),
  )
})

test('the status tells the digest of the file and the time', () => {
  expect(statusFrom(answer(status))).toMatchObject({ version: '2.0.12', hostname: 'demarc-0dce2f54d944', reconfiguring: false })
})

test('sessions are told with ages, counts and errors, other protocols are not', () => {
  expect(sessionsFrom(answer(protocols), serverTime)).toEqual([
    {
      protocol: 'peer_f0000001',
      state: 'up',
      established: true,
      age: 2_000,
      info: 'Established',
      imported: 1,
      filtered: 2,
      exported: 3,
      changes: 5,
    },
    {
      protocol: 'peer_f0000002',
      state: 'start',
      established: false,
      age: 1_000,
      info: 'Connect       Socket: Connection refused',
      imported: 0,
      filtered: 0,
      exported: 0,
      changes: 0,
      lastError: 'Received: Administrative shutdown',
    },
  ])
})

test('routes are told with path, communities and age', () => {
  expect(routesFrom(answer(routes), serverTime)).toEqual([
    { cidr: '10.9.0.0/16', asPath: [65_001, 65_010], communities: ['65001:5', '7224:8100'], age: 2_000 },
    { cidr: '10.10.0.0/16', asPath: [], communities: [], age: 10_000 },
  ])
})

test('the place of an error is found', () => {
  expect(errorPlace(answer('8002 /run/demarc/bird.next.conf:17:42 syntax error, unexpected ASN\n'))).toEqual({
    line: 17,
    words: 'syntax error, unexpected ASN',
  })
})

test('a question that BIRD cannot answer any more is rejected, and so is every later one', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'demarc-ctl-'))
  const path = join(directory, 'bird.ctl')
  const server = createServer((socket) => {
    socket.write('0001 BIRD ready.\n')
    socket.on('data', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  try {
    await using control = await ControlSocket.open(path)
    await expect(control.ask('show status')).rejects.toThrow(/closed|reset|EPIPE/i)
    expect(control.isOpen).toBe(false)
    await expect(control.ask('show status')).rejects.toThrow(/closed|reset|EPIPE/i)
    await expect(control.ask('configure\nshow status')).rejects.toThrow(/one line/)
  } finally {
    server.close()
    await rm(directory, { recursive: true })
  }
})

test('a socket that is not there is said so', async () => {
  await expect(ControlSocket.open('/nonexistent/bird.ctl')).rejects.toThrow(/ENOENT/)
})
