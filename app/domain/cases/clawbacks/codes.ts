/** Why aid has to be given back. `revoked`: the approval was taken back; officers choose the others. */
export const CLAWBACK_REASONS = [
  'revoked',
  'false-facts',
  'other-use',
  'not-done',
  'paid-twice',
  'overpaid',
] as const;
export type ClawbackReason = (typeof CLAWBACK_REASONS)[number];

/** The reasons that an officer may choose. */
export const CHOSEN_REASONS = CLAWBACK_REASONS.filter((code) => code !== 'revoked');

/** How all that is left is settled at once. */
export const SETTLEMENTS = ['recover', 'offset'] as const;
