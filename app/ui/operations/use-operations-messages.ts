import { useTranslation } from 'react-i18next';
import type operations from '#i18n/locales/fr/operations.json';
import type { ShownError } from '../error-summary.tsx';

const KEYS = [
  'error.day',
  'error.code',
  'error.status',
  'error.source',
  'error.taken',
  'error.phone',
  'error.notice',
  'error.language',
  'error.days',
  'error.percent',
] as const satisfies readonly `error.${keyof (typeof operations)['error']}`[];

/** The messages of refused fields in the reader's language, and the same as links to the fields. */
export function useOperationsMessages(errors: Readonly<Record<string, string>> | undefined): {
  readonly messages: Readonly<Record<string, string>>;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('operations');
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [
      field,
      t(KEYS.find((known) => known === key) ?? 'error.reload'),
    ]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
