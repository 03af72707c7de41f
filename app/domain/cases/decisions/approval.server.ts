import { cents, DomainError, type Cents } from '#domain/kernel/index.server.ts';
import { lockGroup, type Group } from '#domain/integrity/index.server.ts';
import type { Facts } from '#domain/programmes/index.server.ts';
import type { Running } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { hasLiveGrant, leftOfCeiling } from './cumulation.server.ts';
import { amountProblem } from './limits.ts';
import { requirePapers } from './papers.server.ts';
import { mostFor, replayCase } from './replay-case.server.ts';
import type { Replay } from './replay.ts';

/** What an approval rests on. */
export interface Approval {
  readonly amount: Cents;
  readonly facts: Facts;
  readonly replay: Replay | null;
  readonly perFirm: Running['perFirm'];
}

interface Asked {
  /** Centimes; the most for nothing. */
  readonly amount?: Cents | null;
  readonly note: string;
}

/**
 * What a request is approved on: the rules on present facts, its papers as they were joined, and an
 * amount within its bounds. Throws `cases.papers-changed`, `cases.facts-missing` while the rules
 * cannot tell, `cases.not-eligible`, `cases.nothing-left` when nothing may be given,
 * `cases.amount-over`, `cases.amount-under`, and `cases.no-note` for less than the most without a word.
 */
export async function prepareApproval(
  application: AidApplication,
  { amount, note }: Asked,
  now: Date,
): Promise<Approval> {
  await requirePapers(application);
  const run = await replayCase(db, application, now);
  refuseUnfit(run.result?.status);
  const most = await mostFor(db, application, run, now);
  const { running } = run.version.content;
  if (running === null) throw new DomainError('cases.tampered');
  if (most === 0n) throw new DomainError('cases.nothing-left');
  const chosen = amount ?? most;
  // Less than the smallest aid is given when a firm has no more left.
  const smallest = cents(BigInt(running.smallestAward));
  const problem = amountProblem(chosen, {
    ...{ most, note },
    smallest: most < smallest ? most : smallest,
  });
  if (problem !== null) throw new DomainError(`cases.${problem}`);
  return { amount: chosen, facts: run.facts, replay: run.replay, perFirm: running.perFirm };
}

/** A version without rules has no status: a person judges. */
function refuseUnfit(status: string | undefined): void {
  if (status === 'unknown') throw new DomainError('cases.facts-missing');
  if (status === 'not_eligible') throw new DomainError('cases.not-eligible');
}

/**
 * Holds the firm with those linked with it until the end of the transaction, and refuses what they
 * may not have together: more than the ceiling in its window (`cases.over-ceiling`), or a second
 * voucher of a programme and category (`cases.voucher-live`). Returns the group.
 */
export async function refuseLinked(
  tx: Tx,
  application: AidApplication,
  {
    amount,
    perFirm,
    now,
  }: { readonly amount: bigint; readonly perFirm: Running['perFirm']; readonly now: Date },
): Promise<Group> {
  const group = await lockGroup(tx, application.organisationId, now);
  if (await hasLiveGrant(tx, group.firmIds, application))
    throw new DomainError('cases.voucher-live');
  const about = { now, except: application.id };
  const left = await leftOfCeiling(tx, group.firmIds, perFirm, about);
  if (amount > left) throw new DomainError('cases.over-ceiling');
  return group;
}
