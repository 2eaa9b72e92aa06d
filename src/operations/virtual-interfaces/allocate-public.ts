// AllocatePublicVirtualInterface: the owner of a connection gives another account a public
// interface on it, with the addresses and prefixes it will announce. It waits in `confirming`;
// ConfirmPublicVirtualInterface sends it on to the verification of those.
import { lockOwnParent } from '#operations/parent.ts'
import { operation } from '#operations/operation.ts'
import { claimPlace, findPlace } from '#operations/virtual-interfaces/place.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'
import { mustNotBePartnerPort, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import { mustBeForAnother, mustBeOwnToAllocate } from '#domain/virtual-interfaces/ownership.ts'

export const allocatePublicVirtualInterface = operation('AllocatePublicVirtualInterface', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const wanted = input.newPublicVirtualInterfaceAllocation

    // Read: the connection or LAG, held until the end.
    const parent = await lockOwnParent(tx, caller, input.connectionId, mustBeOwnToAllocate)

    // Decide: pure rules, each refusing with the message the caller will see.
    mustBeForAnother(input.ownerAccount, caller, settings)
    mustNotBePartnerPort(parent)
    const ready = mustTakeInterfaces(parent)
    const place = await findPlace({ tx, random, settings }, ready, 'public', wanted)
    const allocated = newInterface(
      place.draft,
      wanted,
      {
        type: 'public',
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
    return toWire(allocated)
  },
})
