import { randomUUID } from 'node:crypto';
import type {
  MemberActor,
  OrganisationKind,
  PersonActor,
  Role,
} from '#domain/kernel/index.server.ts';
import { isOrganisationKind } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, aPerson, NOON } from './actors.ts';

/** A valid synthetic ICE: a root that is never issued, one establishment, its control digits. */
export function anIce(root: number, establishment = 0): string {
  const body = `99${String(root).padStart(7, '0')}${String(establishment).padStart(4, '0')}`;
  const rest = Number((BigInt(body) * 100n) % 97n);
  return `${body}${String(97 - rest).padStart(2, '0')}`;
}

let last = 0;

/** A number nobody else of this test file has. */
function next(): number {
  last += 1;
  return last;
}

/** An account with a verified address and no password. Returns its id. */
export async function makeAccount(
  changes: Partial<{
    name: string;
    email: string | null;
    phone: string | null;
    passwordHash: string | null;
    language: string;
    emailVerifiedAt: Date | null;
  }> = {},
): Promise<string> {
  const id = randomUUID();
  await db.account.create({ data: { ...accountRow(id), ...changes } });
  return id;
}

function accountRow(id: string) {
  return {
    ...{ id, auditSalt: Buffer.from('a salt of a test'), createdAt: NOON },
    ...{ name: 'Amina Alaoui', email: `person-${next()}@example.ma`, emailVerifiedAt: NOON },
    language: 'fr',
  };
}

/** An organisation of a kind; firms and providers get a valid ICE. Returns its id. */
export async function makeOrganisation(
  kind: OrganisationKind = 'sme',
  changes: Partial<{ name: string; ice: string }> = {},
): Promise<string> {
  const id = randomUUID();
  const ice = changes.ice ?? (kind === 'sme' || kind === 'provider' ? anIce(next()) : null);
  await db.organisation.create({
    data: {
      id,
      kind,
      name: changes.name ?? `Organisation ${id.slice(0, 4)}`,
      ice,
      ice9: ice?.slice(0, 9) ?? null,
      createdAt: NOON,
      updatedAt: NOON,
    },
  });
  return id;
}

/** Gives a person a role, as two other persons would. */
export async function giveRole(
  accountId: string,
  organisationId: string,
  role: Role,
): Promise<string> {
  const row = grantRow(accountId, organisationId, role);
  await db.roleGrant.create({ data: row });
  return row.id;
}

function grantRow(accountId: string, organisationId: string, role: Role) {
  return {
    ...{ id: randomUUID(), accountId, organisationId, role, status: 'active' },
    ...{ requestedById: 'who asked', grantedById: 'who granted' },
    ...{ requestedAt: NOON, grantedAt: NOON },
  };
}

/** Somebody new with these roles in an organisation, which is made when none is given. */
export async function makeMember(
  kind: OrganisationKind,
  roles: readonly Role[],
  organisationId?: string,
): Promise<MemberActor> {
  const accountId = await makeAccount();
  const home = organisationId ?? (await makeOrganisation(kind));
  for (const role of roles) await giveRole(accountId, home, role);
  return asMember(accountId, home);
}

/** Somebody with one role, in a new organisation or in one that is there; not saved yet. */
export function aNewMember(
  kind: OrganisationKind,
  role: Role,
  { organisationId, taxId = null }: { organisationId?: string; taxId?: string | null } = {},
) {
  const [accountId, homeId] = [randomUUID(), organisationId ?? randomUUID()];
  const name = `Organisation ${homeId.slice(0, 4)}`;
  const ice = kind === 'sme' || kind === 'provider' ? anIce(next()) : null;
  const times = { createdAt: NOON, updatedAt: NOON };
  return {
    account: accountRow(accountId),
    organisation: organisationId
      ? null
      : { id: homeId, kind, name, ice, ice9: ice?.slice(0, 9) ?? null, taxId, ...times },
    grant: grantRow(accountId, homeId, role),
    actor: memberOf(accountId, {
      ...{ organisationId: homeId, kind, organisationName: name, roles: [role], regions: [] },
    }),
  };
}

/** Saves new members, all at once. */
export async function saveMembers(all: readonly ReturnType<typeof aNewMember>[]): Promise<void> {
  await db.account.createMany({ data: all.map(({ account }) => account) });
  await db.organisation.createMany({
    data: all.flatMap(({ organisation }) => organisation ?? []),
  });
  await db.roleGrant.createMany({ data: all.map(({ grant }) => grant) });
}

/** Somebody signed in who belongs to no organisation. */
export async function makePerson(): Promise<PersonActor> {
  const accountId = await makeAccount();
  return { ...anActor(), person: aPerson({ accountId }) };
}

/** What a session says of somebody in an organisation, from the roles they have now. */
export async function asMember(accountId: string, organisationId: string): Promise<MemberActor> {
  const { name, kind } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const grants = await db.roleGrant.findMany({
    where: { accountId, organisationId, status: 'active' },
  });
  if (!isOrganisationKind(kind)) throw new Error(`unknown kind ${kind}`);
  return memberOf(accountId, {
    organisationId,
    kind,
    organisationName: name,
    // The database refuses any other text.
    roles: grants.map(({ role }) => role as Role),
    regions: grants.flatMap(({ regions }) => regions),
  });
}

function memberOf(accountId: string, seat: MemberActor['person']['seat']): MemberActor {
  return { ...anActor(), person: { ...aPerson({ accountId }), seat } };
}
