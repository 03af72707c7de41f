import { cents, civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import { availableIn, listEnvelopes } from '#domain/ledger/index.server.ts';
import { firmSegments, usableEnvelopes } from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { tellFirm, tellProposer } from '../decisions/tell.server.ts';
import { advance, lockApplication, type CaseActor } from '../records.server.ts';
import { snapshotOf } from './snapshot.ts';
import { choosePromoted, type Promoted, type Waiting } from './waiting.ts';

/** Requests looked at for each one that is taken off a list. */
const MOST_READ = 500;

/**
 * Puts a request that the transaction holds on the waiting list of its programme: it is eligible and
 * no envelope can pay it. Its rank is that of its number. The firm is told.
 */
export async function putOnWaitingList(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  { party }: { readonly party: 'proposes' | 'system' },
): Promise<AidApplication> {
  const waiting = await advance(tx, actor, application, {
    ...{ event: 'wait', party },
    changes: { envelopeId: null, bucket: null, awarded: null },
  });
  await tellFirm(tx, waiting, { kind: 'aid-waiting' });
  return waiting;
}

/**
 * Takes requests off the waiting list of a programme, in the order of their numbers, while the
 * money that no other was promised pays what the next one asks. Each goes back to its officer, in a
 * transaction of its own; several workers at once take turns. One that cannot be taken keeps its
 * place and keeps no other from theirs; what failed is thrown at the end. Returns how many left.
 */
export async function promoteWaiting(
  programmeId: string,
  { now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'>,
): Promise<number> {
  const actor: CaseActor = { now, randomBytes, requestId: 'promote-waiting' };
  const failed = new Map<string, unknown>();
  let promoted = 0;
  for (;;) {
    const next: { id: string | null; left: boolean } = { id: null, left: false };
    try {
      await inTransaction('cases.promote-waiting', async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`waiting list ${programmeId}`}))`;
        const first = await firstPromoted(tx, programmeId, now, [...failed.keys()]);
        if (!first) return;
        next.id = first.id;
        next.left = await promote(tx, actor, first);
      });
      if (next.id === null) break;
      if (next.left) promoted += 1;
    } catch (error) {
      if (next.id === null || failed.has(next.id)) throw error;
      failed.set(next.id, error);
    }
  }
  const errors = [...failed.values()];
  if (errors.length > 0) throw new AggregateError(errors, 'requests that stayed on a waiting list');
  return promoted;
}

async function promote(tx: Tx, actor: CaseActor, { id, envelopeId }: Promoted): Promise<boolean> {
  const application = await lockApplication(tx, id, {});
  // Taken back by the firm since the list was read: the next turn reads it again.
  if (application.state !== 'waitlisted') return false;
  const row = await advance(tx, actor, application, {
    ...{ event: 'promote', party: 'system', changes: { envelopeId } },
  });
  await tellFirm(tx, row, { kind: 'aid-promoted' });
  const officer = await tx.casePerson.findFirst({
    where: { applicationId: id, part: 'proposes', round: row.round },
    select: { accountId: true },
  });
  if (officer) await tellProposer(tx, row, officer.accountId, 'aid-promoted');
  return true;
}

async function firstPromoted(
  tx: Tx,
  programmeId: string,
  now: Date,
  except: readonly string[],
): Promise<Promoted | null> {
  const year = Number(civilDateOf(now).slice(0, 4));
  const envelopes = await listEnvelopes(tx, programmeId, year);
  const rows = await tx.aidApplication.findMany({
    where: { programmeId, state: 'waitlisted', id: { notIn: [...except] } },
    orderBy: { number: 'asc' },
    take: MOST_READ,
    select: { id: true, asked: true, region: true, snapshot: true },
  });
  if (rows.length === 0 || envelopes.length === 0) return null;
  const waiting = rows.map(({ id, asked, region, snapshot }): Waiting => {
    const segments = firmSegments(snapshotOf(snapshot)?.facts ?? {});
    const usable = usableEnvelopes({ region, segments }, envelopes, year);
    return { id, amount: cents(asked ?? 0n), envelopeIds: usable.map((envelope) => envelope.id) };
  });
  const free = await freeIn(
    tx,
    envelopes.map((envelope) => envelope.id),
  );
  return choosePromoted(waiting, free)[0] ?? null;
}

/**
 * What envelopes have available less what those ask who were taken off the list, or given back to
 * their officer, and for whom nothing is reserved yet.
 */
async function freeIn(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const free = new Map<string, bigint>();
  for (const { envelopeId, balance } of await availableIn(tx, ids))
    free.set(envelopeId, (free.get(envelopeId) ?? 0n) + balance);
  const promised = await tx.aidApplication.groupBy({
    by: ['envelopeId'],
    where: { envelopeId: { in: [...ids] }, state: { in: ['under-review', 'needs-correction'] } },
    _sum: { asked: true },
  });
  for (const { envelopeId, _sum } of promised)
    if (envelopeId !== null)
      free.set(envelopeId, (free.get(envelopeId) ?? 0n) - (_sum.asked ?? 0n));
  return free;
}
