import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES_OF, type OrganisationKind, type Role } from '#domain/kernel/index.server.ts';
import { mandateEnd, mandateState } from './mandate.ts';
import { canGiveMandates, canHoldMandates, canSeeGivenMandates } from './mandate-policy.ts';
import { scopesOf } from './mandate-scopes.ts';

const NOW = new Date('2026-11-16T11:00:00Z');

describe('the end of a mandate', () => {
  test.each([
    ['2026-11-16T11:00:00.000Z', 12, '2027-11-16T11:00:00.000Z'],
    ['2027-01-31T23:30:00.000Z', 1, '2027-02-28T23:30:00.000Z'],
    ['2028-02-29T00:00:00.000Z', 24, '2030-02-28T00:00:00.000Z'],
  ])('%s and %i months', (from, months, end) => {
    expect(mandateEnd(new Date(from), months).toISOString()).toBe(end);
  });

  test('comes after its start and never after two years', () => {
    const days = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 24 }), (from, months) => {
        const end = mandateEnd(from, months);
        const limit = new Date(from);
        limit.setUTCFullYear(from.getUTCFullYear() + 2);
        expect(end.getTime()).toBeGreaterThan(from.getTime());
        expect(end.getTime()).toBeLessThanOrEqual(limit.getTime());
      }),
    );
  });
});

test.each([
  ['proposed', 1, null, 'proposed'],
  ['proposed', 0, null, 'expired'],
  ['active', 1, null, 'active'],
  ['active', 0, null, 'expired'],
  ['active', -1, null, 'expired'],
  ['revoked', 1, 'somebody', 'ended'],
  ['revoked', -1, null, 'expired'],
  ['refused', 1, 'somebody', 'refused'],
])('a row that is %s and ends in %i ms, ended by %s, is %s', (status, left, endedById, state) => {
  const expiresAt = new Date(NOW.getTime() + left);
  expect(mandateState({ status, expiresAt, endedById }, NOW)).toBe(state);
});

test('scopes are read in the order of the product and unknown ones are dropped', () => {
  expect(scopesOf(['follow', 'sell', 'assess'])).toEqual(['assess', 'follow']);
});

describe('who may do what with mandates', () => {
  const seats = Object.entries(ROLES_OF).flatMap(([kind, roles]) =>
    roles.map((role): [OrganisationKind, Role] => [kind as OrganisationKind, role]),
  );
  const GIVES: readonly Role[] = ['sme-owner'];
  const SEES: readonly Role[] = ['sme-owner', 'sme-member', 'sme-viewer'];
  const HOLDS: readonly Role[] = ['advisor'];

  test.each(seats)('in an organisation of kind %s: %s', (kind, role) => {
    const actor = sitting(kind, role);
    expect(canGiveMandates(actor)).toBe(GIVES.includes(role));
    expect(canSeeGivenMandates(actor)).toBe(SEES.includes(role));
    expect(canHoldMandates(actor)).toBe(HOLDS.includes(role));
  });

  test('nobody without a seat, and no role outside its kind of organisation', () => {
    expect(canGiveMandates({ person: null })).toBe(false);
    expect(canHoldMandates(sitting('provider', 'advisor'))).toBe(false);
    expect(canGiveMandates(sitting('provider', 'sme-owner'))).toBe(false);
  });
});

function sitting(kind: OrganisationKind, role: Role) {
  const seat = { organisationId: 'o', kind, organisationName: '', roles: [role], regions: [] };
  return {
    person: {
      accountId: 'a',
      sessionHash: 's',
      name: '',
      language: 'fr',
      seat,
      owesSecondFactor: false,
      confirmedAt: NOW,
    },
  };
}
