import { useTranslation } from 'react-i18next';
import { isErrorCode } from './words.ts';

/** Where on the page each refusal is shown; the others belong to the whole form. */
const FIELD: Readonly<Record<string, string>> = {
  nothing: 'text',
  'one-only': 'url',
  empty: 'file',
  'too-large': 'file',
  type: 'file',
  extension: 'file',
  encoding: 'file',
  'no-room': 'file',
  quota: 'file',
};

/** The field a refusal of a use-case is about; `form` for the whole form. */
export function fieldOf(refusal: string): string {
  return FIELD[refusal] ?? 'form';
}

/** The messages of refused fields in the reader's language, by field. */
export function useEvidenceErrors(
  errors: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const { t } = useTranslation('evidence');
  return Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => {
      const code = key.replace(/^error\./, '');
      return [field, t(`error.${isErrorCode(code) ? code : 'reload'}`)];
    }),
  );
}
