/** Why an administrator closes an account or an organisation; a code, so that no text names anybody. */
export const SUSPENSION_REASONS = [
  'asked-for',
  'activity-ended',
  'registered-twice',
  'identity-doubt',
  'misuse',
  'security',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];
