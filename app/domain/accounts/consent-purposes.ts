/** What a person may agree to, each by itself. */
export const CONSENT_PURPOSES = [
  'account',
  'share-with-provider',
  'share-with-programme',
  'statistics',
  'messages',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Purposes a person may give or withdraw for themselves at any time, in a form of their own. */
export const PERSONAL_CHOICES = ['statistics', 'messages'] as const;

export function isConsentPurpose(text: string): text is ConsentPurpose {
  return CONSENT_PURPOSES.some((purpose) => purpose === text);
}
