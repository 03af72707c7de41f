import { isRevoked } from '#domain/cases/index.server.ts';
import { DomainError, hasRole, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import type { Claim, Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { refuseProviderSide } from '../deliveries/records.server.ts';
import { lockEngagement } from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';
import type { ClaimEvent } from './transitions.ts';

/** A claim with the engagement that the transaction holds. */
export interface TakenClaim {
  readonly claim: Claim;
  readonly engagement: Engagement;
}

/**
 * A claim of the actor's organisation, taken for a change by somebody with a role. Throws
 * `engagements.not-found` to everybody else, and `engagements.provider-side`.
 */
export async function takeClaim(
  tx: Tx,
  actor: MemberActor,
  claimId: string,
  role: Role,
): Promise<TakenClaim> {
  const scope = officerEngagements(actor);
  if (!hasRole(actor, role)) throw new DomainError('engagements.not-found');
  const found = await tx.claim.findUnique({ where: { id: claimId } });
  if (!found) throw new DomainError('engagements.not-found');
  const engagement = await lockEngagement(tx, found.engagementId, scope);
  await refuseProviderSide(tx, actor, engagement);
  return { engagement, claim: await tx.claim.findUniqueOrThrow({ where: { id: claimId } }) };
}

/** Throws `engagements.voucher-cancelled` once the aid was revoked: nothing more is paid of it. */
export async function refuseRevoked(
  tx: Tx,
  { applicationId }: Pick<Engagement, 'applicationId'>,
): Promise<void> {
  if (await isRevoked(tx, applicationId)) throw new DomainError('engagements.voucher-cancelled');
}

/** Throws `engagements.same-person` to who settled a dispute of the same engagement. */
export async function refuseMediator(
  tx: Tx,
  { person }: MemberActor,
  { id: engagementId }: Pick<Engagement, 'id'>,
): Promise<void> {
  const where = { engagementId, mediatorId: person.accountId };
  if ((await tx.engagementDispute.count({ where })) > 0)
    throw new DomainError('engagements.same-person');
}

/**
 * Whether a form about a claim is to be carried out: false when the same person sent it before and
 * nothing came after. Throws `engagements.changed-meanwhile` when the claim is another by now.
 */
export async function isFreshClaim(
  tx: Tx,
  actor: MemberActor,
  { id, engagementId, stamp: current }: Claim,
  { stamp, event }: { readonly stamp: number; readonly event: ClaimEvent },
): Promise<boolean> {
  if (current === stamp) return true;
  const last = await tx.engagementEvent.findFirst({
    where: { engagementId, subject: `claim:${id}` },
    orderBy: { sequence: 'desc' },
  });
  const isSame = last?.event === event && last.actorId === actor.person.accountId;
  if (current === stamp + 1 && isSame) return false;
  throw new DomainError('engagements.changed-meanwhile');
}
