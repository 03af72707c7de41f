import { describe, expect, test } from 'vitest';
import {
  APPLICATION_EVENTS,
  APPLICATION_RULES,
  APPLICATION_STATES,
  mayDo,
  nextState,
  OPEN_STATES,
  PARTIES,
  stateOf,
} from './transitions.ts';

/** Everything that may happen to a request: state, event, state after it, by whom. */
const ALLOWED = `
draft submit submitted applicant
draft lapse lapsed system
draft withdraw withdrawn applicant
submitted assign under-review manager,system
submitted withdraw withdrawn applicant
under-review ask-correction needs-correction proposes
under-review propose-approve proposed-approve proposes
under-review propose-reject proposed-reject proposes
under-review wait waitlisted proposes,system
under-review withdraw withdrawn applicant
needs-correction correct under-review applicant
needs-correction lapse lapsed system
needs-correction withdraw withdrawn applicant
lapsed reopen needs-correction applicant
lapsed appeal appealed applicant
proposed-approve approve approved decides
proposed-approve send-back under-review decides
proposed-approve let-go under-review system
proposed-approve withdraw withdrawn applicant
proposed-reject reject rejected decides
proposed-reject send-back under-review decides
proposed-reject withdraw withdrawn applicant
waitlisted promote under-review system
waitlisted withdraw withdrawn applicant
rejected appeal appealed applicant
appealed uphold under-review decides
appealed dismiss dismissed decides
appealed withdraw withdrawn applicant
approved revoke revoked decides
`;

describe('what may happen to a request', () => {
  test('of all states and events, only these go on, each by those who may', () => {
    const found = APPLICATION_STATES.flatMap((state) =>
      APPLICATION_EVENTS.flatMap((event) => {
        const next = nextState(state, event);
        if (next === null) return [];
        const by = PARTIES.filter((party) => mayDo(party, event));
        return [[state, event, next, by.join(',')].join(' ')];
      }),
    );
    expect(found.sort()).toEqual(ALLOWED.trim().split('\n').sort());
  });

  test('nobody approves, refuses or revokes but who decides, and nobody decides who proposes', () => {
    for (const event of ['approve', 'reject', 'send-back', 'uphold', 'dismiss', 'revoke'] as const)
      expect(APPLICATION_RULES[event].by).toEqual(['decides']);
    expect(APPLICATION_EVENTS.filter((event) => mayDo('proposes', event)).sort()).toEqual(
      ['ask-correction', 'propose-approve', 'propose-reject', 'wait'].sort(),
    );
  });

  test('time alone never gives money and never refuses', () => {
    const byTime = APPLICATION_EVENTS.filter((event) => mayDo('system', event));
    const states = byTime.map((event) => APPLICATION_RULES[event].to);
    expect(states).not.toContain('approved');
    expect(states).not.toContain('rejected');
    expect(states).not.toContain('dismissed');
  });

  test('something can happen in every open state; nothing any more once it is dismissed, withdrawn or revoked', () => {
    const moves = (state: (typeof APPLICATION_STATES)[number]) =>
      APPLICATION_EVENTS.some((event) => nextState(state, event) !== null);
    for (const state of OPEN_STATES) expect(moves(state)).toBe(true);
    for (const state of ['dismissed', 'withdrawn', 'revoked'] as const)
      expect(moves(state)).toBe(false);
  });

  test('a state that is none is a mistake', () => {
    expect(stateOf('lapsed')).toBe('lapsed');
    expect(() => stateOf('lost')).toThrow('lost');
  });
});
