/** A life as a table: in this state, on this event, that state; a gap means that nothing moves. */
export type Transitions<State extends string, Event extends string> = Readonly<
  Partial<Record<State, Readonly<Partial<Record<Event, State>>>>>
>

/** The state after an event; the same one where the table has a gap. */
export const after = <State extends string, Event extends string>(table: Transitions<State, Event>, state: State, event: Event): State =>
  table[state]?.[event] ?? state
