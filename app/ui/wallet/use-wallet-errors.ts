import { useTranslation } from 'react-i18next';
import { isErrorCode } from './words.ts';

/** Where on the page each refusal is shown; the others belong to the whole form. */
const FIELD: Readonly<Record<string, string>> = {
  'tax-too-long': 'validTo',
  'too-long': 'validTo',
  expired: 'validTo',
  'too-far': 'validFrom',
  'file-missing': 'file',
  empty: 'file',
  'too-large': 'file',
  type: 'file',
  extension: 'file',
  'no-room': 'file',
  quota: 'file',
};

/** The field a refusal of a use-case is about; `form` for the whole form. */
export function fieldOf(refusal: string): string {
  return FIELD[refusal] ?? 'form';
}

type Errors = Readonly<Record<string, string>>;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useWalletErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly { readonly target: string; readonly message: string }[];
} {
  const { t } = useTranslation('wallet');
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => {
      const code = key.replace(/^error\./, '');
      return [field.replace(/\[.*$/, ''), t(`error.${isErrorCode(code) ? code : 'reload'}`)];
    }),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
