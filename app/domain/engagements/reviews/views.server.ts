import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement, EngagementReview } from '#platform/prisma-client/client.ts';
import { projectNumber } from '../project-number.ts';
import type { Reader } from '../records.server.ts';
import { findEngagementFor } from '../pages/scope.server.ts';
import {
  REVIEW_FACTS,
  REVIEW_MOMENTS,
  type FactAnswer,
  type ReviewFact,
  type ReviewMoment,
  type ReviewSide,
} from './codes.ts';
import { factsFrom, isShown, openMoment } from './facts.ts';

/** A review as its readers see it. */
export interface ReviewView {
  readonly moment: ReviewMoment;
  readonly side: ReviewSide;
  readonly at: Date;
  readonly facts: Readonly<Partial<Record<ReviewFact, FactAnswer>>>;
  readonly text: string;
  readonly reply: string | null;
  /** From when the other side and the public read it. */
  readonly shownFrom: Date | null;
}

function viewOf({ moment, side, at, facts, text, reply, shownFrom }: EngagementReview): ReviewView {
  return {
    ...{ at, text, reply, shownFrom, facts: factsFrom(facts) },
    moment: REVIEW_MOMENTS.find((one) => one === moment) ?? 'end',
    side: side === 'firm' ? 'firm' : 'provider',
  };
}

export interface ReviewPage {
  readonly number: string;
  readonly side: ReviewSide;
  /** What the reader's side may write now. */
  readonly open: ReviewMoment | null;
  readonly own: readonly ReviewView[];
  /** Those of the other side that are shown. */
  readonly others: readonly ReviewView[];
  /** Whether the other side wrote one that is not shown yet. */
  readonly waits: boolean;
  readonly acts: boolean;
}

/** The reviews of an engagement for one of its sides. Throws `engagements.not-found`. */
export async function getReviews(actor: MemberActor, engagementId: string): Promise<ReviewPage> {
  const { engagement, side, acts } = await findEngagementFor(db, actor, engagementId);
  const rows = await db.engagementReview.findMany({
    where: { engagementId },
    orderBy: { at: 'asc' },
  });
  const theirs = rows.filter((row) => row.side !== side);
  const shown = theirs.filter((row) => isShown(row, actor.now));
  return {
    ...{ number: projectNumber(engagement), side, acts },
    open: acts ? openFor(actor, engagement, side, rows) : null,
    own: rows.filter((row) => row.side === side).map(viewOf),
    others: shown.map(viewOf),
    waits: shown.length < theirs.length,
  };
}

/** What a side may write now; null for nothing. */
export function openFor(
  { now }: Pick<MemberActor, 'now'>,
  { completedAt }: Engagement,
  side: ReviewSide,
  reviews: readonly EngagementReview[],
): ReviewMoment | null {
  if (completedAt === null) return null;
  const days = { completedOn: civilDateOf(completedAt), today: civilDateOf(now) };
  return openMoment({ side, reviews, now, ...days });
}

/** Reviews of a provider that are listed; older ones stay counted. */
const MOST_LISTED = 20;

/** What firms say of a provider. */
export interface ProviderReviews {
  readonly count: number;
  /** Of the reviews of the end of a work: how many said yes to a fact, and no. */
  readonly facts: readonly {
    readonly fact: ReviewFact;
    readonly yes: number;
    readonly no: number;
  }[];
  readonly latest: readonly (ReviewView & { readonly category: string })[];
}

/**
 * What firms say of a provider after work that was accepted, as anybody may read it: shown reviews
 * alone, without the name of the firm.
 */
export async function listProviderReviews(
  providerId: string,
  now: Date,
  reader: Reader = db,
): Promise<ProviderReviews> {
  const engagements = await reader.engagement.findMany({
    where: { providerId, completedAt: { not: null } },
    select: { id: true, category: true },
  });
  const categoryOf = new Map(engagements.map(({ id, category }) => [id, category]));
  const rows = await reader.engagementReview.findMany({
    where: {
      ...{ engagementId: { in: [...categoryOf.keys()] }, side: 'firm' },
      shownFrom: { lte: now },
    },
    orderBy: { at: 'desc' },
  });
  const views = rows.map((row) => ({
    ...viewOf(row),
    category: categoryOf.get(row.engagementId) ?? '',
  }));
  const ends = views.filter(({ moment }) => moment === 'end');
  const count = (fact: ReviewFact, answer: FactAnswer) =>
    ends.filter(({ facts }) => facts[fact] === answer).length;
  return {
    count: views.length,
    facts: REVIEW_FACTS.firm.map((fact) => ({
      fact,
      yes: count(fact, 'yes'),
      no: count(fact, 'no'),
    })),
    latest: views.slice(0, MOST_LISTED),
  };
}
