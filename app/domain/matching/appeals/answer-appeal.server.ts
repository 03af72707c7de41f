import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { listOfferTitles } from '#domain/catalogue/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { MatchAppeal } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireSteering } from '../policy.ts';
import type { AppealAnswer } from './answer-form.ts';

/**
 * Answers an appeal of a provider, which is told with the reasons. The same decision of the same
 * person again changes nothing. Throws `matching.not-found`, `matching.same-person` to who opened
 * it, `matching.wrong-state` once it was answered or withdrawn.
 */
export async function answerAppeal(
  actor: MemberActor,
  id: string,
  { decision, answer }: AppealAnswer,
): Promise<void> {
  requireSteering(actor);
  const { accountId } = actor.person;
  await refusing({ match_appeal_two_persons: 'matching.same-person' }, () =>
    inTransaction('matching.answer-appeal', async (tx) => {
      const row = await tx.matchAppeal.findUnique({ where: { id } });
      if (!row) throw new DomainError('matching.not-found');
      if (row.state === decision && row.answeredById === accountId) return;
      const { count } = await tx.matchAppeal.updateMany({
        where: { id, state: 'open' },
        data: { state: decision, answer, answeredById: accountId, answeredAt: actor.now },
      });
      if (count === 0) throw new DomainError('matching.wrong-state');
      await note(tx, actor, row, { decision, answer });
      await tellProvider(tx, row);
    }),
  );
}

async function note(
  tx: Tx,
  actor: MemberActor,
  { id, organisationId, category, ground }: MatchAppeal,
  { decision, answer }: AppealAnswer,
): Promise<void> {
  await appendAudit(tx, actor, {
    type: 'matching.appeal-answered',
    stream: organisationStream(organisationId),
    subject: `match-appeal:${id}`,
    facts: { decision, category, ground },
    after: { answer },
    salt: await findAuditSalt(tx, actor.person.accountId),
  });
}

async function tellProvider(tx: Tx, { organisationId, offerId }: MatchAppeal): Promise<void> {
  const titles = await listOfferTitles(tx, [offerId], 'fr');
  const params = { offer: titles.get(offerId)?.title?.text ?? '' };
  await tellHolders(
    tx,
    { organisationId, role: ['provider-owner', 'provider-member'], except: [] },
    { kind: 'ranking-answered', params, path: '/provider/ranking' },
  );
}
