import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  addWorkingDays,
  civilDateOf,
  DomainError,
  hasRole,
  type MemberActor,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { CLOCKS } from '../clocks/plan.ts';
import { beginClock, holidaysAround } from '../clocks/records.server.ts';
import { refuseOwnRequest } from '../outsider.server.ts';
import { CASE_REFUSALS, caseStream, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { tellFirm } from './tell.server.ts';

export interface RevocationNotice {
  /** Of the request as it was read. */
  readonly stamp: number;
  /** What the firm is reproached with, in words it reads. */
  readonly grounds: string;
}

/**
 * A risk officer tells a firm that its aid may be taken back, and why: it has ten working days to
 * answer, and another person decides. The same notice again changes nothing. Throws
 * `cases.not-found`, `cases.same-person` for whoever has a part in the case, `cases.own-firm`,
 * `cases.no-note` without grounds, `cases.wrong-state` unless it is approved and no other notice is
 * open, `cases.changed-meanwhile`.
 */
export async function noticeRevocation(
  actor: MemberActor,
  id: string,
  { stamp, grounds }: RevocationNotice,
): Promise<void> {
  const where = officerWhere(actor);
  if (!hasRole(actor, 'risk-officer')) throw new DomainError('cases.not-found');
  if (grounds === '') throw new DomainError('cases.no-note');
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.notice-revocation', async (tx) => {
      const application = await lockApplication(tx, id, where);
      await requireOutsider(tx, actor, application);
      const open = await tx.aidRevocation.findFirst({
        where: { applicationId: id, state: 'noticed' },
      });
      const isSame = open?.noticedById === actor.person.accountId && open.grounds === grounds;
      if (isSame) return;
      if (open || application.state !== 'approved')
        throw new DomainError('cases.wrong-state', { state: application.state });
      if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      await give(tx, actor, application, grounds);
    }),
  );
}

async function requireOutsider(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
): Promise<void> {
  const { accountId } = actor.person;
  const parts = await tx.casePerson.count({
    where: { applicationId: application.id, accountId },
  });
  if (parts > 0) throw new DomainError('cases.same-person');
  await refuseOwnRequest(tx, actor, application);
}

async function give(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  grounds: string,
): Promise<void> {
  const { id: applicationId, programmeId } = application;
  const { accountId } = actor.person;
  const today = civilDateOf(actor.now);
  const answerUntil = addWorkingDays(today, CLOCKS.hearing.days, await holidaysAround(tx, today));
  const id = newId(actor);
  await tx.aidRevocation.create({
    data: {
      ...{ id, applicationId, grounds, state: 'noticed', answerUntil: midnight(answerUntil) },
      ...{ noticedById: accountId, noticedAt: actor.now },
    },
  });
  await beginClock(tx, actor, { applicationId }, { code: 'hearing', programmeId, levels: {} });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.revocation-noticed', stream: caseStream(applicationId) },
    ...{ subject: `application:${applicationId}`, facts: { revocation: id, answerUntil } },
    ...{ after: { grounds }, salt: await findAuditSalt(tx, accountId) },
  });
  await tellFirm(tx, application, { kind: 'aid-hearing', params: { date: answerUntil } });
}
