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
  const account = await findAccount(session.userId);
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
  const asksForTwo = roles.some(isStaff) || account.totpAt !== null;
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

interface AccountRow {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  /** When the codes of its application were confirmed. */
  readonly totpAt: Date | null;
  readonly roles: readonly GrantRow[];
}

/** An account with the roles it holds now, in one statement: every request of a person asks it. */
async function findAccount(id: string): Promise<AccountRow | undefined> {
  const rows = await db.$queryRaw<AccountRow[]>`
    SELECT a.name, a.language, a.status, t.confirmed_at AS "totpAt",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'regions', to_jsonb(g.regions),
          'organisation', jsonb_build_object('id', o.id, 'kind', o.kind, 'name', o.name)) ORDER BY g.id), '[]')
        FROM role_grant g JOIN organisation o ON o.id = g.organisation_id
        WHERE g.account_id = a.id AND g.status = 'active' AND o.suspended_at IS NULL) AS roles
    FROM account a LEFT JOIN totp_factor t ON t.account_id = a.id WHERE a.id = ${id}`;
  return rows[0];
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
