import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { caseStream } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';
import { isOpened } from '../vouchers/records.server.ts';
import { tellOfficersOfClawback } from './tell.server.ts';

/**
 * The firm answers, once and in time, before aid is asked back. The same answer again changes
 * nothing. Throws `cases.not-found`, `cases.not-opened` before the decision was opened,
 * `cases.no-hearing` when nothing is asked or it was decided meanwhile, `cases.already-answered`,
 * `cases.hearing-over`.
 */
export async function answerClawback(
  actor: MemberActor,
  voucherId: string,
  { answer }: { readonly answer: string },
): Promise<void> {
  await inTransaction('cases.answer-clawback', async (tx) => {
    const voucher = await tx.voucher.findUnique({ where: { id: voucherId } });
    if (!voucher) throw new DomainError('cases.not-found');
    const { applicationId } = voucher;
    const { application, applicant } = await lockOwnApplication(tx, actor, applicationId);
    if (!isOpened(application, voucher)) throw new DomainError('cases.not-opened');
    await tx.$queryRaw`SELECT 1 FROM clawback
      WHERE voucher_id = ${voucherId} AND state = 'notified' FOR UPDATE`;
    const open = await tx.clawback.findFirst({ where: { voucherId, state: 'notified' } });
    if (!open?.answerUntil) throw new DomainError('cases.no-hearing');
    if (open.answer === answer) return;
    if (open.answer !== null) throw new DomainError('cases.already-answered');
    if (civilDateOf(actor.now) > dayOf(open.answerUntil))
      throw new DomainError('cases.hearing-over');
    // Whoever decides on what was read before reads the answer first.
    await tx.clawback.update({
      where: { id: open.id },
      data: { answer, answeredAt: actor.now, stamp: { increment: 1 } },
    });
    await appendAudit(tx, actor, {
      ...{ type: 'cases.clawback-answer', stream: caseStream(applicationId) },
      ...{ subject: `clawback:${open.id}`, onBehalfOf: applicant.onBehalfOf },
      ...{ after: { answer }, salt: await findAuditSalt(tx, actor.person.accountId) },
    });
    await tellOfficersOfClawback(tx, actor, voucher, {
      ...{ kind: 'aid-hearing-answered', role: ['risk-officer', 'deciding-officer'] },
    });
  });
}
