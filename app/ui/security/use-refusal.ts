import { useTranslation } from 'react-i18next';
import type security from '#i18n/locales/fr/security.json';

/** The keys of the texts, without the endings of plurals. */
type Refusal = keyof (typeof security)['refused'] | 'wait';

const REFUSALS = [
  'clock-wrong',
  'code-reused',
  'empty',
  'last-key',
  'no-second-factor',
  'no-totp',
  'not-a-code',
  'passkey-name',
  'password-common',
  'password-long',
  'password-personal',
  'password-short',
  'repeat',
  'second-factor-needed',
  'totp-exists',
  'unknown',
  'wait',
  'wrong-code',
  'wrong-password',
] as const satisfies readonly Refusal[];

/**
 * The text of a refused change of keys, undefined when nothing was refused.
 * @param seconds how long to wait, for `wait`.
 */
export function useRefusal(reason: string | null | undefined, seconds = 0): string | undefined {
  const { t } = useTranslation('security');
  if (reason === null || reason === undefined) return undefined;
  const known = REFUSALS.find((refusal) => refusal === reason) ?? 'unknown';
  return t(`refused.${known}`, { count: seconds });
}
