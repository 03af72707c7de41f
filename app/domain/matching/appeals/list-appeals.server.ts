import type { ContentLang } from '#domain/assessment/index.server.ts';
import {
  listOfferTitles,
  listProviderNames,
  type OfferTitle,
  type ProviderName,
} from '#domain/catalogue/index.server.ts';
import {
  civilDateOf,
  DomainError,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { MatchAppeal } from '#platform/prisma-client/client.ts';
import {
  APPEAL_GROUNDS,
  APPEAL_STATES,
  COMPONENTS,
  type AppealGround,
  type AppealState,
} from '../codes.ts';
import { isSteering, requireOverseer } from '../policy.ts';
import { readWeights } from '../ranking/weights-read.server.ts';
import { replayRun } from '../runs/replay.server.ts';
import type { ComponentPoints, ReplayVerdict } from './types.ts';
import { readDoers, type Doer } from '../weights/list-weights.server.ts';

/** An appeal in the list of managers. */
export interface AppealLine {
  readonly id: string;
  /** Null for an organisation without a page. */
  readonly provider: ProviderName | null;
  /** Null for an offer that was never published. */
  readonly offer: OfferTitle | null;
  readonly category: string;
  readonly ground: AppealGround;
  readonly state: AppealState;
  readonly openedOn: CivilDate;
  /** Last day to answer it. */
  readonly dueOn: CivilDate;
  readonly answeredOn: CivilDate | null;
  /** Open past its day. */
  readonly isOverdue: boolean;
}

const MOST_OPEN = 100;
const MOST_ENDED = 20;

/**
 * Appeals of providers: those that wait for an answer, the most urgent first, and the last ones that
 * were answered. For managers and auditors: throws `matching.not-found` to others.
 */
export async function listAppeals(
  actor: MemberActor,
  lang: ContentLang,
): Promise<{ readonly open: readonly AppealLine[]; readonly ended: readonly AppealLine[] }> {
  requireOverseer(actor);
  const [open, ended] = await Promise.all([
    db.matchAppeal.findMany({
      where: { state: 'open' },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: MOST_OPEN,
    }),
    db.matchAppeal.findMany({
      where: { state: { in: ['upheld', 'dismissed'] } },
      orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
      take: MOST_ENDED,
    }),
  ]);
  const lineOf = await liner([...open, ...ended], civilDateOf(actor.now), lang);
  return { open: open.map(lineOf), ended: ended.map(lineOf) };
}

async function liner(rows: readonly MatchAppeal[], today: CivilDate, lang: ContentLang) {
  const [names, titles] = await Promise.all([
    listProviderNames(db, [...new Set(rows.map(({ organisationId }) => organisationId))]),
    listOfferTitles(db, [...new Set(rows.map(({ offerId }) => offerId))], lang),
  ]);
  return (row: MatchAppeal): AppealLine => {
    const dueOn = dayOf(row.dueOn);
    return {
      ...{ id: row.id, category: row.category, dueOn },
      provider: names.get(row.organisationId) ?? null,
      offer: titles.get(row.offerId) ?? null,
      ground: known(APPEAL_GROUNDS, row.ground),
      state: known(APPEAL_STATES, row.state),
      openedOn: civilDateOf(row.openedAt),
      answeredOn: row.answeredAt && civilDateOf(row.answeredAt),
      isOverdue: row.state === 'open' && dueOn < today,
    };
  };
}

/** How the contested offer was shown; the firm it was shown to is told by region and size alone. */
export interface AppealShowing {
  readonly day: CivilDate;
  readonly region: string;
  readonly size: string;
  readonly rank: number;
  /** Out of 100. */
  readonly points: number;
  readonly isNewcomer: boolean;
  readonly components: readonly ComponentPoints[];
  /** Number of the version of the weights. */
  readonly weights: number;
}

export interface AppealDossier extends AppealLine {
  readonly text: string;
  readonly answer: string | null;
  readonly answeredBy: Doer | null;
  /** Null for an offer that is said to be missing, and once the showing is no longer kept. */
  readonly showing: AppealShowing | null;
  /** What came of computing the list again; null when there was none. */
  readonly replay: ReplayVerdict | null;
  readonly mayAnswer: boolean;
}

/** One appeal with what it is about. Throws `matching.not-found`. */
export async function getAppeal(
  actor: MemberActor,
  id: string,
  lang: ContentLang,
): Promise<AppealDossier> {
  requireOverseer(actor);
  const row = await db.matchAppeal.findUnique({ where: { id } });
  if (!row) throw new DomainError('matching.not-found');
  const [lineOf, showing, replay, doers] = await Promise.all([
    liner([row], civilDateOf(actor.now), lang),
    findShowing(row),
    row.runId === null ? null : verdictOf(row.runId),
    readDoers(actor, [row.answeredById]),
  ]);
  return {
    ...lineOf(row),
    ...{ text: row.text, answer: row.answer, showing, replay },
    answeredBy: row.answeredById === null ? null : (doers.get(row.answeredById) ?? null),
    mayAnswer:
      isSteering(actor) && row.state === 'open' && row.openedById !== actor.person.accountId,
  };
}

async function verdictOf(runId: string): Promise<ReplayVerdict> {
  try {
    const { hashOk, identical, lost } = await replayRun(runId);
    if (lost.length > 0) return 'impossible';
    return hashOk && identical ? 'same' : 'other';
  } catch (error) {
    if (error instanceof DomainError && error.code === 'matching.run-not-found')
      return 'impossible';
    throw error;
  }
}

const THOUSANDTHS = 1000;

async function findShowing({ runId, action, offerId }: MatchAppeal): Promise<AppealShowing | null> {
  if (runId === null || action === null) return null;
  const row = await db.matchShowing.findFirst({ where: { runId, action, offerId } });
  if (!row) return null;
  const version = (await readWeights(db, [row.weightsId])).get(row.weightsId);
  const most = version?.content.points;
  return {
    ...{ day: dayOf(row.day), region: row.region, size: row.size, rank: row.rank },
    ...{ isNewcomer: row.isNewcomer, points: row.total / THOUSANDTHS },
    components: COMPONENTS.map((component, at) => ({
      component,
      points: ((row.values[at] ?? 0) * (most?.[component] ?? 0)) / THOUSANDTHS,
      most: most?.[component] ?? 0,
    })),
    weights: version?.number ?? 0,
  };
}

/** A code of a row, which this room alone writes. */
function known<Code extends string>(codes: readonly Code[], text: string): Code {
  const found = codes.find((code) => code === text);
  if (found === undefined) throw new Error(`An appeal has the code ${text}.`);
  return found;
}
