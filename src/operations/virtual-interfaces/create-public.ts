// CreatePublicVirtualInterface: the owner of a connection makes a public interface for itself.
// It stays in `verifying` until the provider has seen that addresses and prefixes are the
// customer's to announce.
import { mustNotBePartnerPort, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import { operation } from '#operations/operation.ts'
import { lockOwnParent } from '#operations/parent.ts'
import { claimPlace, findPlace } from '#operations/virtual-interfaces/place.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

export const createPublicVirtualInterface = operation('CreatePublicVirtualInterface', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const wanted = input.newPublicVirtualInterface

    // Read: the connection or LAG, held until the end.
    const parent = await lockOwnParent(tx, caller, input.connectionId)

    // Decide.
    mustNotBePartnerPort(parent)
    const ready = mustTakeInterfaces(parent)
    const place = await findPlace({ tx, random, settings }, ready, 'public', wanted)
    const created = newInterface(
      place.draft,
      wanted,
      {
        type: 'public',
        state: 'verifying',
        parent: ready,
        ownerAccount: caller.accountId,
        amazonSideAsn: settings.providerAsn,
        routeFilterPrefixes: place.prefixes.map(({ cidr }) => cidr),
        addresses: place.addresses,
      },
      { now, random },
    )

    // Write, then answer with what was written.
    await claimPlace(tx, created, place)
    return toWire(created)
  },
})
