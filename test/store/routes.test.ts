import { describe, expect, test } from 'vitest'
import type { InterfaceRoute } from '#domain/routes/route.ts'
import { engines } from '../support/engines.ts'
import { noon } from './rows.ts'

const route: InterfaceRoute = {
  bgpPeerId: 'dxpeer-f0000001',
  cidr: '10.0.0.0/16',
  direction: 'accepted',
  asPath: [65_001, 4_294_967_294],
  communities: ['7224:7200'],
  installedAt: noon,
}

for (const engine of engines) {
  describe.skipIf(engine.skipped)(`routes on ${engine.name}`, () => {
    test('the routes of an interface are none, then those put last, then none again', async () => {
      using database = await engine.database()
      await using store = await database.open()
      const stored = (id: string) => store.read((tx) => tx.routes.of(id))
      expect(await stored('dxvif-f0000001')).toEqual([])
      await store.write((tx) => tx.routes.put('dxvif-f0000001', [route]))
      await store.write((tx) => tx.routes.put('dxvif-f0000001', [route, { ...route, cidr: '10.1.0.0/16' }]))
      expect(await stored('dxvif-f0000001')).toEqual([route, { ...route, cidr: '10.1.0.0/16' }])
      expect(await stored('dxvif-f0000002')).toEqual([])
      await store.write((tx) => tx.routes.forget('dxvif-f0000001'))
      expect(await stored('dxvif-f0000001')).toEqual([])
    })
  })
}
