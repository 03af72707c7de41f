/** Longest texts of the forms of the studio, and how many rows their lists take. */
export const STUDIO_LIMITS = {
  name: 120,
  line: 300,
  text: 2000,
  reason: 1000,
  envelopes: 400,
  split: 6,
  minorations: 10,
  steps: 20,
} as const;
