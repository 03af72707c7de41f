import { appendAudit } from '#domain/audit/index.server.ts';
import {
  cents,
  civilDateOf,
  addWorkingDays,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { AidApplication, Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { beginClock, holidaysAround } from '../clocks/records.server.ts';
import { caseStream, versionOf, type CaseActor } from '../records.server.ts';
import { mintVoucherCode } from './code.ts';
import { placeOf } from './records.server.ts';

const DRAWS = 5;

export interface Grant {
  /** The decision that was confirmed: its reservation pays for the voucher. */
  readonly decisionId: string;
  /** Centimes. */
  readonly amount: bigint;
}

export interface Issued {
  readonly voucher: Voucher;
  /** L4, for the caller to post last of all. */
  readonly posting: Posting;
}

/**
 * Issues the voucher of a request that is approved: row, history, clock to accept its terms, audit.
 * Returns it with the posting that uses the reservation of the decision. The database refuses a
 * second live one of the group (`cases.voucher-live`).
 */
export async function issueVoucher(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  { decisionId, amount }: Grant,
): Promise<Issued> {
  const { id: applicationId, programmeId, envelopeId, bucket, groupId, category } = application;
  if (envelopeId === null || bucket === null || groupId === null || category === null)
    throw new Error(`The approved request ${applicationId} has no envelope, group or category.`);
  const { content } = await versionOf(tx, application);
  const levels = content.running?.serviceLevels;
  const id = newId(actor);
  const code = await freeCode(tx, actor);
  const voucher = await tx.voucher.create({
    data: {
      ...{ id, code, applicationId, programmeId, versionId: application.versionId },
      ...{ ownerId: application.ownerId, organisationId: application.organisationId },
      ...{ groupId, category, amount, state: 'issued', envelopeId, bucket },
      ...{ isDemo: application.isDemo, issuedAt: actor.now },
      acceptBy: await lastDayToAccept(tx, actor.now, levels?.accept ?? 0),
    },
  });
  await beginClock(
    tx,
    actor,
    { voucherId: id },
    { code: 'accept', programmeId, levels: levels ?? {} },
  );
  await tx.voucherEvent.create({
    data: {
      ...{ voucherId: id, sequence: 1, event: 'issue', fromState: 'none', toState: 'issued' },
      ...{ actorId: actor.person?.accountId ?? null, data: {}, at: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    type: 'cases.voucher-issue',
    stream: caseStream(applicationId),
    subject: `voucher:${id}`,
    facts: { amount: String(amount), decision: decisionId, category },
  });
  const posting: Posting = {
    ...placeOf(voucher),
    ...{ code: 'L4', from: 'E:reserved', to: 'V:committed', amount: cents(amount) },
    ...{ reference: `voucher:${id}`, subject: `voucher:${id}` },
    resolves: `reserve:${applicationId}:${decisionId}`,
  };
  return { voucher, posting };
}

async function lastDayToAccept(tx: Tx, now: Date, days: number): Promise<Date> {
  const today = civilDateOf(now);
  return midnight(addWorkingDays(today, days, await holidaysAround(tx, today)));
}

/** A code that no voucher has; two drawn at the same instant meet the unique index. */
async function freeCode(tx: Tx, { randomBytes }: CaseActor): Promise<string> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const code = mintVoucherCode(randomBytes);
    if ((await tx.voucher.count({ where: { code } })) === 0) return code;
  }
  throw new Error('no free code for a voucher');
}
