import { useTranslation } from 'react-i18next';
import type { ShownError } from '../error-summary.tsx';
import { agreementErrorOf } from './words.ts';

type Errors = Readonly<Record<string, string>>;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useAgreementErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('agreement');
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => [
      field,
      t(`error.${agreementErrorOf(code)}`),
    ]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
