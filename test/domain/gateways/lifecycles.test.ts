import { describe, expect, test } from 'vitest'
import {
  type AssociationEvent,
  associationLifecycle,
  gatewayLifecycle,
  type GatewayEvent,
  type ProposalEvent,
  proposalLifecycle,
} from '#domain/gateways/lifecycle.ts'
import type { AssociationState } from '#domain/gateways/association.ts'
import type { DirectConnectGatewayState } from '#domain/gateways/direct-connect-gateway.ts'
import type { ProposalState } from '#domain/gateways/proposal.ts'
import { after } from '#domain/transitions.ts'

// Every pair of state and event; `-` where nothing moves.
type Table<State extends string, Event extends string> = Readonly<Record<State, Readonly<Record<Event, State | '-'>>>>

const gateways: Table<DirectConnectGatewayState, GatewayEvent> = {
  pending: { prepared: 'available', deleteAsked: 'deleting', torndown: '-' },
  available: { prepared: '-', deleteAsked: 'deleting', torndown: '-' },
  deleting: { prepared: '-', deleteAsked: '-', torndown: 'deleted' },
  deleted: { prepared: '-', deleteAsked: '-', torndown: '-' },
}

const associations: Table<AssociationState, AssociationEvent> = {
  associating: { routed: 'associated', changeAsked: '-', deleteAsked: 'disassociating', torndown: '-' },
  associated: { routed: '-', changeAsked: 'updating', deleteAsked: 'disassociating', torndown: '-' },
  updating: { routed: 'associated', changeAsked: '-', deleteAsked: 'disassociating', torndown: '-' },
  disassociating: { routed: '-', changeAsked: '-', deleteAsked: '-', torndown: 'disassociated' },
  disassociated: { routed: '-', changeAsked: '-', deleteAsked: '-', torndown: '-' },
}

const proposals: Table<ProposalState, ProposalEvent> = {
  requested: { accepted: 'accepted', withdrawn: 'deleted', rejected: 'deleted', lapsed: 'deleted' },
  accepted: { accepted: '-', withdrawn: '-', rejected: '-', lapsed: '-' },
  deleted: { accepted: '-', withdrawn: '-', rejected: '-', lapsed: '-' },
}

const pairs = <State extends string, Event extends string>(table: Table<State, Event>) =>
  Object.entries<Readonly<Record<Event, State | '-'>>>(table).flatMap(([state, events]) =>
    Object.entries<State | '-'>(events).map(([event, to]) => [state as State, event as Event, to] as const),
  )

describe('the life of a Direct Connect gateway', () => {
  test.each(pairs(gateways))('%s, %s: %s', (state, event, to) => {
    expect(after(gatewayLifecycle, state, event)).toBe(to === '-' ? state : to)
  })
})

describe('the life of an association', () => {
  test.each(pairs(associations))('%s, %s: %s', (state, event, to) => {
    expect(after(associationLifecycle, state, event)).toBe(to === '-' ? state : to)
  })
})

describe('the life of a proposal', () => {
  test.each(pairs(proposals))('%s, %s: %s', (state, event, to) => {
    expect(after(proposalLifecycle, state, event)).toBe(to === '-' ? state : to)
  })
})
