import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { requireRanked } from '../ranking/policy.ts';

/**
 * Takes an appeal back before it is answered. Again, it changes nothing. Throws `matching.not-found`
 * for another's and `matching.wrong-state` for an answered one.
 */
export async function withdrawAppeal(actor: MemberActor, id: string): Promise<void> {
  const organisationId = requireRanked(actor);
  await inTransaction('matching.withdraw-appeal', async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM match_appeal WHERE id = ${id} FOR UPDATE`;
    const appeal = await tx.matchAppeal.findFirst({ where: { id, organisationId } });
    if (!appeal) throw new DomainError('matching.not-found');
    if (appeal.state === 'withdrawn') return;
    const { count } = await tx.matchAppeal.updateMany({
      where: { id, state: 'open' },
      data: { state: 'withdrawn' },
    });
    if (count === 0) throw new DomainError('matching.wrong-state');
    await appendAudit(tx, actor, {
      type: 'matching.appeal-withdrawn',
      stream: organisationStream(organisationId),
      subject: `match-appeal:${id}`,
      facts: { offer: appeal.offerId, ground: appeal.ground },
    });
  });
}
