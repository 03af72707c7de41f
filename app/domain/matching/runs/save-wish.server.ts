import { getNeeds, lockOwnAssessment } from '#domain/assessment/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { civilDateOf, contentHash, DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { Wish } from '../score/asked.ts';
import { findWish } from './wish.server.ts';

/**
 * Keeps what is asked of offers for an assessment, and says so in the firm's chain; the next reader
 * gets other matches. Throws `assessment.not-found`, `assessment.read-only`,
 * `matching.not-completed` before there is a plan and `matching.past` for a start before today.
 */
export async function saveWish(actor: Actor, assessmentId: string, wish: Wish): Promise<void> {
  const { readOnly, completedAt, secondOfId } = await getNeeds(actor, assessmentId);
  if (readOnly) throw new DomainError('assessment.read-only');
  if (completedAt === null || secondOfId !== null) throw new DomainError('matching.not-completed');
  if (wish.startBy !== null && wish.startBy < civilDateOf(actor.now))
    throw new DomainError('matching.past');
  await inTransaction('matching.save-wish', async (tx) => {
    const { organisationId } = await lockOwnAssessment(tx, actor, assessmentId);
    const before = await findWish(tx, assessmentId);
    if (contentHash(before) === contentHash(wish)) return;
    const kept = { wish: { ...wish, languages: [...wish.languages] }, updatedAt: actor.now };
    await tx.matchWish.upsert({
      where: { assessmentId },
      create: { assessmentId, ...kept },
      update: kept,
    });
    if (organisationId === null) return;
    await appendAudit(tx, actor, {
      type: 'matching.wish-changed',
      stream: `organisation:${organisationId}`,
      subject: `assessment:${assessmentId}`,
      onBehalfOf: actor.person?.seat?.organisationId === organisationId ? null : organisationId,
      facts: factsOf(wish),
    });
  });
}

function factsOf({ languages, ...wish }: Wish) {
  return { ...wish, languages: languages.join(' ') };
}
