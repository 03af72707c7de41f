import { tellHolders } from '#domain/accounts/index.server.ts';
import { DomainError, eachAlone, type Actor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { receiptOf } from '../receipt.ts';
import { CASE_REFUSALS, type CaseActor } from '../records.server.ts';
import { chooseOfficer, seedOf } from './choose-officer.ts';
import { candidatesFor, giveCase, listOfficers, type Officer } from './give-case.server.ts';

/** Cases looked at before the loads of officers are counted again. */
const AT_ONCE = 500;
/** Kept among the reminders of a clock: the managers know that nobody can take its case. */
const NOBODY = -1;

type Ticker = Pick<Actor, 'now' | 'randomBytes'>;

/** How many cases were given to officers, and how many wait because nobody can take them. */
export interface Assigned {
  readonly given: number;
  readonly left: number;
}

interface Waiting {
  readonly id: string;
  readonly ownerId: string;
  readonly number: number;
}

/**
 * Gives every request that was sent, every appeal, and every case whose officer stepped aside to a
 * proposing officer of the organisation that decides: by least load, equals by a draw that can be
 * done again, never to somebody with a known link. Where nobody can take it the request waits, and
 * the managers are told once. Several workers may run it at once: none waits for another, none gives
 * a case twice. What failed is thrown at the end.
 */
export async function assignCases({ now, randomBytes }: Ticker): Promise<Assigned> {
  const actor: CaseActor = { now, randomBytes, requestId: 'assign-cases', person: null };
  const left: Waiting[] = [];
  let given = 0;
  for (let after = 0; ;) {
    const waiting = await listWaiting(after);
    after = waiting.at(-1)?.number ?? 0;
    const officersOf = await readOfficers(waiting);
    await eachAlone(waiting, async (one) => {
      const officers = officersOf.get(one.ownerId) ?? [];
      const outcome = officers.length > 0 ? await giveOne(actor, one.id, officers) : 'nobody';
      if (outcome === 'given') given += 1;
      if (outcome === 'nobody') left.push(one);
    });
    if (waiting.length < AT_ONCE) break;
  }
  await eachAlone([...Map.groupBy(left, ({ ownerId }) => ownerId)], ([ownerId, cases]) =>
    tellManagers(ownerId, cases),
  );
  return { given, left: left.length };
}

/** Requests that are somebody's to examine and in nobody's hands, in the order they were sent. */
function listWaiting(after: number): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT a.id, a.owner_id AS "ownerId", a.number FROM aid_application a
    WHERE a.state IN ('submitted', 'under-review', 'needs-correction', 'appealed')
      AND a.number > ${after}
      AND NOT EXISTS (SELECT FROM case_person p WHERE p.application_id = a.id
        AND p.part = 'proposes' AND p.round = a.round)
    ORDER BY a.number LIMIT ${AT_ONCE}`;
}

async function readOfficers(
  waiting: readonly Waiting[],
): Promise<ReadonlyMap<string, readonly Officer[]>> {
  const owners = [...new Set(waiting.map(({ ownerId }) => ownerId))];
  const lists = await Promise.all(
    owners.map(async (ownerId) => [ownerId, await listOfficers(db, ownerId)] as const),
  );
  return new Map(lists);
}

/** The case, unless another worker has it or has given it already. */
async function takeWaiting(tx: Tx, id: string): Promise<AidApplication | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM aid_application a
    WHERE a.id = ${id} AND a.state IN ('submitted', 'under-review', 'needs-correction', 'appealed')
      AND NOT EXISTS (SELECT FROM case_person p WHERE p.application_id = a.id
        AND p.part = 'proposes' AND p.round = a.round)
    FOR UPDATE SKIP LOCKED`;
  return rows.length === 0 ? null : tx.aidApplication.findUniqueOrThrow({ where: { id } });
}

type Outcome = 'given' | 'gone' | 'nobody';

async function giveOne(
  actor: CaseActor,
  id: string,
  officers: readonly Officer[],
): Promise<Outcome> {
  const tried = new Set<string>();
  for (;;) {
    const able = officers.filter(({ accountId }) => !tried.has(accountId));
    let officer: Officer | undefined;
    const outcome = await refusedAs(() =>
      inTransaction('cases.assign', async (tx): Promise<Outcome> => {
        const application = await takeWaiting(tx, id);
        if (!application) return 'gone';
        const candidates = await candidatesFor(tx, application, able);
        const choice = chooseOfficer(candidates, seedOf(id, application.round));
        officer = candidates.find(({ accountId }) => accountId === choice?.accountId);
        if (!choice || !officer) return 'nobody';
        const { accountId, draw } = choice;
        await giveCase(tx, actor, application, {
          accountId,
          by: 'system',
          data: draw,
          before: null,
        });
        return 'given';
      }),
    );
    if (outcome === 'given' && officer) officer.load += 1;
    if (outcome !== 'barred') return outcome;
    if (!officer) return 'nobody';
    // The database knows of a link that the lists do not tell.
    tried.add(officer.accountId);
  }
}

/** What the database refused: somebody else was faster, or the officer may not take it. */
async function refusedAs(work: () => Promise<Outcome>): Promise<Outcome | 'barred'> {
  try {
    return await refusing(CASE_REFUSALS, work);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'cases.own-firm') return 'barred';
    if (error.code === 'cases.wrong-state' || error.code === 'cases.same-person') return 'gone';
    throw error;
  }
}

/** The managers are told of cases that nobody can take, once until one of them has an officer. */
async function tellManagers(ownerId: string, cases: readonly Waiting[]): Promise<void> {
  const ids = cases.map(({ id }) => id);
  await inTransaction('cases.tell-nobody', async (tx) => {
    const clocks = await tx.$queryRaw<{ id: string; reminded: number[] }[]>`
      SELECT id, coalesce(reminded, '{}') AS reminded FROM case_clock
      WHERE application_id = ANY(${ids}) AND ended_at IS NULL ORDER BY id FOR UPDATE`;
    const fresh = clocks.filter(({ reminded }) => !reminded.includes(NOBODY));
    if (fresh.length === 0) return;
    await tx.caseClock.updateMany({
      where: { id: { in: fresh.map(({ id }) => id) } },
      data: { reminded: { push: NOBODY } },
    });
    if (fresh.length < clocks.length) return;
    const first = await tx.aidApplication.findUniqueOrThrow({ where: { id: ids[0] ?? '' } });
    if (first.number === null || first.submittedAt === null) return;
    await tellHolders(
      tx,
      { organisationId: ownerId, role: 'programme-manager', except: [] },
      {
        ...{ kind: 'aid-late', path: '/programme/cases?who=unassigned' },
        params: { number: receiptOf(first.number, first.submittedAt) },
      },
    );
  });
}
