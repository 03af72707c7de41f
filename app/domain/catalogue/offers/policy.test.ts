import { describe, expect, test } from 'vitest';
import { ORGANISATION_KINDS, ROLES_OF } from '#domain/kernel/index.server.ts';
import { aMember, anActor, aPerson } from '../../../../tests/factories/actors.ts';
import { canEditOffers } from './policy.ts';

const ids = { accountId: 'an account', organisationId: 'an organisation' };

describe('offers are written', () => {
  const cases = ORGANISATION_KINDS.flatMap((kind) =>
    ROLES_OF[kind].map((role) => [kind, role] as const),
  );
  test.each(cases)('by nobody but the people of a provider: %s, %s', (kind, role) => {
    expect(canEditOffers(aMember(ids, kind, role))).toBe(kind === 'provider');
  });

  test('not by somebody without an organisation', () => {
    expect(canEditOffers({ ...anActor(), person: aPerson() })).toBe(false);
    expect(canEditOffers(anActor())).toBe(false);
  });
});
