import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { ownFirmName } from '../pages/own-case-firm.server.ts';
import { receiptOf } from '../receipt.ts';
import { canApply } from '../scope.server.ts';
import { findOwn } from '../vouchers/own.server.ts';
import { isOpened } from '../vouchers/records.server.ts';
import { clawbackLook, type ClawbackLook } from './views.server.ts';

/** The page by which a firm reads that aid is asked back, and answers. Amounts in centimes. */
interface OwnClawbackPage {
  readonly kind: 'clawback';
  readonly voucherId: string;
  readonly number: string;
  readonly onBehalfOf: string | null;
  /** What the firm was told of, the latest first. */
  readonly clawbacks: readonly ClawbackLook[];
  readonly mayAnswer: boolean;
  /** The time to answer has passed, and nothing was. */
  readonly isOver: boolean;
}

/**
 * What is asked back of a voucher of the reader's firm or client; closed while the decision that
 * brought the voucher was not opened. Throws `cases.not-found`.
 */
export async function getOwnClawback(
  actor: MemberActor,
  voucherId: string,
): Promise<OwnClawbackPage | { readonly kind: 'closed'; readonly applicationId: string }> {
  const { voucher, application } = await findOwn(db, actor, voucherId);
  if (!isOpened(application, voucher))
    return { kind: 'closed', applicationId: voucher.applicationId };
  const rows = await db.clawback.findMany({
    where: { voucherId, notifiedAt: { not: null } },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
  });
  const clawbacks = rows.map(clawbackLook);
  const today = civilDateOf(actor.now);
  const waiting = clawbacks.find(({ state, answer }) => state === 'notified' && answer === null);
  const isInTime = waiting !== undefined && today <= (waiting.answerUntil ?? '');
  const { number, submittedAt } = application;
  return {
    ...{ kind: 'clawback', voucherId, clawbacks },
    number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : '',
    onBehalfOf: await ownFirmName(db, actor, application),
    mayAnswer: isInTime && canApply(actor),
    isOver: waiting !== undefined && !isInTime,
  };
}
