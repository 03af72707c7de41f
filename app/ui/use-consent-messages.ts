import { useTranslation } from 'react-i18next';
import type consent from '#i18n/locales/fr/consent.json';
import type { ShownError } from './error-summary.tsx';

type ErrorKey = `error.${keyof (typeof consent)['error']}`;

/** The messages of refused fields in the reader's language, and the same as links to the fields. */
export function useConsentMessages(errors: Readonly<Record<string, string>> | undefined): {
  readonly messages: Readonly<Record<string, string>>;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('consent');
  // Keys come from the schemas and use-cases of the accounts, which a test holds to the texts.
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [
      field.replace(/\[.*$/, ''),
      t(key as ErrorKey),
    ]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
