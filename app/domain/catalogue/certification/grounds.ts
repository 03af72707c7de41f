/** Grounds of a measure, in the words of the charter of conduct; public in the register. */
export const GROUNDS = [
  'cash-back',
  'free-equipment',
  'filing-for-clients',
  'no-exit-kit',
  'untruthful-prices',
  'data-protection',
  'no-cooperation',
  'false-papers',
  'poor-delivery',
] as const;
export type Ground = (typeof GROUNDS)[number];

/**
 * Grounds for which waiting would harm clients or public money: only these allow a suspension at
 * once, while the procedure runs.
 */
export const GRAVE_GROUNDS: readonly Ground[] = [
  'cash-back',
  'filing-for-clients',
  'data-protection',
  'false-papers',
];

/**
 * Public reasons of a line of a certificate's history: a ground of a measure, a required paper that
 * is missing, a period that ended, a decision to end a suspension early, or the provider's own wish.
 */
export const PUBLIC_REASONS = [
  ...GROUNDS,
  'papers',
  'period-over',
  'decision',
  'own-wish',
] as const;
export type PublicReason = (typeof PUBLIC_REASONS)[number];

export function isGround(text: string): text is Ground {
  return GROUNDS.some((known) => known === text);
}
