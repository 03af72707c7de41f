import { expect, test } from 'vitest';
import {
  CLAWBACK_EVENTS,
  CLAWBACK_PARTIES,
  CLAWBACK_STATES,
  clawbackStateOf,
  mayDoToClawback,
  nextClawbackState,
} from './transitions.ts';

/** Everything that may happen: state, event, who, state after it when a part is left and when not. */
const ALLOWED = `
open notify risk notified notified
open drop decides dropped dropped
notified confirm decides confirmed confirmed
notified drop decides dropped dropped
confirmed instalment treasury confirmed recovered
confirmed recover treasury recovered recovered
confirmed offset treasury offset offset
confirmed write-off manager written-off written-off
`;

test('of all states, events and people, only these go on', () => {
  const found = CLAWBACK_STATES.flatMap((state) =>
    CLAWBACK_EVENTS.flatMap((event) =>
      CLAWBACK_PARTIES.filter((party) => mayDoToClawback(party, event)).flatMap((party) => {
        const after = (recovered: bigint) =>
          nextClawbackState({ state, amount: 10n, recovered }, event);
        const [part, all] = [after(4n), after(10n)];
        return part === null ? [] : [[state, event, party, part, String(all)].join(' ')];
      }),
    ),
  );
  expect(found.sort()).toEqual(ALLOWED.trim().split('\n').sort());
});

test('a state that is none is a mistake', () => {
  expect(clawbackStateOf('offset')).toBe('offset');
  expect(() => clawbackStateOf('lost')).toThrow('lost');
});
