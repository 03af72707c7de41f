import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { DomainError, type Cents, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS } from '#domain/ledger/index.server.ts';
import { firmSegments } from '#domain/programmes/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { Prisma, type AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { advance, CASE_REFUSALS, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { prepareApproval, refuseLinked, type Approval } from './approval.server.ts';
import { findMoney, reservationEnd, reserve, whileMoneyMoves } from './money.server.ts';
import { requireProposer } from './persons.server.ts';
import { givenReasons, letterLang, type GivenReason } from './reasons.ts';
import { reservationOf } from './reservation.ts';
import { placeGivenUp, tellOfficers } from './tell.server.ts';

export interface Proposal {
  /** Of the request as it was read. */
  readonly stamp: number;
  readonly outcome: 'approve' | 'reject';
  /** Centimes; the most that may be given when it is left out. */
  readonly amount?: Cents | null;
  /** Codes, at least one for a refusal. */
  readonly reasons: readonly string[];
  /** Words to the firm: needed for a refusal, and for less than the most. */
  readonly note: string;
}

/**
 * The officer a case was given to proposes to approve it, which reserves its money, or to refuse it;
 * another person decides. The same proposal again changes nothing. Throws `cases.not-found`,
 * `cases.no-part`, `cases.not-declared`, `cases.wrong-state`, `cases.changed-meanwhile`; for a
 * refusal `cases.no-reason` and `cases.no-note`; for an approval what `prepareApproval` does,
 * `cases.over-ceiling`, `cases.voucher-live` and `cases.no-money`.
 */
export async function proposeCase(
  actor: MemberActor,
  id: string,
  proposal: Proposal,
): Promise<void> {
  const where = officerWhere(actor);
  const read = await db.aidApplication.findFirst({ where: { AND: [{ id }, where] } });
  if (!read) throw new DomainError('cases.not-found');
  await requireProposer(db, actor, read);
  // Before the transaction: it reads the firm's facts and its papers.
  const approval =
    proposal.outcome === 'approve' && read.state === 'under-review'
      ? await prepareApproval(read, proposal, actor.now)
      : null;
  await whileMoneyMoves(() =>
    refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
      inTransaction('cases.propose', async (tx) => {
        const application = await lockApplication(tx, id, where);
        await requireProposer(tx, actor, application);
        if (await isRepeated(tx, actor, application, proposal)) return;
        if (application.state !== 'under-review')
          throw new DomainError('cases.wrong-state', { state: application.state });
        if (application.stamp !== proposal.stamp) throw new DomainError('cases.changed-meanwhile');
        if (proposal.outcome === 'reject') return reject(tx, actor, application, proposal);
        // What was read before is of this very state: its stamp is the same.
        if (approval === null || read.stamp !== proposal.stamp)
          throw new DomainError('cases.changed-meanwhile');
        await approve(tx, actor, application, { ...approval, note: proposal.note });
      }),
    ),
  );
}

async function isRepeated(
  tx: Tx,
  { person }: MemberActor,
  { id, state }: AidApplication,
  { outcome, amount }: Proposal,
): Promise<boolean> {
  if (state !== `proposed-${outcome}`) return false;
  const open = await tx.aidDecision.findFirst({ where: { applicationId: id, state: 'proposed' } });
  const isSame = open?.outcome === outcome && open.proposedById === person.accountId;
  return isSame && (amount === undefined || amount === null || open.amount === amount);
}

interface Written {
  readonly outcome: Proposal['outcome'];
  readonly reasons: readonly GivenReason[];
  readonly note: string;
  readonly amount: Cents | null;
  readonly replay: Approval['replay'];
}

async function write(
  tx: Tx,
  actor: MemberActor,
  { id: applicationId, round }: AidApplication,
  { outcome, reasons, note, amount, replay }: Written,
): Promise<string> {
  const id = newId(actor);
  await tx.aidDecision.create({
    data: {
      ...{ id, applicationId, round, outcome, note, amount, state: 'proposed' },
      reasons: reasons.map((reason) => ({ ...reason })),
      replay: replay ?? Prisma.DbNull,
      ...{ proposedById: actor.person.accountId, proposedAt: actor.now },
    },
  });
  return id;
}

async function reject(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { reasons: codes, note }: Proposal,
): Promise<void> {
  const reasons = givenReasons(codes, 'reject', letterLang(application.language));
  if (note === '') throw new DomainError('cases.no-note');
  const written = { outcome: 'reject', reasons, note, amount: null, replay: null } as const;
  const decisionId = await write(tx, actor, application, written);
  await advance(tx, actor, application, {
    ...{ event: 'propose-reject', party: 'proposes', data: { decision: decisionId } },
    after: { reasons: reasons.map(({ code }) => code), note },
    salt: await findAuditSalt(tx, actor.person.accountId),
  });
  await tellDeciders(tx, actor, application);
}

async function approve(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { amount, facts, replay, note, perFirm }: Approval & { readonly note: string },
): Promise<void> {
  const { now } = actor;
  const { groupId } = await refuseLinked(tx, application, { amount, perFirm, now });
  const choice = await findMoney(tx, application, { facts, amount, now });
  if (choice === null) throw new DomainError('cases.no-money');
  const written = { outcome: 'approve', reasons: [], note, amount, replay } as const;
  const decisionId = await write(tx, actor, application, written);
  const expiresAt = await reservationEnd(tx, now);
  const { envelopeId, bucket } = choice;
  await advance(tx, actor, application, {
    ...{ event: 'propose-approve', party: 'proposes', data: { decision: decisionId } },
    ...{ after: { amount: String(amount), note } },
    salt: await findAuditSalt(tx, actor.person.accountId),
    changes: {
      ...{ awarded: amount, envelopeId, bucket, groupId, reservedUntil: expiresAt },
      ...{ waitsFor: amount, segments: [...firmSegments(facts)] },
      reservation: reservationOf(application.id, decisionId),
    },
  });
  // It may take less than was promised to it, or of another envelope.
  await placeGivenUp(tx, application);
  await tellDeciders(tx, actor, application);
  await reserve(tx, now, application, { decisionId, amount, choice, expiresAt });
}

function tellDeciders(tx: Tx, actor: MemberActor, application: AidApplication): Promise<void> {
  const line = { kind: 'aid-proposed', role: 'deciding-officer', page: '/decide' } as const;
  return tellOfficers(tx, actor, application, line);
}
