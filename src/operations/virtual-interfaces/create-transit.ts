// CreateTransitVirtualInterface: the owner of a connection makes a transit interface for itself,
// on a Direct Connect gateway that transit gateways are joined to.
import { mustNotBePartnerPort, mustTakeInterfaces } from '#domain/parents/parent.ts'
import { newInterface } from '#domain/virtual-interfaces/maker.ts'
import { mustTakeSiteLink } from '#domain/virtual-interfaces/rules.ts'
import { operation } from '#operations/operation.ts'
import { lockOwnParent } from '#operations/parent.ts'
import { chooseTransitGateway } from '#operations/virtual-interfaces/gateway-choice.ts'
import { claimPlace, findPlace } from '#operations/virtual-interfaces/place.ts'
import { parentResource } from '#operations/virtual-interfaces/resources.ts'
import { toWire } from '#operations/virtual-interfaces/wire.ts'

export const createTransitVirtualInterface = operation('CreateTransitVirtualInterface', {
  access: 'write',
  resources: ({ connectionId }) => [parentResource(connectionId)],

  async run({ input, caller, tx, now, random, settings }) {
    const wanted = input.newTransitVirtualInterface

    // Read: the connection or LAG, held until the end.
    const parent = await lockOwnParent(tx, caller, input.connectionId)

    // Decide.
    mustNotBePartnerPort(parent)
    const ready = mustTakeInterfaces(parent)
    const place = await findPlace({ tx, random, settings }, ready, 'transit', wanted)
    const gateway = await chooseTransitGateway(
      { tx, caller, settings, operation: 'CreateTransitVirtualInterface', takes: place.draft },
      wanted.directConnectGatewayId,
    )
    const created = newInterface(
      place.draft,
      wanted,
      {
        type: 'transit',
        state: 'pending',
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
    return { virtualInterface: toWire(created) }
  },
})
