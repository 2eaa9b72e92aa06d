// Runs cases of bad input against the six calls that make an interface, on every engine, and then
// asks whether anything was written all the same.
import { describe, expect, test } from 'vitest'
import { enginesHere } from '../../support/house.ts'
import { sharedHouse } from '../../support/shared-house.ts'
import { type Call, interfaceIn, send, sixCalls, stageIn, type Stage } from './six-calls.ts'

/** What it changes in a good request, the whole sentence of the refusal, and its code where it is not the usual one. */
export type Case = readonly [title: string, wish: Readonly<Record<string, unknown>>, says: string, code?: string]

const mtus = { private: '1500, 8500, 9001', public: '', transit: '1500, 8500' }

/** A sentence may say TYPE, MTUS and MEMBER for what differs from call to call. */
const sentence = (says: string, { type, member }: Call): string =>
  says.replace('TYPE', type).replace('MTUS', mtus[type]).replace('MEMBER', member)

export const refusals = (casesOf: (call: Call) => readonly Case[]): void =>
  describe.for(enginesHere)('on $name', (engine) => {
    const house = sharedHouse({ engine })
    let stage: Promise<Stage> | undefined
    const ready = () => (stage ??= stageIn(house()))

    describe.for(sixCalls)('$operation', (call) => {
      test.for(casesOf(call))('refuses %s', async ([, wish, says, code = 'DirectConnectClientException']) => {
        const answer = await send(call, await ready(), wish)
        expect(answer.json).toEqual({ __type: code, message: sentence(says, call) })
        expect(answer.status).toBe(400)
      })
    })

    test('none of these refusals wrote anything', async () => {
      const { connectionId } = await ready()
      const { virtualInterfaces } = await house().as('partner').describeVirtualInterfaces({ connectionId })
      expect(virtualInterfaces).toEqual([])
      const { vlans, rows } = await house().store.read(async (tx) => ({
        vlans: await tx.vlans.on(connectionId),
        rows: await tx.virtualInterfaces.on(connectionId),
      }))
      expect({ vlans, rows }).toEqual({ vlans: [], rows: [] })
    })

    test('and what they named is still free', async () => {
      for (const [at, call] of sixCalls.entries()) {
        const ends = { amazonAddress: `203.0.113.${at * 4 + 1}/30`, customerAddress: `203.0.113.${at * 4 + 2}/30` }
        const prefixes = call.type === 'public' ? { routeFilterPrefixes: [{ cidr: `198.51.${100 + at}.0/24` }] } : {}
        const made = interfaceIn(call, await send(call, await ready(), { vlan: 100 + at, ...ends, ...prefixes }))
        const state = call.hosted ? 'confirming' : call.type === 'public' ? 'verifying' : 'pending'
        expect(made).toMatchObject({ vlan: 100 + at, ...ends, virtualInterfaceState: state })
      }
    })
  })
