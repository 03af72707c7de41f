import { useTranslation } from 'react-i18next';
import type { ShownError } from '../error-summary.tsx';
import { errorKey } from './words.ts';

type Errors = Readonly<Record<string, string>>;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useCasesErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation(['cases', 'case']);
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [field, t(errorKey(key))]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
