import { describe, expect, test } from 'vitest';
import { eventOf } from './clock.server.ts';
import {
  ACCREDITATION_EVENTS,
  ACCREDITATION_STATES,
  mayBegin,
  mayDoToAccreditation,
  nextAccreditationState,
  type AccreditationEvent,
  type AccreditationState,
} from './transitions.ts';

type Table = Readonly<
  Partial<Record<AccreditationState, Readonly<Partial<Record<AccreditationEvent, string>>>>>
>;

/** Everything that is not here is refused. */
const TABLE: Table = {
  submitted: { accept: 'probation', refuse: 'refused', withdraw: 'withdrawn' },
  probation: {
    ...{ withdraw: 'withdrawn', confirm: 'accredited', suspend: 'suspended' },
    ...{ revoke: 'revoked', expire: 'expired' },
  },
  accredited: {
    ...{ withdraw: 'withdrawn', suspend: 'suspended', revoke: 'revoked', expire: 'expired' },
  },
  suspended: { resume: 'probation', revoke: 'revoked', expire: 'expired' },
};

describe.each(ACCREDITATION_STATES)('%s', (state) => {
  test.each(ACCREDITATION_EVENTS)('%s', (event) => {
    const next = nextAccreditationState({ state, suspendedFrom: 'probation' }, event);
    expect(next).toBe(TABLE[state]?.[event] ?? null);
  });
});

test('officers accept, providers withdraw, time confirms', () => {
  expect(mayDoToAccreditation('officer', 'accept')).toBe(true);
  expect(mayDoToAccreditation('provider', 'accept')).toBe(false);
  expect(mayDoToAccreditation('officer', 'confirm')).toBe(false);
  expect(mayDoToAccreditation('provider', 'withdraw')).toBe(true);
});

test('two engagements at most on probation', () => {
  expect(mayBegin({ state: 'probation', running: 1 })).toBe(true);
  expect(mayBegin({ state: 'probation', running: 2 })).toBe(false);
  expect(mayBegin({ state: 'accredited', running: 9 })).toBe(true);
  expect(mayBegin({ state: 'suspended', running: 0 })).toBe(false);
});

describe('what a day brings', () => {
  const row = { state: 'probation', byPlatform: false, deliveries: 0, expiresOn: null };
  test.each([
    [row, true, null],
    [row, false, 'suspend'],
    [{ ...row, deliveries: 3 }, true, 'confirm'],
    [{ ...row, deliveries: 3 }, false, 'suspend'],
    [{ ...row, state: 'suspended', byPlatform: true }, true, 'resume'],
    [{ ...row, state: 'suspended', byPlatform: true }, false, null],
    [{ ...row, state: 'suspended' }, true, null],
    [{ ...row, expiresOn: new Date('2026-11-15T00:00:00Z') }, true, 'expire'],
    [{ ...row, expiresOn: new Date('2026-11-16T00:00:00Z') }, true, null],
  ] as const)('%j, certified %s: %s', (one, isCertified, event) => {
    expect(eventOf(one, isCertified, '2026-11-16')).toBe(event);
  });
});
