import { describe, expect, test } from 'vitest';
import {
  APPLICATION_EVENTS,
  APPLICATION_STATES,
  isOpen,
  nextApplicationState,
  type ApplicationParty,
} from './transitions.ts';

const PARTIES: readonly ApplicationParty[] = ['owner', 'examiner', 'clock'];

/** Everything that may happen: state, event, who, state after it. */
const ALLOWED = `
draft submit owner submitted
draft withdraw owner withdrawn
submitted take examiner examining
submitted withdraw owner withdrawn
examining request examiner changes-requested
examining propose examiner proposed
examining withdraw owner withdrawn
changes-requested answer owner examining
changes-requested withdraw owner withdrawn
changes-requested lapse clock lapsed
proposed send-back examiner examining
proposed accept examiner accepted
proposed refuse examiner refused
proposed withdraw owner withdrawn
`;

describe('nextApplicationState', () => {
  const found = APPLICATION_STATES.flatMap((state) =>
    APPLICATION_EVENTS.flatMap((event) =>
      PARTIES.flatMap((by) => {
        const next = nextApplicationState(state, event, by);
        return next === null ? [] : [[state, event, by, next].join(' ')];
      }),
    ),
  );

  test('of all states, events and people, only these go on', () => {
    expect(found.sort()).toEqual(ALLOWED.trim().split('\n').sort());
  });

  test('nothing happens to an application that is closed, and something to every other', () => {
    for (const state of APPLICATION_STATES) {
      const moves = found.some((line) => line.startsWith(`${state} `));
      expect(moves).toBe(isOpen(state));
    }
  });
});
