import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { receiptOf } from '../receipt.ts';
import { readsCases } from '../scope.server.ts';
import { countCases } from './queue.server.ts';
import { queueReader } from './queue-sql.server.ts';

/** Opinions asked of the reader that the first page names, at most. */
const MOST_OPINIONS = 20;

/** What waits for somebody of a programme: the first thing they see. */
export interface Desk {
  /** Open cases; null to whoever does not read the queue. */
  readonly cases: {
    readonly mine: number;
    readonly decide: number;
    readonly unassigned: number;
    readonly late: number;
    readonly all: number;
  } | null;
  /** Cases in which a colleague waits for the reader's opinion, the oldest question first. */
  readonly opinions: readonly {
    readonly id: string;
    readonly receipt: string;
    readonly firm: string;
  }[];
}

/** What waits for the reader; officers count what they examine or decide, managers what nobody has. */
export async function getDesk(actor: MemberActor): Promise<Desk> {
  const [cases, opinions] = await Promise.all([casesOf(actor), opinionsAskedOf(actor)]);
  return { cases, opinions };
}

async function casesOf(actor: MemberActor): Promise<Desk['cases']> {
  if (!readsCases(actor)) return null;
  const { states: _states, ...counts } = await countCases(
    await queueReader(actor, civilDateOf(actor.now)),
  );
  const isManager = hasRole(actor, 'programme-manager');
  return { ...counts, unassigned: isManager ? counts.unassigned : 0 };
}

async function opinionsAskedOf(actor: MemberActor): Promise<Desk['opinions']> {
  const { accountId, seat } = actor.person;
  const asked = await db.caseOpinion.findMany({
    where: { askedOfId: accountId, answeredAt: null },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: MOST_OPINIONS,
    select: { applicationId: true },
  });
  const applications = await db.aidApplication.findMany({
    where: {
      id: { in: asked.map(({ applicationId }) => applicationId) },
      ownerId: seat.organisationId,
    },
    select: { id: true, number: true, submittedAt: true, organisationId: true },
  });
  const firms = await listFirms(
    db,
    applications.map(({ organisationId }) => organisationId),
  );
  return asked.flatMap(({ applicationId }) => {
    const found = applications.find(({ id }) => id === applicationId);
    if (!found?.number || !found.submittedAt) return [];
    const { id, number, submittedAt, organisationId } = found;
    return [
      {
        ...{ id, receipt: receiptOf(number, submittedAt) },
        firm: firms.get(organisationId)?.name ?? '',
      },
    ];
  });
}
