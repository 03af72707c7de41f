import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  type MemberActor,
  type NotificationKind,
} from '#domain/kernel/index.server.ts';
import type { MatchWeights } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';

/** What the database refuses about weights, in words of this room. */
export const WEIGHTS_REFUSALS = {
  match_weights_one_proposal: 'matching.proposal-open',
  match_weights_number_key: 'matching.proposal-open',
  match_weights_two_persons: 'matching.same-person',
  match_weights_kept: 'matching.wrong-state',
} as const;

type Kept = Pick<MatchWeights, 'id' | 'number' | 'contentHash'>;

/** The audit entry of something done to a version; of what was written only a digest is kept. */
export async function noteWeights(
  tx: Tx,
  actor: MemberActor,
  { id, number, contentHash }: Kept,
  { type, reason = '' }: { readonly type: `matching.weights-${string}`; readonly reason?: string },
): Promise<void> {
  const salt = await findAuditSalt(tx, actor.person.accountId);
  await appendAudit(tx, actor, {
    ...{ type, stream: 'platform', subject: `match-weights:${id}` },
    facts: { number, hash: contentHash },
    ...(reason === '' ? {} : { after: { reason }, salt }),
  });
}

/** Tells the other managers of all programmes: weights serve them all. */
export async function tellOthers(
  tx: Tx,
  actor: MemberActor,
  kind: Extract<NotificationKind, `weights-${string}`>,
): Promise<void> {
  const to = { role: 'programme-manager', except: [actor.person.accountId] } as const;
  await tellHolders(tx, to, { kind, params: {}, path: '/programme/matching/weights' });
}

/** A proposal that waits for a decision. Throws `matching.not-found`. */
export async function getWeights(tx: Tx, id: string): Promise<MatchWeights> {
  const row = await tx.matchWeights.findUnique({ where: { id } });
  if (!row) throw new DomainError('matching.not-found');
  return row;
}
