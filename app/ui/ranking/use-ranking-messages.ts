import { useTranslation } from 'react-i18next';
import type ranking from '#i18n/locales/fr/ranking.json';
import type { ShownError } from '../error-summary.tsx';

type ErrorKey = `error.${keyof (typeof ranking)['error']}`;

/** What a form of these pages was refused for. */
export interface Refused {
  /** A key of the texts for each field; the empty name is for the page as a whole. */
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** What the texts of the errors name. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The messages of refused fields in the reader's language, and the same as links to the fields. */
export function useRankingMessages(refused: Refused | undefined): {
  readonly messages: Readonly<Record<string, string>>;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('ranking');
  // Keys come from the form and the use-cases of appeals, which a test holds to the texts.
  const messages = Object.fromEntries(
    Object.entries(refused?.errors ?? {}).map(([field, key]) => [
      field,
      t(key as ErrorKey, refused?.details ?? {}),
    ]),
  );
  const shown = Object.entries(messages).map(([field, message]) => ({
    target: field === '' ? 'page' : field,
    message,
  }));
  return { messages, shown };
}
