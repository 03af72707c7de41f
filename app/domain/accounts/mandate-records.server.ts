import type { MemberActor, NotificationKind, Role } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';

interface Parties {
  readonly organisationId: string;
  readonly advisorBodyId: string;
}

/**
 * Closes what came to its term between a firm and a body, as ended by nobody, so that it can be
 * given again: only one mandate of the two may stand open.
 */
export async function closeExpired(tx: Tx, parties: Parties, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE mandate SET status = 'revoked', ended_at = expires_at
    WHERE organisation_id = ${parties.organisationId} AND advisor_body_id = ${parties.advisorBodyId}
      AND status IN ('proposed', 'active') AND expires_at <= ${now}`;
}

/** The chain of a firm, where everything about its mandates is kept. */
export function streamOf(organisationId: string): string {
  return `organisation:${organisationId}`;
}

/** Tells everybody with a role in an organisation, except whoever acted. */
export async function notifyHolders(
  tx: Tx,
  actor: MemberActor,
  to: { readonly organisationId: string; readonly role: Role },
  message: {
    readonly kind: NotificationKind;
    readonly params: Readonly<Record<string, string>>;
    readonly path: string;
  },
): Promise<void> {
  const holders = await tx.roleGrant.findMany({
    where: {
      organisationId: to.organisationId,
      role: to.role,
      status: 'active',
      accountId: { not: actor.person.accountId },
      account: { status: 'active' },
    },
    orderBy: { accountId: 'asc' },
    select: { accountId: true },
  });
  for (const { accountId } of holders) await addJob(tx, 'notify', { accountId, ...message });
}
