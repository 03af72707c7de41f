/** How single figures are worth, in thousandths of the points they share (ADR 022). */
export const FULL = 1000;

/** An offer of the category is worth this much of the need; naming the action's outcome, the rest. */
export const SAME_CATEGORY = 700;
/** Of the need, what the action itself counts; the rest is the other open actions it serves. */
export const OWN_ACTION = 750;

/** Worth of a place among comparable prices: the middle of the lower half is best, not the cheapest. */
export const PRICE_VALUES = [600, 900, 1000, 800, 500, 200, 0] as const;
/** While there is no band to compare with. */
export const PRICE_UNKNOWN = 600;

/** Where the provider comes from, for a firm that wants no other way. */
export const PLACE_VALUES = { province: 1000, region: 900, served: 800, remote: 700 } as const;

/** Delivered in a preferred language; supported in one too. */
export const LANGUAGE_VALUES = { delivery: 700, support: 300 } as const;

export const SIZE_VALUES = { named: 1000, all: 800 } as const;
/** A verified reference, a sector named, an offer for all sectors, one for others. */
export const SECTOR_VALUES = { reference: 1000, named: 900, all: 600, others: 200 } as const;

/** Moroccan law, data in Morocco (or none hosted), support in a language spoken here. */
export const MOROCCAN_VALUES = { law: 400, hosting: 400, support: 200 } as const;

/** Days within which a start is as good as at once, and from which it is worth nothing. */
export const SOON_DAYS = 14;
export const LATE_DAYS = 120;

/** Middle of the exposure component, and what one unit of debt moves it by. */
export const EXPOSURE_EVEN = 500;
export const EXPOSURE_PER_UNIT = 100;

/** What is left to pay, in percent of what the firm wants to spend, and what that is worth. */
export const BUDGET_VALUES = [
  { percent: 100, value: 1000 },
  { percent: 110, value: 800 },
  { percent: 125, value: 600 },
  { percent: 150, value: 300 },
  { percent: 200, value: 100 },
] as const;
