/** Longest texts of an offer, in characters. */
export const LONGEST = {
  title: 120,
  summary: 280,
  description: 4_000,
  line: 300,
  long: 1_500,
} as const;
export const MOST_DELIVERABLES = 8;
/** Working days. */
export const LONGEST_DURATION = 500;
/** Highest price, in centimes: a hundred million dirhams. */
export const HIGHEST_PRICE = 10_000_000_000;
export const LAST_STAGE = 5;
