import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Named, ShownText, SIZES } from '#domain/catalogue/schema.ts';
import type { AppealGround, AppealState, Component, Criterion } from '../codes.ts';
import type { Advice } from './advice.ts';
import type { ExposureStanding } from './exposure-standing.ts';
import type { KeptOutView } from './kept-out.ts';
import type { NeverShown } from './never-shown.ts';

/** Lengths of the periods a provider can look at, in days. */
export const RANKING_PERIODS = [30, 90] as const;
export type RankingPeriod = (typeof RANKING_PERIODS)[number];

/** The latest showings of an offer that its provider can read one by one. */
export const MOST_SHOWINGS = 20;

/** A component of an own offer, beside the average of others, in hundredths of what it can be. */
export interface ComparedComponent {
  readonly component: Component;
  readonly own: number;
  /** Null where too few others were in the same lists. */
  readonly others: number | null;
}

/** A criterion of the constraints on average, in hundredths, over the lists where it counted. */
export interface AverageCriterion {
  readonly criterion: Criterion;
  readonly own: number;
}

interface OwnOffer {
  readonly id: string;
  readonly title: ShownText | null;
  readonly category: Named | null;
}

/** An own offer that was shown in the period. */
export interface ShownOffer extends OwnOffer {
  /** Lists it was in, and the middle of its places in them. */
  readonly lists: number;
  readonly medianPlace: number;
  /** Shares of the lists, 0–1. */
  readonly inFirstFive: number;
  readonly inFirstThree: number;
  readonly components: readonly ComparedComponent[];
  /** None where it was in fewer than five lists: they would speak of single firms. */
  readonly criteria: readonly AverageCriterion[];
  /** Lists by region of the firm, most first; a null region is unknown, a null count below five. */
  readonly regions: readonly { readonly region: Named | null; readonly lists: number | null }[];
  readonly keptOut: KeptOutView | null;
  readonly advice: readonly Advice[];
}

/** An own offer that nobody saw in the period. */
export interface HiddenOffer extends OwnOffer {
  readonly why: NeverShown;
  readonly keptOut: KeptOutView | null;
  readonly advice: readonly Advice[];
}

/** What is due to a provider in a category by merit, and what it had. */
export interface ExposureLine {
  readonly category: Named;
  readonly due: number;
  readonly had: number;
  readonly standing: ExposureStanding;
}

export interface OwnAppeal {
  readonly id: string;
  readonly offerId: string;
  readonly title: ShownText | null;
  readonly ground: AppealGround;
  /** Day of the showing it is about; null for none. */
  readonly shownOn: CivilDate | null;
  readonly text: string;
  readonly state: AppealState;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly answer: string | null;
  readonly answeredOn: CivilDate | null;
}

/** What a provider sees of where its offers stand. */
export interface OwnRanking {
  readonly shown: readonly ShownOffer[];
  readonly hidden: readonly HiddenOffer[];
  readonly exposure: readonly ExposureLine[];
  readonly appeals: readonly OwnAppeal[];
}

/** One time an own offer was in somebody's list. */
export interface Showing {
  /** Names it without telling the hour, which the id of a run would. */
  readonly ref: string;
  readonly day: CivilDate;
  readonly category: Named;
  readonly region: Named | null;
  /** Null while unknown. */
  readonly size: (typeof SIZES)[number] | null;
  readonly place: number;
  /** Points of 100. */
  readonly points: number;
  readonly components: readonly {
    readonly component: Component;
    /** Thousandths of what it can be. */
    readonly value: number;
    readonly points: number;
    readonly most: number;
  }[];
  /** Number of the version of the weights. */
  readonly weights: number;
}

/** The last times an own offer was shown, and whether its ranking can be contested. */
export interface OfferRanking {
  readonly id: string;
  readonly title: ShownText | null;
  readonly showings: readonly Showing[];
  /** Whether clients find it in the catalogue, so that it can be missing from a list. */
  readonly isPublished: boolean;
  /** The appeal that waits for its answer. */
  readonly open: OwnAppeal | null;
}
