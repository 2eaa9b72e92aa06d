// A process of its own that writes as fast as it can and prints what was acknowledged, for the
// tests that kill it or run several of it on one database. Arguments: engine, place, name, how many
// VLANs of the port `shared` to claim (0: interfaces without end). It starts when it is told to.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { openPostgres } from '#store/postgres.ts'
import { openSqlite } from '#store/sqlite.ts'
import { testOptions } from '../support/stores.ts'
import { virtualInterface } from './rows.ts'

const [engine, place = '', name = '', vlans = '0'] = process.argv.slice(2)
const writers = 8
const store = await (engine === 'sqlite' ? openSqlite({ ...testOptions, path: place }) : openPostgres({ ...testOptions, url: place }))

/** At once and not buffered: what this process has printed is known even when it is killed. */
const say = (text: string) => void writeSync(1, `${text}\n`)

async function writeInterfaces(writer: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const id = `${name}-${writer}-${count}`
    await store.write(async (tx) => {
      await tx.vlans.claim(`${name}-${writer}`, count, id)
      await tx.virtualInterfaces.insert(virtualInterface({ virtualInterfaceId: id, parentId: `${name}-${writer}` }))
    })
    say(id)
  }
}

async function claim(vlan: number): Promise<void> {
  const isMine = await store.write(async (tx) => {
    if ((await tx.vlans.holder('shared', vlan)) !== undefined) return false
    await tx.vlans.claim('shared', vlan, name)
    return true
  })
  if (isMine) say(`${vlan}`)
}

say('ready')
await once(process.stdin, 'data')
if (vlans === '0') await Promise.all(Array.from({ length: writers }, (_, writer) => writeInterfaces(writer)))
for (let vlan = 0; vlan < Number(vlans); vlan += 1) await claim(vlan)
await store[Symbol.asyncDispose]()
process.stdin.destroy()
