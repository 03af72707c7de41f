import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import type { AidApplication, AidDecision } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { advance, CASE_REFUSALS, lockApplication, versionOf } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { issueVoucher } from '../vouchers/issue.server.ts';
import { refuseLinked } from './approval.server.ts';
import { letGo } from './let-go.server.ts';
import { requirePapers } from './papers.server.ts';
import { takeDecision } from './persons.server.ts';
import { reasonsOf } from './reasons.ts';
import { ON_REQUESTS, settleDecision, wasDecidedAt, type Verdict } from './records.server.ts';
import { NOT_RESERVED, NOTHING_KEPT, releasePosting } from './reservation.ts';
import { moneyCameBack, placeGivenUp, tellFirm, tellProposer } from './tell.server.ts';

export interface CaseDecision {
  /** Of the request as it was read. */
  readonly stamp: number;
  readonly decision: Verdict;
  /** To who proposed; needed to send a proposal back. */
  readonly note: string;
}

/**
 * The second person's decision on a proposal, who says by it that they have no link with the firm:
 * confirmed, which issues the voucher or refuses the request, or sent back with a note, which
 * releases its money. The same decision of the same person again changes nothing. Throws
 * `cases.not-found`, `cases.no-note`, `cases.same-person`, `cases.own-firm`, `cases.no-part`,
 * `cases.other-decider` when somebody else decides this round, `cases.wrong-state` when it was
 * decided meanwhile, `cases.changed-meanwhile`; to confirm an approval also `cases.papers-changed`,
 * `cases.reservation-ended`, `cases.over-ceiling` and `cases.voucher-live`.
 */
export async function decideCase(
  actor: MemberActor,
  id: string,
  { stamp, decision, note }: CaseDecision,
): Promise<void> {
  const where = officerWhere(actor);
  if (!hasRole(actor, 'deciding-officer')) throw new DomainError('cases.not-found');
  if (decision === 'send-back' && note === '') throw new DomainError('cases.no-note');
  const read = await db.aidApplication.findFirst({ where: { AND: [{ id }, where] } });
  // Before the transaction: papers are read where they are kept.
  const confirms = read?.state === 'proposed-approve' && decision === 'confirm';
  if (confirms) await requirePapers(read);
  const work = () =>
    inTransaction('cases.decide', async (tx) => {
      const application = await lockApplication(tx, id, where);
      if (await wasDecidedAt(tx, actor, application, { verdict: decision, stamp })) return;
      const proposed = await tx.aidDecision.findFirst({
        where: { applicationId: id, state: 'proposed', outcome: { in: [...ON_REQUESTS] } },
      });
      if (!proposed) throw new DomainError('cases.wrong-state', { state: application.state });
      if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      await takeDecision(tx, actor, application);
      if (decision === 'send-back') return sendBack(tx, actor, application, { proposed, note });
      if (proposed.outcome === 'reject') return reject(tx, actor, application, { proposed, note });
      if (!confirms) throw new DomainError('cases.changed-meanwhile');
      await approve(tx, actor, application, { proposed, note });
    });
  try {
    await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, work);
  } catch (error) {
    if (!(error instanceof DomainError) || !error.code.endsWith('.reservation-ended')) throw error;
    // The clock would come by in a while: the case goes back at once.
    await letGo(actor, id);
    throw new DomainError('cases.reservation-ended');
  }
}

interface Settling {
  readonly proposed: AidDecision;
  readonly note: string;
}

async function approve(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { proposed, note }: Settling,
): Promise<void> {
  const { now } = actor;
  const { reservedUntil, awarded } = application;
  if (reservedUntil === null || awarded === null || now >= reservedUntil)
    throw new DomainError('cases.reservation-ended');
  const { running } = (await versionOf(tx, application)).content;
  if (running === null) throw new DomainError('cases.tampered');
  // Firms may have become linked since it was proposed.
  const { perFirm } = running;
  const { groupId } = await refuseLinked(tx, application, { amount: awarded, perFirm, now });
  await settleDecision(tx, actor, proposed, { verdict: 'confirm', note });
  const approved = await advance(tx, actor, application, {
    ...{ event: 'approve', party: 'decides' },
    data: { decision: proposed.id, amount: String(awarded) },
    ...(await wordsOf(tx, actor, note)),
    changes: { reservation: null, reservedUntil: null, waitsFor: null, groupId, decidedAt: now },
  });
  const grant = { decisionId: proposed.id, amount: awarded };
  const { posting } = await issueVoucher(tx, actor, approved, grant);
  await tellFirm(tx, approved, { kind: 'aid-decided' });
  await post(tx, now, [posting]);
}

async function reject(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { proposed, note }: Settling,
): Promise<void> {
  await settleDecision(tx, actor, proposed, { verdict: 'confirm', note });
  const reasons = reasonsOf(proposed.reasons).map(({ code }) => code);
  const rejected = await advance(tx, actor, application, {
    ...{ event: 'reject', party: 'decides', data: { decision: proposed.id, reasons } },
    ...(await wordsOf(tx, actor, note)),
    // A case is contested once: what is refused after that is settled here.
    changes: { ...NOTHING_KEPT, decidedAt: actor.now, isFinal: application.round > 1 },
  });
  await tellFirm(tx, rejected, { kind: 'aid-decided' });
  await placeGivenUp(tx, application);
}

async function sendBack(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { proposed, note }: Settling,
): Promise<void> {
  const released = releasePosting(application);
  await settleDecision(tx, actor, proposed, { verdict: 'send-back', note });
  await advance(tx, actor, application, {
    ...{ event: 'send-back', party: 'decides', data: { decision: proposed.id } },
    ...(await wordsOf(tx, actor, note)),
    // A refusal has reserved nothing: what was promised to the request is promised still.
    changes: released === null ? {} : NOT_RESERVED,
  });
  await tellProposer(tx, application, proposed.proposedById, 'aid-sent-back');
  if (released === null) return;
  await moneyCameBack(tx, application.programmeId);
  await post(tx, actor.now, [released]);
}

/** What one officer wrote to another enters the trail as a digest alone. */
async function wordsOf(tx: Tx, actor: MemberActor, note: string) {
  return { after: { note }, salt: await findAuditSalt(tx, actor.person.accountId) };
}
