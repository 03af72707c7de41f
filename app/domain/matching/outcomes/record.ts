import { FULL } from '../score/values.ts';

/** What a delivery record is made of, in the order in which means are stored. */
export const RECORD_PARTS = ['firstPass', 'onTime', 'undisputed', 'rise'] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

/** Shares of the parts in hundredths: verified facts before what the client's level did (ADR 022). */
export const PART_SHARES: Readonly<Record<RecordPart, number>> = {
  ...{ firstPass: 35, onTime: 30, undisputed: 15, rise: 20 },
};
const ALL_SHARES = 100;

/** Deliveries that the mean counts for beside a provider's own. */
export const MEAN_COUNTS_FOR = 5;
/** Deliveries on the whole platform from which its own mean is used. */
export const FEWEST_FOR_MEAN = 20;

/**
 * A rise of the client's score by so many points, or more, is the best there is; a fall by as many
 * the worst, and no change the middle. One measure counts no further, however far it goes.
 */
export const BEST_RISE = 20;

/** Worth of each part in thousandths. */
export type RecordMeans = Readonly<Record<RecordPart, number>>;

/** What is expected of a provider while the platform has seen too few deliveries to say. */
export const STATED_MEANS: RecordMeans = {
  ...{ firstPass: 800, onTime: 800, undisputed: 950, rise: 600 },
};

/** Deliveries of one provider, or of all, added up. */
export interface RecordSums {
  readonly deliveries: number;
  readonly firstPass: number;
  readonly onTime: number;
  readonly disputed: number;
  /** Deliveries after which the client was measured again, and the rises that count, in points. */
  readonly measured: number;
  readonly riseSum: number;
}

/** The rise that counts, in tenths of a point so that sums are the same in any order. */
export function countedRise(rise: number): number {
  return Math.round(Math.min(BEST_RISE, Math.max(-BEST_RISE, rise)) * TENTHS) / TENTHS;
}
const TENTHS = 10;

/** What the deliveries are worth in each part, in thousandths added up, and how many say so. */
function worthOf(sums: RecordSums): Readonly<Record<RecordPart, readonly [number, number]>> {
  const { deliveries, measured } = sums;
  const rises = Math.round(sums.riseSum * TENTHS) / TENTHS;
  const risen = (FULL / 2) * (measured + rises / BEST_RISE);
  return {
    firstPass: [FULL * sums.firstPass, deliveries],
    onTime: [FULL * sums.onTime, deliveries],
    undisputed: [FULL * (deliveries - sums.disputed), deliveries],
    rise: [risen, measured],
  };
}

/**
 * The delivery record in thousandths (catalogue §4): first-pass acceptance 35 %, in time 30 %, no
 * dispute 15 %, rise of the client's level 20 %, each drawn towards the mean of all providers as if
 * `MEAN_COUNTS_FOR` more deliveries had gone as the mean says. Without deliveries it is the mean.
 */
export function recordValue(sums: RecordSums, means: RecordMeans): number {
  const worth = worthOf(sums);
  const all = RECORD_PARTS.map((part) => {
    const [sum, count] = worth[part];
    const drawn = (sum + MEAN_COUNTS_FOR * means[part]) / (count + MEAN_COUNTS_FOR);
    return PART_SHARES[part] * drawn;
  });
  return Math.round(all.reduce((sum, one) => sum + one, 0) / ALL_SHARES);
}

/** Means move by hundredths: every row is made with them, and made again when they move. */
const inHundredths = (thousandths: number) => Math.round(thousandths / 10) * 10;

/**
 * The means of all providers, given the sums of all; a part that fewer than `FEWEST_FOR_MEAN`
 * deliveries speak of has the one that is stated.
 */
export function meansOf(sums: RecordSums): RecordMeans {
  const worth = worthOf(sums);
  const mean = (part: RecordPart) => {
    const [sum, count] = worth[part];
    return count < FEWEST_FOR_MEAN ? STATED_MEANS[part] : inHundredths(sum / count);
  };
  return {
    firstPass: mean('firstPass'),
    onTime: mean('onTime'),
    undisputed: mean('undisputed'),
    rise: mean('rise'),
  };
}

/** While a provider does not say how much it can carry. */
const CAPACITY_UNKNOWN = FULL / 2;

/** Free share of the engagements a provider can carry at the same time, in thousandths. */
export function availabilityValue(capacity: number | null, running: number): number {
  if (capacity === null) return CAPACITY_UNKNOWN;
  if (capacity <= 0) return 0;
  return Math.floor((FULL * Math.max(0, capacity - running)) / capacity);
}
