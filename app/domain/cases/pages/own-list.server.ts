import { listClients, listFirms } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  DomainError,
  hasRole,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { noticedState } from '../applications/acknowledge-state.server.ts';
import { clockOf } from '../clocks/records.server.ts';
import { contentOf } from '../content.ts';
import { receiptOf } from '../receipt.ts';
import { canApply, canFollow } from '../scope.server.ts';
import { stateOf } from '../transitions.ts';
import { ballOf, type Ball, type OpenClock } from './own-case-ball.ts';
import type { TextLang } from './own-case-words.ts';

/** A request in the list of its firm, or of the advisors of that firm. */
export interface OwnLine {
  readonly id: string;
  /** `RQ-2026-000123`; null for a draft. */
  readonly number: string | null;
  readonly programme: string;
  readonly firm: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly ball: Ball;
  readonly isDemo: boolean;
}

export interface OwnList {
  readonly lines: readonly OwnLine[];
  /** More of them exist than are listed. */
  readonly isCut: boolean;
  /** For advisors: the clients whose requests they follow. */
  readonly clients: readonly { readonly id: string; readonly name: string }[] | null;
  /** Whether the reader may also change them. */
  readonly writes: boolean;
}

const MOST_LISTED = 200;

/**
 * The requests of the reader's firm, or of the clients that gave the reader's body a mandate to
 * apply, newest first; those of one client when it is named. Throws `cases.not-found` to everybody
 * else, and for a firm that is no such client.
 */
export async function listOwnApplications(
  actor: MemberActor,
  lang: TextLang,
  clientId: string | null = null,
): Promise<OwnList> {
  if (!canFollow(actor)) throw new DomainError('cases.not-found');
  const clients = await clientsOf(actor);
  const firms = clients?.map(({ id }) => id) ?? [actor.person.seat.organisationId];
  if (clientId !== null && !firms.includes(clientId)) throw new DomainError('cases.not-found');
  const rows = await db.aidApplication.findMany({
    where: { organisationId: { in: clientId === null ? [...firms] : [clientId] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED + 1,
  });
  const shown = rows.slice(0, MOST_LISTED);
  return {
    lines: await linesOf(shown, actor, lang),
    isCut: rows.length > MOST_LISTED,
    clients,
    writes: canApply(actor),
  };
}

async function clientsOf(actor: MemberActor) {
  if (actor.person.seat.kind !== 'advisor' || !hasRole(actor, 'advisor')) return null;
  const clients = await listClients(actor);
  return clients
    .filter(({ scopes }) => scopes.includes('apply'))
    .map(({ organisationId, name }) => ({ id: organisationId, name }));
}

async function linesOf(
  rows: readonly AidApplication[],
  { now }: MemberActor,
  lang: TextLang,
): Promise<OwnLine[]> {
  const ids = rows.map(({ id }) => id);
  const [firms, versions, clocks, decided, appealed, hearings] = await Promise.all([
    listFirms(db, [...new Set(rows.map(({ organisationId }) => organisationId))]),
    listVersions(db, [...new Set(rows.map(({ versionId }) => versionId))]),
    clocksOf(ids),
    decidedAtOf(rows),
    appealsOf(ids),
    hearingsOf(ids),
  ]);
  const today = civilDateOf(now);
  return rows.map((row) => {
    const { id, organisationId, number, submittedAt, createdAt, acknowledgedAt } = row;
    const content = versions.get(row.versionId)?.content;
    const at = decided.get(id);
    return {
      ...{ id, createdAt, submittedAt, title: contentOf(row.content).title },
      number: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : null,
      programme: content?.name[lang] ?? '',
      firm: { id: organisationId, name: firms.get(organisationId)?.name ?? '' },
      isDemo: row.isDemo || content?.demo === true,
      ball: ballOf({
        ...{ state: stateOf(row.state), clocks: clocks.get(id) ?? [], today },
        isOpened: at === undefined || (acknowledgedAt !== null && acknowledgedAt >= at),
        appealUntil: row.appealUntil && dayOf(row.appealUntil),
        reopenUntil: row.reopenUntil && dayOf(row.reopenUntil),
        wasAppealed: appealed.has(id),
        hearing: hearings.get(id) ?? null,
      }),
    };
  });
}

async function clocksOf(ids: readonly string[]): Promise<ReadonlyMap<string, OpenClock[]>> {
  const rows = await db.caseClock.findMany({
    where: { applicationId: { in: [...ids] }, endedAt: null },
  });
  const found = new Map<string, OpenClock[]>();
  for (const row of rows) {
    const { applicationId, dueOn } = row;
    if (applicationId === null) continue;
    const clock = { code: clockOf(row).code, due: dueOn && dayOf(dueOn) };
    found.set(applicationId, [...(found.get(applicationId) ?? []), clock]);
  }
  return found;
}

/** When each of the requests that stand decided was decided last. */
async function decidedAtOf(rows: readonly AidApplication[]): Promise<ReadonlyMap<string, Date>> {
  const standing = rows.filter(({ state }) => noticedState(state) !== null);
  const events = await db.caseEvent.groupBy({
    by: ['applicationId', 'toState'],
    where: { applicationId: { in: standing.map(({ id }) => id) } },
    _max: { at: true },
  });
  const states = new Map(standing.map(({ id, state }) => [id, state]));
  return new Map(
    events.flatMap(({ applicationId, toState, _max: { at } }): [string, Date][] =>
      at !== null && states.get(applicationId) === toState ? [[applicationId, at]] : [],
    ),
  );
}

async function appealsOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.aidAppeal.findMany({
    where: { applicationId: { in: [...ids] } },
    select: { applicationId: true },
  });
  return new Set(rows.map(({ applicationId }) => applicationId));
}

async function hearingsOf(ids: readonly string[]) {
  const rows = await db.aidRevocation.findMany({
    where: { applicationId: { in: [...ids] }, state: 'noticed' },
    select: { applicationId: true, answerUntil: true, answeredAt: true },
  });
  return new Map(
    rows.map(({ applicationId, answerUntil, answeredAt }) => [
      applicationId,
      { until: dayOf(answerUntil), isAnswered: answeredAt !== null },
    ]),
  );
}
