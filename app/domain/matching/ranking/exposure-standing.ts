/** Where a provider stands between what it is due and what it had. */
export const EXPOSURE_STANDINGS = ['owed', 'even', 'ahead'] as const;
export type ExposureStanding = (typeof EXPOSURE_STANDINGS)[number];

/** Units of exposure that make a difference: one place at the top of one list. */
const MATTERS = 1;

/** `owed` is shown a little earlier than equals, `ahead` a little later (M1 method, fair exposure). */
export function exposureStanding(due: number, had: number): ExposureStanding {
  if (due - had >= MATTERS) return 'owed';
  return had - due >= MATTERS ? 'ahead' : 'even';
}
