import { useTranslation } from 'react-i18next';
import type people from '#i18n/locales/fr/people.json';
import type { ShownError } from '../error-summary.tsx';

type MessageKey =
  `error.${keyof (typeof people)['error']}` | `refusal.${keyof (typeof people)['refusal']}`;

export interface PeopleMessages {
  /** Message of each field; the empty name is for the page as a whole. */
  readonly messages: Readonly<Record<string, string>>;
  /** The same as links to the fields. */
  readonly shown: readonly ShownError[];
}

/** The messages of refused fields in the reader's language. */
export function usePeopleMessages(
  errors: Readonly<Record<string, string>> | undefined,
): PeopleMessages {
  const { t } = useTranslation('people');
  // Keys come from the schemas and use-cases of the accounts, which a test holds to the texts.
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [
      field.replace(/\[.*$/, ''),
      t(key as MessageKey),
    ]),
  );
  const shown = Object.entries(messages).map(([field, message]) => ({
    target: field === '' ? 'page' : field,
    message,
  }));
  return { messages, shown };
}
