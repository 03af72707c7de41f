import { describe, expect, test } from 'vitest';
import {
  ROLES,
  ROLES_OF,
  type Actor,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';
import {
  canAdminister,
  canDecideJoin,
  canDecideRole,
  canEditOrganisation,
  canEndRole,
  canGiveRole,
  canInvite,
  canManagePeople,
  canSeePeople,
  fits,
} from './policy.ts';

const KINDS = Object.keys(ROLES_OF) as OrganisationKind[];

function whoHolds(
  role: Role,
  kind: OrganisationKind,
  organisationId = 'home',
): Pick<Actor, 'person'> {
  return {
    person: {
      accountId: 'me',
      sessionHash: 's',
      name: 'Me',
      language: 'fr',
      seat: { organisationId, kind, organisationName: 'Home', roles: [role], regions: [] },
      owesSecondFactor: false,
      confirmedAt: new Date(0),
    },
  };
}

/** Every role in the kind of organisation it belongs to. */
const EVERYBODY = KINDS.flatMap((kind) => ROLES_OF[kind].map((role) => ({ kind, role })));

type Rule = (actor: Pick<Actor, 'person'>, kind: OrganisationKind) => boolean;
const here = (kind: OrganisationKind) => ({ organisationId: 'home', kind });
const elsewhere = (kind: OrganisationKind) => ({ organisationId: 'elsewhere', kind });
const somebody = { accountId: 'somebody', requestedById: 'a third', role: 'certifier' } as const;
const MANAGERS = ['sme-owner', 'provider-owner', 'programme-manager', 'advisor', 'platform-admin'];

/** Who may do what in the organisation they work in. */
const AT_HOME: readonly (readonly [string, Rule, readonly string[]])[] = [
  ['administer', (actor) => canAdminister(actor), ['platform-admin']],
  ['see its people', (actor, kind) => canSeePeople(actor, here(kind)), [...ROLES]],
  ['manage its people', (actor, kind) => canManagePeople(actor, here(kind)), MANAGERS],
  ['decide who joins', (a, kind) => canDecideJoin(a, here(kind)), ['sme-owner', 'provider-owner']],
  [
    'change its facts',
    (actor, kind) => canEditOrganisation(actor, here(kind)),
    ['sme-owner', 'provider-owner', 'platform-admin'],
  ],
  ['end the role of another', (a, kind) => canEndRole(a, here(kind), somebody), MANAGERS],
  ['end their own', (a, kind) => canEndRole(a, here(kind), { accountId: 'me' }), [...ROLES]],
  [
    'decide a role asked for by another',
    (actor, kind) => canDecideRole(actor, here(kind), somebody),
    ['programme-manager'],
  ],
];

/** Kinds of organisation, not their own, in which an administrator may do what nobody else may. */
const ADMINISTRATORS: readonly (readonly [string, Rule, readonly OrganisationKind[]])[] = [
  ['see people', (actor, kind) => canSeePeople(actor, elsewhere(kind)), KINDS],
  [
    'manage people',
    (actor, kind) => canManagePeople(actor, elsewhere(kind)),
    ['programme', 'advisor', 'funder', 'platform'],
  ],
  ['decide who joins', (actor, kind) => canDecideJoin(actor, elsewhere(kind)), []],
  [
    'change facts',
    (actor, kind) => canEditOrganisation(actor, elsewhere(kind)),
    ['programme', 'advisor', 'funder', 'platform'],
  ],
  [
    'end roles',
    (actor, kind) => canEndRole(actor, elsewhere(kind), somebody),
    ['programme', 'advisor', 'funder', 'platform'],
  ],
  ['decide roles', (actor, kind) => canDecideRole(actor, elsewhere(kind), somebody), ['programme']],
];

describe.each(AT_HOME)('in their own organisation, to %s', (_what, rule, allowed) => {
  test.each(EVERYBODY)('$role of a $kind', ({ kind, role }) => {
    expect(rule(whoHolds(role, kind), kind)).toBe(allowed.includes(role));
  });
});

describe.each(ADMINISTRATORS)('in another organisation, to %s', (_what, rule, kinds) => {
  test.each(KINDS)('an administrator, of kind %s', (kind) => {
    expect(rule(whoHolds('platform-admin', 'platform'), kind)).toBe(kinds.includes(kind));
  });

  test.each(EVERYBODY.filter(({ role }) => role !== 'platform-admin'))(
    'never a $role of a $kind',
    ({ kind, role }) => {
      for (const other of KINDS) expect(rule(whoHolds(role, kind), other)).toBe(false);
    },
  );
});

test('nobody who is not signed in, or has no seat, may do anything', () => {
  for (const person of [null, { ...whoHolds('sme-owner', 'sme').person, seat: null }])
    for (const [, rule] of [...AT_HOME, ...ADMINISTRATORS].filter(
      ([what]) => what !== 'end their own',
    ))
      for (const kind of KINDS) expect(rule({ person } as Pick<Actor, 'person'>, kind)).toBe(false);
});

describe('roles', () => {
  test.each(EVERYBODY)('$role belongs in $kind', ({ kind, role }) => {
    const kinds = KINDS.filter((other) => fits(other, role));
    expect(kinds).toContain(kind);
    expect(kinds).toEqual(role === 'auditor' ? ['programme', 'funder'] : [kind]);
  });

  test('of another kind of organisation are never invited to or given', () => {
    for (const { kind, role } of EVERYBODY) {
      const manager = EVERYBODY.find((one) => one.kind === kind && MANAGERS.includes(one.role));
      const actor = whoHolds(manager?.role ?? 'platform-admin', manager?.kind ?? 'platform');
      for (const other of ROLES) {
        expect(canInvite(actor, here(kind), other, true)).toBe(fits(kind, other));
        expect(canGiveRole(actor, here(kind), { accountId: 'somebody', role: other })).toBe(
          fits(kind, other),
        );
      }
      expect(fits(kind, role)).toBe(true);
    }
  });

  test('of staff are given to nobody by themselves', () => {
    const manager = whoHolds('programme-manager', 'programme');
    const give = (accountId: string) =>
      canGiveRole(manager, here('programme'), { accountId, role: 'auditor' });
    expect(give('somebody')).toBe(true);
    expect(give('me')).toBe(false);
    const owner = whoHolds('sme-owner', 'sme');
    expect(canGiveRole(owner, here('sme'), { accountId: 'me', role: 'sme-viewer' })).toBe(true);
  });

  test('that touch money are decided by a third person', () => {
    const manager = whoHolds('programme-manager', 'programme');
    const decide = (accountId: string, requestedById: string, role: Role = 'certifier') =>
      canDecideRole(manager, here('programme'), { accountId, requestedById, role });
    expect(decide('somebody', 'another')).toBe(true);
    expect(decide('me', 'another')).toBe(false);
    expect(decide('somebody', 'me')).toBe(false);
    expect(decide('somebody', 'another', 'auditor')).toBe(false);
  });

  test('an administrator invites the owner of a firm only while it has none', () => {
    const admin = whoHolds('platform-admin', 'platform');
    expect(canInvite(admin, elsewhere('sme'), 'sme-owner', false)).toBe(true);
    expect(canInvite(admin, elsewhere('sme'), 'sme-owner', true)).toBe(false);
    expect(canInvite(admin, elsewhere('sme'), 'sme-member', false)).toBe(false);
    expect(canInvite(admin, elsewhere('advisor'), 'advisor', true)).toBe(true);
  });
});
