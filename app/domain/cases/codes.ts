/** Why an officer asks for a correction. */
export const CORRECTION_REASONS = ['missing', 'incorrect', 'outdated'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** What is proposed and decided: about a request, or about an appeal. */
export const OUTCOMES = ['approve', 'reject', 'uphold', 'dismiss'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an officer says of their links with a firm before they see its file. */
export const DECLARATIONS = ['none', 'conflict'] as const;
export type Declaration = (typeof DECLARATIONS)[number];

export const CHECK_OUTCOMES = ['ok', 'problem', 'none'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export const VERDICTS = ['for', 'against', 'reserved'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Consents that a request cannot be sent without. */
export const REQUEST_CONSENTS = ['true-facts', 'share-with-programme'] as const;

/** Working days that money stays reserved for a proposal. */
export const RESERVATION_DAYS = 10;

/** Decisions asked for at once, at most. */
export const MOST_IN_BATCH = 500;

/** Longest texts people write, in characters. */
export const CASE_LIMITS = {
  note: 2000,
  grounds: 4000,
  title: 120,
  need: 2000,
} as const;

/** Fields of a request that officers may ask to be corrected, beside its papers. */
export const CORRECTABLE_FIELDS = [
  'title',
  'need',
  'category',
  'cost',
  'startsOn',
  'contactName',
  'contactPhone',
  'otherAid',
] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** Parts that officers have in a case; one person has one. */
export const CASE_PARTS = ['proposes', 'decides', 'certifies', 'authorises', 'recused'] as const;
export type CasePart = (typeof CASE_PARTS)[number];
