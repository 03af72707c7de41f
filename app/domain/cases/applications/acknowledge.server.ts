import { appendAudit } from '#domain/audit/index.server.ts';
import { addDays, civilDateOf, type MemberActor, midnight } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { beginClock, changeClocks } from '../clocks/records.server.ts';
import { caseStream, versionOf } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';
import { lockVoucherOf, tellFirm } from '../vouchers/records.server.ts';
import { decidedLast } from './acknowledge-state.server.ts';

/** Days to contest a decision in a programme that sets none. */
const APPEAL_DAYS = 60;

/**
 * The firm opens the decision on its request: from this day it may read it, and the time to contest
 * a refusal runs. Opening it again changes nothing, and neither does it while nothing was decided.
 * Throws `cases.not-found`.
 */
export async function acknowledgeDecision(actor: MemberActor, id: string): Promise<void> {
  await inTransaction('cases.acknowledge', async (tx) => {
    const { application, applicant } = await lockOwnApplication(tx, actor, id);
    const decided = await decidedLast(tx, application);
    if (decided === null || decided.isOpened) return;
    await tx.aidApplication.update({
      where: { id },
      data: {
        ...{ acknowledgedAt: actor.now, acknowledgedById: actor.person.accountId },
        ...(await beginAppealTime(tx, actor, application)),
      },
    });
    await changeClocks(tx, actor.now, { applicationId: id }, { change: 'end', codes: ['open'] });
    await appendAudit(tx, actor, {
      ...{ type: 'cases.acknowledge', stream: caseStream(id), subject: `application:${id}` },
      ...{ facts: { state: application.state }, onBehalfOf: applicant.onBehalfOf },
    });
    await tellOfVoucher(tx, actor, application);
  });
}

/** The firm's other people learn that there is a voucher to accept; the one who opened it sees it. */
async function tellOfVoucher(tx: Tx, actor: MemberActor, { id }: AidApplication): Promise<void> {
  const voucher = await lockVoucherOf(tx, id);
  if (voucher?.state === 'issued') await tellFirm(tx, actor, voucher, 'voucher-issued');
}

/** Starts the time to contest what may be contested: a refusal or a lapse, once. */
async function beginAppealTime(tx: Tx, actor: MemberActor, application: AidApplication) {
  const { id, state, programmeId } = application;
  if (state !== 'rejected' && state !== 'lapsed') return {};
  if ((await tx.aidAppeal.count({ where: { applicationId: id } })) > 0) return {};
  const { content } = await versionOf(tx, application);
  const days = content.running?.serviceLevels.appealDays ?? APPEAL_DAYS;
  await beginClock(
    tx,
    actor,
    { applicationId: id },
    { code: 'appeal', programmeId, levels: {}, days },
  );
  return { appealUntil: midnight(addDays(civilDateOf(actor.now), days)) };
}
