import { useTranslation } from 'react-i18next';
import type auth from '#i18n/locales/fr/auth.json';

type ErrorKey = `error.${keyof (typeof auth)['error']}`;

export type AuthErrors = Readonly<Record<string, string>>;

/**
 * The messages of refused fields in the reader's language, in the order of the fields.
 * @param details fill the texts: seconds to wait, tries left.
 */
export function useAuthMessages(
  errors: AuthErrors | undefined,
  details: Readonly<Record<string, number>> = {},
): Readonly<Record<string, string>> {
  const { t } = useTranslation('auth');
  return Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [
      field,
      t(key as ErrorKey, { count: details['seconds'] ?? details['left'] ?? 0 }),
    ]),
  );
}
