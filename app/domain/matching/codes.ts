/** What a match is made of, in the order it is shown and published (weights add up to 100). */
export const COMPONENTS = [
  'need',
  'constraints',
  'record',
  'price',
  'availability',
  'exposure',
] as const;
export type Component = (typeof COMPONENTS)[number];

/** What the constraints are made of. A criterion nobody asked for does not count. */
export const CRITERIA = [
  'place',
  'language',
  'size',
  'sector',
  'stage',
  'budget',
  'start',
  'moroccan',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** What keeps an offer out of the matches; with one of them it is a near miss. */
export const BLOCKS = ['region', 'mode', 'language', 'size', 'stage', 'start', 'rest'] as const;
export type Block = (typeof BLOCKS)[number];

/** Where the firm wants the work done. */
export const WISHED_MODES = ['any', 'remote', 'on-site'] as const;

/** Matches kept of a list, the near misses beside them, and those shown first. */
export const KEPT = 10;
export const NEAR_KEPT = 3;
export const SHOWN_FIRST = 3;

/** Suppliers below which supply is called thin, and offers that make a shortlist comparable. */
export const ENOUGH = 3;
/** Offers that fit beside each other on a shortlist. */
export const MOST_SHORTLISTED = 6;

/** Deliveries from which a provider is a newcomer no longer, and the places kept open for one. */
export const NEWCOMER_DELIVERIES = 3;
export const FIRST_PLACES = 5;

export const WEIGHTS_STATES = ['proposed', 'published', 'refused', 'withdrawn'] as const;
export type WeightsState = (typeof WEIGHTS_STATES)[number];

/** Why a provider thinks that a ranking is wrong. */
export const APPEAL_GROUNDS = [...COMPONENTS, 'missing', 'other'] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];
export const APPEAL_STATES = ['open', 'upheld', 'dismissed', 'withdrawn'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];
/** Working days within which an appeal is answered. */
export const APPEAL_DAYS = 10;
