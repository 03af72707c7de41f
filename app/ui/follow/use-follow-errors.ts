import { useTranslation } from 'react-i18next';
import type follow from '#i18n/locales/fr/follow.json';
import type { ShownError } from '../error-summary.tsx';

type Errors = Readonly<Record<string, string>>;
type ErrorCode = keyof (typeof follow)['error'];

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useFollowErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t, i18n } = useTranslation('follow');
  const isErrorCode = (code: string): code is ErrorCode => i18n.exists(`follow:error.${code}`);
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => [
      field,
      t(`error.${isErrorCode(code) ? code : 'reload'}`),
    ]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
