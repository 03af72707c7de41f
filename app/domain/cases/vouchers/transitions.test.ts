import { describe, expect, test } from 'vitest';
import {
  isLive,
  mayDoToVoucher,
  nextVoucherState,
  stateByUse,
  VOUCHER_EVENTS,
  VOUCHER_PARTIES,
  VOUCHER_STATES,
  type VoucherFacts,
} from './transitions.ts';

/** A voucher of 100, 40 of them used, that was in use before it was suspended. */
const facts = (state: VoucherFacts['state']): VoucherFacts => ({
  ...{ state, amount: 100n, used: 40n },
  suspendedFrom: state === 'suspended' ? 'partly-used' : null,
});

/** Everything that may happen: state, event, who, state after it. */
const ALLOWED = `
issued accept applicant active
issued lapse system lapsed
issued suspend risk suspended
issued give-back applicant cancelled
issued revoke decides cancelled
active use agreement partly-used
active extend applicant active
active expire system expired
active suspend risk suspended
active give-back applicant cancelled
active revoke decides cancelled
partly-used use agreement partly-used
partly-used return agreement partly-used
partly-used extend applicant partly-used
partly-used expire system expired
partly-used suspend risk suspended
partly-used give-back applicant cancelled
partly-used revoke decides cancelled
used return agreement partly-used
used return-past agreement used
used revoke decides cancelled
suspended return-suspended agreement suspended
suspended resume risk partly-used
suspended revoke decides cancelled
expired return-past agreement expired
lapsed return-past agreement lapsed
cancelled return-past agreement cancelled
`;

describe('nextVoucherState', () => {
  const found = VOUCHER_STATES.flatMap((state) =>
    VOUCHER_EVENTS.flatMap((event) =>
      VOUCHER_PARTIES.flatMap((party) => {
        const next = nextVoucherState(facts(state), event);
        if (next === null || !mayDoToVoucher(party, event)) return [];
        return [[state, event, party, next].join(' ')];
      }),
    ),
  );

  test('of all states, events and people, only these go on', () => {
    expect(found.sort()).toEqual(ALLOWED.trim().split('\n').sort());
  });

  test('a voucher that is over never lives again, except one that was used up', () => {
    for (const state of VOUCHER_STATES.filter((one) => !isLive(one) && one !== 'used'))
      for (const event of VOUCHER_EVENTS) {
        const next = nextVoucherState(facts(state), event);
        expect([null, state]).toContain(next);
      }
  });

  test.each([
    ['active', 0n],
    ['partly-used', 1n],
    ['partly-used', 99n],
    ['used', 100n],
  ] as const)('it is %s with %d of 100 used', (state, used) => {
    expect(stateByUse({ amount: 100n, used })).toBe(state);
    expect(nextVoucherState({ ...facts('active'), used }, 'use')).toBe(state);
  });

  test('a voucher is taken up again where it was suspended', () => {
    for (const before of ['issued', 'active', 'partly-used'] as const)
      expect(nextVoucherState({ ...facts('suspended'), suspendedFrom: before }, 'resume')).toBe(
        before,
      );
  });
});
