import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { changeClocks } from '../clocks/records.server.ts';
import { receiptOf } from '../receipt.ts';
import { caseStream } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';

/**
 * The firm answers, once and in time, what it is reproached with before its aid may be taken back.
 * The same answer again changes nothing. Throws `cases.not-found`, `cases.no-hearing` when nothing
 * is reproached or it was decided meanwhile, `cases.already-answered`, `cases.hearing-over`.
 */
export async function answerHearing(
  actor: MemberActor,
  id: string,
  { answer }: { readonly answer: string },
): Promise<void> {
  await inTransaction('cases.answer-hearing', async (tx) => {
    const { application, applicant } = await lockOwnApplication(tx, actor, id);
    const open = await tx.aidRevocation.findFirst({
      where: { applicationId: id, state: 'noticed' },
      orderBy: { noticedAt: 'desc' },
    });
    if (!open) throw new DomainError('cases.no-hearing');
    if (open.answer === answer) return;
    if (open.answer !== null) throw new DomainError('cases.already-answered');
    if (civilDateOf(actor.now) > dayOf(open.answerUntil))
      throw new DomainError('cases.hearing-over');
    const { accountId } = actor.person;
    await tx.aidRevocation.update({
      where: { id: open.id },
      data: { answer, answeredAt: actor.now },
    });
    await changeClocks(tx, actor.now, { applicationId: id }, { change: 'end', codes: ['hearing'] });
    await appendAudit(tx, actor, {
      ...{ type: 'cases.hearing-answered', stream: caseStream(id) },
      ...{ subject: `application:${id}`, onBehalfOf: applicant.onBehalfOf },
      ...{ after: { answer }, salt: await findAuditSalt(tx, accountId) },
    });
    await tellDeciders(tx, application);
  });
}

/** Those who may decide it are told, and whoever reproached it among the risk officers. */
async function tellDeciders(tx: Tx, application: AidApplication): Promise<void> {
  const { id, ownerId, number, submittedAt } = application;
  if (number === null || submittedAt === null) return;
  await tellHolders(
    tx,
    { organisationId: ownerId, role: ['risk-officer', 'deciding-officer'], except: [] },
    {
      kind: 'aid-hearing-answered',
      params: { number: receiptOf(number, submittedAt) },
      path: `/programme/cases/${id}`,
    },
  );
}
