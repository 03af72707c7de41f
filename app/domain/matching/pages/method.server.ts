import { db, isDatabaseAway } from '#platform/db.ts';
import {
  APPEAL_DAYS,
  ENOUGH,
  FIRST_PLACES,
  KEPT,
  NEWCOMER_DELIVERIES,
  type Component,
  type Criterion,
} from '../codes.ts';
import { MEAN_COUNTS_FOR, PART_SHARES } from '../outcomes/record.ts';
import {
  BUDGET_VALUES,
  EXPOSURE_EVEN,
  FULL,
  LANGUAGE_VALUES,
  LATE_DAYS,
  MOROCCAN_VALUES,
  OWN_ACTION,
  PLACE_VALUES,
  PRICE_UNKNOWN,
  SAME_CATEGORY,
  SECTOR_VALUES,
  SIZE_VALUES,
  SOON_DAYS,
} from '../score/values.ts';
import { presentWeights } from '../weights/present.server.ts';

type Figures = Readonly<Record<string, number>>;

/** How matching works, in the figures that texts about it name. */
export interface MatchingMethod {
  /** The weights in force; null while they cannot be read. */
  readonly weights: {
    readonly number: number;
    readonly points: Readonly<Record<Component, number>>;
    readonly criteria: Readonly<Record<Criterion, number>>;
  } | null;
  /** What is worth how much: percents of a value, days. */
  readonly component: Readonly<Record<Component, Figures>>;
  readonly criterion: Readonly<Record<Criterion, Figures>>;
  readonly rules: Figures;
}

const PERCENT = 100;
const percent = (thousandths: number) => (thousandths * PERCENT) / FULL;
const percents = <Key extends string>(values: Readonly<Record<Key, number>>): Figures =>
  Object.fromEntries(Object.entries<number>(values).map(([key, value]) => [key, percent(value)]));

/** The method of matching as it is applied today (catalogue §4); its page is there without data too. */
export async function getMatchingMethod(): Promise<MatchingMethod> {
  return {
    weights: await weightsInForce(),
    component: {
      need: { category: percent(SAME_CATEGORY), others: percent(FULL - OWN_ACTION) },
      constraints: {},
      record: { ...PART_SHARES, mean: MEAN_COUNTS_FOR },
      price: { unknown: percent(PRICE_UNKNOWN) },
      availability: {},
      exposure: { even: percent(EXPOSURE_EVEN) },
    },
    criterion: {
      place: percents(PLACE_VALUES),
      language: percents(LANGUAGE_VALUES),
      size: percents(SIZE_VALUES),
      sector: percents(SECTOR_VALUES),
      stage: {},
      budget: { most: BUDGET_VALUES.at(-1)?.percent ?? PERCENT },
      start: { soon: SOON_DAYS, late: LATE_DAYS },
      moroccan: percents(MOROCCAN_VALUES),
    },
    rules: {
      ...{ kept: KEPT, deliveries: NEWCOMER_DELIVERIES, first: FIRST_PLACES },
      ...{ enough: ENOUGH, days: APPEAL_DAYS },
    },
  };
}

async function weightsInForce(): Promise<MatchingMethod['weights']> {
  try {
    const { number, content } = await presentWeights(db);
    return { number, ...content };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return null;
  }
}
