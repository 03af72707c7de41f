import {
  isOrganisationKind,
  isRole,
  isStaff,
  type Role,
  type Seat,
  type SignedIn,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { luciaOn, sessionHashOf } from './lucia.server.ts';
import { isOver } from './session.ts';

const NOTE_VISIT_AFTER_MS = 5 * 60_000;

/** What reading a session's token gives: who holds it, or null when it opens nothing. */
export async function readSession(token: string, now: Date): Promise<SignedIn | null> {
  const { session } = await luciaOn().validateSession(token);
  if (!session) return null;
  const account = await db.account.findUnique({
    where: { id: session.userId },
    select: {
      name: true,
      language: true,
      status: true,
      totp: { select: { confirmedAt: true } },
      roles: {
        where: { status: 'active', organisation: { suspendedAt: null } },
        select: {
          role: true,
          regions: true,
          organisation: { select: { id: true, kind: true, name: true } },
        },
      },
    },
  });
  const roles = account?.roles.flatMap(({ role }) => (isRole(role) ? [role] : [])) ?? [];
  if (account?.status !== 'active' || isOver(session, roles, now)) {
    await luciaOn().invalidateSession(token);
    return null;
  }
  if (now.getTime() - session.seenAt.getTime() > NOTE_VISIT_AFTER_MS)
    await db.session.updateMany({
      where: { idHash: sessionHashOf(token) },
      data: { seenAt: now },
    });
  const asksForTwo = roles.some(isStaff) || (account.totp?.confirmedAt ?? null) !== null;
  const owesSecondFactor = session.secondFactorAt === null && asksForTwo;
  return {
    accountId: session.userId,
    sessionHash: sessionHashOf(token),
    name: account.name,
    language: account.language,
    seat: owesSecondFactor ? null : seatOf(account.roles, session.activeOrganisationId),
    owesSecondFactor,
    confirmedAt: session.confirmedAt,
  };
}

interface GrantRow {
  readonly role: string;
  readonly regions: readonly string[];
  readonly organisation: { readonly id: string; readonly kind: string; readonly name: string };
}

/** The seat in the chosen organisation, or in the only one; null while none is chosen. */
function seatOf(grants: readonly GrantRow[], chosen: string | null): Seat | null {
  const ids = new Set(grants.map(({ organisation }) => organisation.id));
  const [only] = ids;
  const id = chosen !== null && ids.has(chosen) ? chosen : ids.size === 1 ? only : undefined;
  const own = grants.filter(({ organisation }) => organisation.id === id);
  const [first] = own;
  if (!first || !isOrganisationKind(first.organisation.kind)) return null;
  return {
    organisationId: first.organisation.id,
    kind: first.organisation.kind,
    organisationName: first.organisation.name,
    roles: own.flatMap(({ role }): Role[] => (isRole(role) ? [role] : [])),
    regions: [...new Set(own.flatMap(({ regions }) => regions))],
  };
}
