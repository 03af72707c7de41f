import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  type MemberActor,
  type NotificationKind,
  newId,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { onceByIntent } from '#platform/intents.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication, CaseOpinion } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Verdict } from '../codes.ts';
import { receiptOf } from '../receipt.ts';
import { caseStream } from '../records.server.ts';
import { examineCase, getCaseAccess, writeInCase } from './case-view-access.server.ts';
import { listColleagues } from './opinions-colleagues.server.ts';

export interface Question {
  readonly colleague: string;
  readonly question: string;
}

/**
 * Asks a colleague what they think of a case, once per form; the answer informs and decides nothing.
 * Throws what `examineCase` does, `cases.unknown-colleague` for somebody who may not be asked and
 * `cases.opinion-open` while they have not answered the last question.
 */
export async function askOpinion(
  actor: MemberActor,
  id: string,
  { colleague, question }: Question,
  intentId: string,
): Promise<void> {
  const { accountId } = actor.person;
  const { application: read } = await getCaseAccess(db, actor, id);
  const known = await listColleagues(actor, read);
  if (!known.some((one) => one.accountId === colleague))
    throw new DomainError('cases.unknown-colleague');
  await examineCase(actor, id, 'ask-opinion', (tx, application) =>
    onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, async () => {
      const waiting = { applicationId: id, askedOfId: colleague, answeredAt: null };
      if ((await tx.caseOpinion.count({ where: waiting })) > 0)
        throw new DomainError('cases.opinion-open');
      const opinionId = newId(actor);
      await tx.caseOpinion.create({
        data: {
          ...{ id: opinionId, applicationId: id, askedById: accountId, askedOfId: colleague },
          ...{ question, askedAt: actor.now },
        },
      });
      await tell(tx, 'opinion-asked', colleague, application);
      await note(tx, actor, id, { type: 'cases.opinion-asked', facts: {}, after: { question } });
      return opinionId;
    }),
  );
}

export interface Answer {
  readonly opinionId: string;
  readonly verdict: Verdict;
  readonly answer: string;
}

/**
 * The opinion of the colleague who was asked. The same answer again changes nothing. Throws
 * `cases.not-found`, `cases.not-yours` and, once it was answered otherwise, `cases.wrong-state`.
 */
export async function answerOpinion(
  actor: MemberActor,
  id: string,
  { opinionId, verdict, answer }: Answer,
): Promise<void> {
  await writeInCase(actor, id, 'answer-opinion', async (tx, application) => {
    const opinion = await findAsked(tx, actor, id, opinionId);
    if (opinion.verdict === verdict && opinion.answer === answer) return;
    if (opinion.answeredAt !== null) throw new DomainError('cases.wrong-state');
    await tx.caseOpinion.update({
      where: { id: opinionId },
      data: { verdict, answer, answeredAt: actor.now },
    });
    await tell(tx, 'opinion-given', opinion.askedById, application);
    await note(tx, actor, id, {
      ...{ type: 'cases.opinion-given', facts: {}, after: { verdict, answer } },
    });
  });
}

async function findAsked(
  tx: Tx,
  { person }: MemberActor,
  applicationId: string,
  id: string,
): Promise<CaseOpinion> {
  const opinion = await tx.caseOpinion.findFirst({
    where: { id, applicationId, askedOfId: person.accountId },
  });
  if (!opinion) throw new DomainError('cases.not-found');
  return opinion;
}

/** Tells one person of the programme. */
async function tell(
  tx: Tx,
  kind: NotificationKind,
  accountId: string,
  { id, number, submittedAt }: AidApplication,
): Promise<void> {
  if (number === null || submittedAt === null) return;
  await addJob(tx, 'notify', {
    ...{ accountId, kind, path: `/programme/cases/${id}/opinions` },
    params: { number: receiptOf(number, submittedAt) },
  });
}

async function note(
  tx: Tx,
  actor: MemberActor,
  id: string,
  entry: Pick<Parameters<typeof appendAudit>[2], 'type' | 'facts' | 'after'>,
): Promise<void> {
  await appendAudit(tx, actor, {
    ...{ ...entry, stream: caseStream(id), subject: `application:${id}` },
    salt: await findAuditSalt(tx, actor.person.accountId),
  });
}
