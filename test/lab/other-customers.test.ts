// BIRD and OpenBGPD as the customer's router, each fed with what its owner downloads; only the line that announces
// an example prefix is switched on.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { output } from '#edge/world/programs.ts'
import type { DesiredInterface } from '#link/desired.ts'
import { peer4, peer6, privateInterface } from '../edge/support/documents.ts'
import { missingFor, mustRunInCi } from './support/ability.ts'
import { eventually, launch, startBird } from './support/real.ts'
import { downloaded } from './support/rendered.ts'
import { stage } from './support/stage.ts'
import type { Stage } from './support/stage.ts'

const missing = missingFor('bird', 'ip')
mustRunInCi('BIRD as a customer', missing)
const missingOpenBgpd = missingFor('bird', 'ip', 'openbgpd')
mustRunInCi('OpenBGPD as a customer', missingOpenBgpd)

const idsOf = (one: DesiredInterface) => one.peers.map((peer) => peer.bgpPeerId)

const announcing = (text: string) =>
  text
    .replaceAll('# route 10.20.0.0/16', 'route 10.20.0.0/16')
    .replaceAll(/^# (network 10\.20\.0\.0\/16|allow to \S+ prefix 10\.20\.0\.0\/16)/gm, '$1')

describe.skipIf(missing !== undefined)('other routers as the customer, from what they download', () => {
  const stack = new AsyncDisposableStack()
  let on: Stage
  const one = privateInterface(1, { peers: [peer4(1), peer6(1)] })
  beforeAll(async () => {
    on = stack.use(await stage())
    await on.publish([one])
    await on.dress([one])
  })
  afterAll(() => stack.disposeAsync())

  test('BIRD comes up in both families and announces', async () => {
    await using _customer = await startBird(on.customer, on.directory, 'customer', announcing(downloaded(one, 'CZNIC-BIRD-2')))
    await on.up(...idsOf(one))
    await eventually('a route', () =>
      Promise.resolve(on.routes(idsOf(one)[0] ?? '', 'accepted').some((route) => route.cidr === '10.20.0.0/16')),
    )
    expect(idsOf(one).map((id) => on.peer(id)?.status)).toEqual(['up', 'up'])
  })

  test.skipIf(missingOpenBgpd !== undefined)('OpenBGPD comes up in both families and announces', async () => {
    await eventually('the session before is gone', () => Promise.resolve(idsOf(one).every((id) => on.peer(id)?.status === 'down')))
    const file = join(on.directory, 'bgpd.conf')
    await output('tee', [file], announcing(downloaded(one, 'OpenBSD-OpenBGPD-7')))
    await output('chmod', ['600', file])
    // Where its service would make it.
    await mkdir('/run/openbgpd', { recursive: true, mode: 0o755 })
    await using _customer = launch(on.customer.inside('bgpd', '-d', '-f', file))
    await on.up(...idsOf(one))
    await eventually('a route', () =>
      Promise.resolve(on.routes(idsOf(one)[0] ?? '', 'accepted').some((route) => route.cidr === '10.20.0.0/16')),
    )
    expect(idsOf(one).map((id) => on.peer(id)?.status)).toEqual(['up', 'up'])
  })
})
