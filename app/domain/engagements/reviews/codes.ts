/** What each side is asked about the other, facts first (catalogue and matching §4). */
export const REVIEW_FACTS = {
  firm: ['onTime', 'asAgreed', 'trained', 'again'],
  provider: ['answered', 'prepared', 'again'],
} as const;
export type ReviewSide = keyof typeof REVIEW_FACTS;
export type ReviewFact = (typeof REVIEW_FACTS)[ReviewSide][number];

export const FACT_ANSWERS = ['yes', 'no', 'none'] as const;
export type FactAnswer = (typeof FACT_ANSWERS)[number];

export const REVIEW_MOMENTS = ['end', 'six-months'] as const;
export type ReviewMoment = (typeof REVIEW_MOMENTS)[number];

/** Characters of a review and of its reply. */
export const REVIEW_TEXT = 1000;
