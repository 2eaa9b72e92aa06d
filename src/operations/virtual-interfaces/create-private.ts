// CreatePrivateVirtualInterface: the owner of a connection makes a private interface for itself,
// attached to a virtual private gateway or a Direct Connect gateway. OUTSCALE takes it without
// one and lets it wait for a confirmation that names the gateway.
import { mustNotBePartnerPort, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import { mustTakeSiteLink } from '#domain/virtual-interfaces/rules.ts'
import { operation } from '#operations/operation.ts'
import { lockOwnParent } from '#operations/parent.ts'
import { choosePrivateGateway } from '#operations/virtual-interfaces/gateway-choice.ts'
import { inProfile } from '#operations/virtual-interfaces/outscale.ts'
import { claimPlace, findPlace } from '#operations/virtual-interfaces/place.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

export const createPrivateVirtualInterface = operation('CreatePrivateVirtualInterface', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const wanted = input.newPrivateVirtualInterface
    const later = settings.profile === 'outscale' && !wanted.virtualGatewayId && !wanted.directConnectGatewayId

    // Read: the connection or LAG, held until the end.
    const parent = await lockOwnParent(tx, caller, input.connectionId)

    // Decide.
    mustNotBePartnerPort(parent)
    const ready = mustTakeInterfaces(parent)
    const place = await findPlace({ tx, random, settings }, ready, 'private', wanted)
    const gateway = later
      ? { amazonSideAsn: settings.providerAsn }
      : await choosePrivateGateway({ tx, caller, settings, operation: 'CreatePrivateVirtualInterface', takes: place.draft }, wanted)
    const created = newInterface(
      place.draft,
      wanted,
      {
        type: 'private',
        state: later ? 'confirming' : 'pending',
        parent: ready,
        ownerAccount: caller.accountId,
        ...gateway,
        siteLinkEnabled: wanted.enableSiteLink ?? false,
        routeFilterPrefixes: [],
        addresses: place.addresses,
      },
      { now, random },
    )
    if (created.siteLinkEnabled) mustTakeSiteLink(created)

    // Write, then answer with what was written.
    await claimPlace(tx, created, place)
    return inProfile(toWire(created), settings.profile)
  },
})
