// AllocateTransitVirtualInterface: the owner of a connection gives another account a transit
// interface on it, to be attached to that account's Direct Connect gateway when it confirms.
import { lockOwnParent } from '#operations/parent.ts'
import { operation } from '#operations/operation.ts'
import { claimPlace, findPlace } from '#operations/virtual-interfaces/place.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'
import { mustNotBePartnerPort, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import { mustBeForAnother, mustBeOwnToAllocate } from '#domain/virtual-interfaces/ownership.ts'

export const allocateTransitVirtualInterface = operation('AllocateTransitVirtualInterface', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const wanted = input.newTransitVirtualInterfaceAllocation

    // Read: the connection or LAG, held until the end.
    const parent = await lockOwnParent(tx, caller, input.connectionId, mustBeOwnToAllocate)

    // Decide: pure rules, each refusing with the message the caller will see.
    mustBeForAnother(input.ownerAccount, caller, settings)
    mustNotBePartnerPort(parent)
    const ready = mustTakeInterfaces(parent)
    const place = await findPlace({ tx, random, settings }, ready, 'transit', wanted)
    const allocated = newInterface(
      place.draft,
      wanted,
      {
        type: 'transit',
        state: 'confirming',
        parent: ready,
        ownerAccount: input.ownerAccount,
        amazonSideAsn: settings.providerAsn,
        routeFilterPrefixes: place.prefixes.map(({ cidr }) => cidr),
        addresses: place.addresses,
      },
      { now, random },
    )

    // Write, then answer with what was written.
    await claimPlace(tx, allocated, place)
    return { virtualInterface: toWire(allocated) }
  },
})
