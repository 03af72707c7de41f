import { createHash } from 'node:crypto';
import {
  DomainError,
  isOrganisationKind,
  isRole,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

/** When the organisations and accounts of the demonstration were made. */
export const DEMO_SINCE = new Date('2026-03-01T09:00:00.000Z');

/** The end of the addresses of the people of the demonstration. */
export const DEMO_MAIL = '@demo.raqmana.invalid';

function demoBytes(seed: string, size: number): Uint8Array {
  return createHash('sha256').update(`demonstration ${seed}`).digest().subarray(0, size);
}

/** The id of a row of the demonstration, the same at every start. */
export function demoId(name: string): string {
  return uuidV7(DEMO_SINCE, demoBytes(name, UUID_RANDOM_BYTES));
}

/**
 * Somebody of the demonstration at work at an instant, for seeding through the use-cases: a persona,
 * or whoever has an account in one of its organisations. Their "random" bytes follow from who they
 * are and the instant. Throws `accounts.not-found`.
 */
export async function getDemoActor(
  who: string | { readonly accountId: string },
  now: Date,
): Promise<MemberActor> {
  const account = await db.account.findUnique({
    where: typeof who === 'string' ? { persona: who } : { id: who.accountId },
    include: { roles: { where: { status: 'active' }, include: { organisation: true } } },
  });
  const organisation = account?.roles[0]?.organisation;
  if (!account || !organisation || !isOrganisationKind(organisation.kind))
    throw new DomainError('accounts.not-found');
  // Visitors' own accounts may have joined: nothing is done in their name.
  if (typeof who !== 'string' && account.email?.endsWith(DEMO_MAIL) !== true)
    throw new DomainError('accounts.not-found');
  const seed = account.persona ?? account.id;
  let drawn = 0;
  return {
    deviceHash: null,
    now,
    randomBytes: (size) => demoBytes(`${seed} ${now.toISOString()} ${(drawn += 1)}`, size),
    requestId: 'demonstration',
    ip: '',
    lang: account.language,
    person: {
      accountId: account.id,
      sessionHash: '',
      name: account.name,
      language: account.language,
      seat: {
        organisationId: organisation.id,
        kind: organisation.kind,
        organisationName: organisation.name,
        roles: account.roles.flatMap(({ role }): Role[] => (isRole(role) ? [role] : [])),
        regions: account.roles.flatMap(({ regions }) => regions),
      },
      owesSecondFactor: false,
      confirmedAt: now,
    },
  };
}
