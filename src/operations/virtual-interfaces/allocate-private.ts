// AllocatePrivateVirtualInterface: the owner of a connection gives another account a private
// interface on it. It waits in `confirming` until that account confirms or deletes it, so no
// router is told anything yet: ConfirmPrivateVirtualInterface is what makes it real.
import { lockOwnParent } from '#operations/parent.ts'
import { operation } from '#operations/operation.ts'
import { allocatedInProfile } from '#operations/virtual-interfaces/outscale.ts'
import { claimPlace, findPlace } from '#operations/virtual-interfaces/place.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'
import { mustNotBePartnerPort, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import { mustBeForAnother, mustBeOwnToAllocate } from '#domain/virtual-interfaces/ownership.ts'

export const allocatePrivateVirtualInterface = operation('AllocatePrivateVirtualInterface', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const wanted = input.newPrivateVirtualInterfaceAllocation

    // Read: the connection or LAG, held until the end.
    const parent = await lockOwnParent(tx, caller, input.connectionId, mustBeOwnToAllocate)

    // Decide: pure rules, each refusing with the message the caller will see.
    mustBeForAnother(input.ownerAccount, caller, settings)
    mustNotBePartnerPort(parent)
    const ready = mustTakeInterfaces(parent)
    const place = await findPlace({ tx, random, settings }, ready, 'private', wanted)
    const allocated = newInterface(
      place.draft,
      wanted,
      {
        type: 'private',
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
    return allocatedInProfile(toWire(allocated), settings.profile)
  },
})
