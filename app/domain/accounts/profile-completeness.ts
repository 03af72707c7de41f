/** What the profile of a provider is asked for besides its name. */
export const PROFILE_FIELDS = [
  'ice',
  'nameArabic',
  'legalForm',
  'sector',
  'province',
  'taxId',
  'tradeRegister',
  'registerCourt',
  'cnss',
  'businessTax',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** The fields of a profile that are still empty, in the order they are asked for. */
export function missingFields(
  profile: Readonly<Record<ProfileField, string | null>>,
): ProfileField[] {
  return PROFILE_FIELDS.filter((field) => (profile[field] ?? '').trim() === '');
}
