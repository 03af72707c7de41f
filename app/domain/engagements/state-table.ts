import type { Part } from './parts.ts';

/** What may happen to something: from which states, to which one, by whom. */
interface Rule<State extends string> {
  readonly from: readonly State[];
  /** `before`: the state it had before it was held. */
  readonly to: State | 'before';
  readonly by: readonly Part[];
}

/** A table of states and events. */
export interface StateTable<State extends string, Event extends string> {
  readonly states: readonly State[];
  readonly events: readonly Event[];
  readonly rules: Readonly<Record<Event, Rule<State>>>;
  /** The state an event leads to; null when it may not happen in a state. */
  readonly next: (state: State, event: Event, before?: State | null) => State | null;
  readonly may: (part: Part, event: Event) => boolean;
  /** The known state of a row. Throws for a text that is none, which the database does not let in. */
  readonly stateOf: (text: string) => State;
}

/** Makes a table out of its states and rules. */
export function stateTable<const State extends string, const Event extends string>(
  states: readonly State[],
  rules: Readonly<Record<Event, Rule<State>>>,
): StateTable<State, Event> {
  const events = Object.keys(rules).filter((key): key is Event => key in rules);
  return {
    ...{ states, events, rules },
    next: (state, event, before = null) => {
      const { from, to } = rules[event];
      if (!from.includes(state)) return null;
      return to === 'before' ? before : to;
    },
    may: (part, event) => rules[event].by.includes(part),
    stateOf: (text) => {
      const state = states.find((one) => one === text);
      if (state === undefined) throw new Error(`There is no state ${text}.`);
      return state;
    },
  };
}
