import { useTranslation } from 'react-i18next';
import type { ShownError } from '../error-summary.tsx';

const CODES = [
  ...(['not-certified', 'already-accredited', 'wrong-state', 'changed-meanwhile'] as const),
  ...(['no-reason', 'too-long', 'own-firm', 'work-running', 'sure', 'reload'] as const),
] as const;

type Errors = Readonly<Record<string, string>>;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useAccreditationErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('accreditation');
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => [
      field,
      t(`error.${CODES.find((known) => known === code) ?? 'reload'}`),
    ]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
