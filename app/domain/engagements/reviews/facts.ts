import { addDays, addMonths, type CivilDate } from '#domain/kernel/index.server.ts';

import {
  FACT_ANSWERS,
  REVIEW_FACTS,
  type FactAnswer,
  type ReviewFact,
  type ReviewMoment,
  type ReviewSide,
} from './codes.ts';

/** Working days after which a review is shown although the other side wrote none. */
export const BLIND_DAYS = 15;
/** Days after the work in which reviews of its end are written. */
const END_DAYS = 60;
/** Months after the work after which the firm looks back once more. */
export const SIX_MONTHS = 6;
const TWELVE_MONTHS = 12;

/** The answers of a stored review. */
export function factsFrom(stored: unknown): Readonly<Partial<Record<ReviewFact, FactAnswer>>> {
  if (typeof stored !== 'object' || stored === null) return {};
  const all: readonly ReviewFact[] = [...REVIEW_FACTS.firm, ...REVIEW_FACTS.provider];
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, answer]: [string, unknown]) => {
      const fact = all.find((one) => one === name);
      const known = FACT_ANSWERS.find((one) => one === answer);
      return fact && known ? [[fact, known]] : [];
    }),
  );
}

/** A review as far as time is concerned. */
export interface Blind {
  readonly side: string;
  readonly moment: string;
  readonly shownFrom: Date | null;
}

/** Whether a review is shown at an instant: never before its moment has come. */
export function isShown({ shownFrom }: Pick<Blind, 'shownFrom'>, now: Date): boolean {
  return shownFrom !== null && shownFrom <= now;
}

/**
 * The review a side may write on a day; null for none. Of the end of the work within sixty days and
 * unless that of the other side is shown already; the firm once more between six and twelve months.
 */
export function openMoment({
  side,
  completedOn,
  today,
  reviews,
  now,
}: {
  readonly side: ReviewSide;
  readonly completedOn: CivilDate;
  readonly today: CivilDate;
  readonly reviews: readonly Blind[];
  readonly now: Date;
}): ReviewMoment | null {
  const wrote = (moment: ReviewMoment) =>
    reviews.some((review) => review.side === side && review.moment === moment);
  const isAnswered = reviews.some(
    (review) => review.side !== side && review.moment === 'end' && isShown(review, now),
  );
  if (today <= addDays(completedOn, END_DAYS)) return wrote('end') || isAnswered ? null : 'end';
  const isSixMonths =
    today >= addMonths(completedOn, SIX_MONTHS) && today <= addMonths(completedOn, TWELVE_MONTHS);
  return side === 'firm' && isSixMonths && !wrote('six-months') ? 'six-months' : null;
}
