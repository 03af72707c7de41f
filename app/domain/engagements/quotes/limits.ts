/** The most a quote may have of something; texts in characters. */
export const QUOTE_LIMITS = {
  lines: 8,
  milestones: 4,
  quantity: 9999,
  label: 160,
  unit: 30,
  exemption: 160,
  title: 120,
  acceptance: 500,
  note: 2000,
  /** What a provider asks for in its own words, and what a firm writes of its need. */
  need: 2000,
  counter: 2000,
  reason: 1000,
  message: 2000,
} as const;

/** Years ahead in which the work may begin or be delivered. */
export const LATEST_YEARS = 3;

/** Working days for which a quote is valid. */
export const VALID_DAYS = 15;
