/** Longest texts and largest figures of a provider's page. */
export const PROFILE_LIMITS = {
  name: 120,
  summary: 200,
  description: 2_000,
  address: 300,
  radius: 1_000,
  team: 20_000,
  capacity: 500,
} as const;
