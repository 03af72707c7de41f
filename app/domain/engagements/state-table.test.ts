import { describe, expect, test } from 'vitest';
import { CLAIMS } from './claims/transitions.ts';
import { MILESTONES } from './deliveries/transitions.ts';
import { PARTS } from './parts.ts';
import { QUOTES } from './quotes/transitions.ts';
import type { StateTable } from './state-table.ts';
import { ENDED, ENGAGEMENTS } from './transitions.ts';

/** Every pair of a state and an event, with where it leads, as one line a state. */
function drawn<S extends string, E extends string>(
  table: StateTable<S, E>,
  before: S,
): readonly string[] {
  return table.states.map((state) => {
    const ways = table.events.flatMap((event) => {
      const to = table.next(state, event, before);
      return to === null ? [] : [`${event}>${to}`];
    });
    return `${state}: ${ways.join(' ')}`;
  });
}

const held = <S extends string, E extends string>(table: StateTable<S, E>, states: readonly S[]) =>
  states.every((state) => table.events.every((event) => table.next(state, event) === null));

test('an engagement goes these ways and no other', () => {
  expect(drawn(ENGAGEMENTS, 'in-delivery')).toEqual([
    'quote-requested: quote>quoted withdraw>withdrawn',
    'quoted: no-quote>quote-requested agree>agreed withdraw>withdrawn',
    'agreed: undo-choice>quoted sign>signed withdraw>withdrawn',
    'signed: validate>copay-pending refuse-validation>quoted',
    'copay-pending: start>started void>voided terminate>terminated',
    'started: begin>in-delivery propose-change>change-pending terminate>terminated',
    'in-delivery: propose-change>change-pending complete>completed terminate>terminated',
    'change-pending: sign-change>in-delivery drop-change>in-delivery terminate>terminated',
    'completed: begin-care>aftercare',
    'aftercare: close>closed',
    'closed: ',
    'voided: ',
    'terminated: ',
    'withdrawn: ',
  ]);
  expect(held(ENGAGEMENTS, ENDED)).toBe(true);
});

test('a quote goes these ways and no other', () => {
  expect(drawn(QUOTES, 'answered')).toEqual([
    'requested: answer>answered decline>declined withdraw>withdrawn expire>expired pass-over>passed-over',
    'answered: answer>answered counter>countered decline>declined withdraw>withdrawn expire>expired choose>chosen pass-over>passed-over',
    'countered: answer>answered decline>declined withdraw>withdrawn expire>expired pass-over>passed-over',
    'chosen: open-again>answered',
    'declined: ask-again>requested',
    'expired: ask-again>requested',
    'passed-over: open-again>answered',
    'withdrawn: ask-again>requested',
  ]);
});

test('a milestone goes these ways and no other: silence accepts nothing', () => {
  expect(drawn(MILESTONES, 'planned')).toEqual([
    'planned: deliver>delivered cancel>cancelled',
    'delivered: accept>accepted request-changes>changes-requested overdue>accept-overdue dispute>disputed cancel>cancelled',
    'changes-requested: deliver>delivered dispute>disputed cancel>cancelled',
    'accept-overdue: accept>accepted request-changes>changes-requested inspect-accept>accepted inspect-return>changes-requested dispute>disputed cancel>cancelled',
    'disputed: settle-accept>accepted settle-redo>changes-requested cancel>cancelled',
    'accepted: ',
    'cancelled: ',
  ]);
  expect(MILESTONES.may('system', 'accept')).toBe(false);
  expect(MILESTONES.may('provider', 'accept')).toBe(false);
});

test('a claim goes these ways and no other', () => {
  expect(drawn(CLAIMS, 'certified')).toEqual([
    'submitted: return>returned withdraw>withdrawn certify>certified hold>held',
    'returned: resubmit>submitted withdraw>withdrawn',
    'certified: hold>held order>ordered',
    'ordered: send>sent',
    'sent: pay>paid bank-return>returned-by-bank',
    'paid: bank-return>returned-by-bank',
    'returned-by-bank: order-again>ordered',
    'held: release>certified',
    'withdrawn: ',
  ]);
});

describe('money is certified and ordered by officers alone', () => {
  test.each(['certify', 'order', 'order-again', 'send'] as const)('%s', (event) => {
    const parts = PARTS.filter((part) => CLAIMS.may(part, event));
    expect(parts).toHaveLength(1);
    expect(['certifies', 'authorises']).toContain(parts[0]);
  });
});

test('a text that is no state is refused', () => {
  expect(() => CLAIMS.stateOf('nowhere')).toThrow('nowhere');
  expect(CLAIMS.stateOf('paid')).toBe('paid');
});
