import { listHolders, listStaffAmong, type Holder } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { findGroup } from '#domain/integrity/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import { receiptOf } from '../receipt.ts';
import {
  advance,
  caseStream,
  type CaseActor,
  type EventData,
  type Reader,
} from '../records.server.ts';
import { stateOf } from '../transitions.ts';
import { coversRegion } from './choose-officer.ts';

/** An officer with the cases in hand; the load is counted on while cases are given. */
export type Officer = Holder & { load: number };

/** The proposing officers of an organisation with what each has in hand. */
export async function listOfficers(reader: Reader, ownerId: string): Promise<readonly Officer[]> {
  const holders = await listHolders(reader, ownerId, 'proposing-officer');
  const loads = await countInHand(
    reader,
    holders.map(({ accountId }) => accountId),
  );
  return holders.map((holder) => ({ ...holder, load: loads.get(holder.accountId) ?? 0 }));
}

/** Cases that each of some officers examines now, those with the firm for correction included. */
async function countInHand(
  reader: Reader,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.$queryRaw<{ accountId: string; load: number }[]>`
    SELECT p.account_id AS "accountId", count(*)::int AS load
    FROM case_person p JOIN aid_application a ON a.id = p.application_id AND a.round = p.round
    WHERE p.account_id = ANY(${[...accountIds]}) AND p.part = 'proposes'
      AND a.state IN ('under-review', 'needs-correction', 'appealed')
    GROUP BY 1`;
  return new Map(rows.map(({ accountId, load }) => [accountId, load]));
}

/**
 * The officers who may be given a case: it is in their regions, they have no part in it yet, they
 * did not write it, and they neither work, asked to nor worked in the firm or in one linked with it.
 */
export async function candidatesFor<T extends Holder>(
  reader: Reader,
  application: AidApplication,
  officers: readonly T[],
): Promise<readonly T[]> {
  const { id, organisationId, region, createdById, submittedById } = application;
  const inRegion = officers.filter(({ regions }) => coversRegion(regions, region));
  const ids = inRegion.map(({ accountId }) => accountId);
  const { firmIds } = await findGroup(reader, organisationId);
  const staff = await listStaffAmong(reader, ids, firmIds);
  const parts = await reader.casePerson.findMany({
    where: { applicationId: id },
    select: { accountId: true },
  });
  const barred = new Set([
    ...staff,
    ...parts.map(({ accountId }) => accountId),
    ...[createdById, submittedById].flatMap((one) => one ?? []),
  ]);
  return inRegion.filter(({ accountId }) => !barred.has(accountId));
}

export interface Giving {
  readonly accountId: string;
  readonly by: 'system' | 'manager';
  /** How it came about, for the history. */
  readonly data: EventData;
  /** Who had it before. */
  readonly before: string | null;
  /** A manager's words; digested for the audit trail. */
  readonly reason?: { readonly text: string; readonly salt: Uint8Array | null };
}

/**
 * Gives a case that the transaction holds to an officer for its present round, writes it down and
 * tells the officer. The database refuses a second officer of the round, somebody who has a part
 * already and somebody of the firm.
 */
export async function giveCase(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  { accountId, by, data, before, reason }: Giving,
): Promise<void> {
  const { id, round } = application;
  await tx.casePerson.create({
    data: { applicationId: id, accountId, part: 'proposes', round, since: actor.now },
  });
  const words = reason ? { after: { reason: reason.text }, salt: reason.salt } : {};
  if (stateOf(application.state) === 'submitted')
    await advance(tx, actor, application, { event: 'assign', party: by, data, ...words });
  else
    await appendAudit(tx, actor, {
      ...{ type: 'cases.reassigned', stream: caseStream(id), subject: `application:${id}` },
      facts: { by, round, from: before, to: accountId, ...data },
      ...words,
    });
  await tellOfficer(tx, actor.now, application, accountId);
}

async function tellOfficer(
  tx: Tx,
  now: Date,
  { id, number, submittedAt }: AidApplication,
  accountId: string,
): Promise<void> {
  if (number === null || submittedAt === null) return;
  const clock = await tx.caseClock.findFirst({
    where: { applicationId: id, endedAt: null, dueOn: { not: null } },
    orderBy: { dueOn: 'asc' },
    select: { dueOn: true },
  });
  const date = clock?.dueOn ? dayOf(clock.dueOn) : civilDateOf(now);
  await addJob(tx, 'notify', {
    ...{ accountId, kind: 'aid-assigned', path: `/programme/cases/${id}` },
    params: { number: receiptOf(number, submittedAt), date },
  });
}
