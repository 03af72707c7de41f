import { useTranslation } from 'react-i18next';
import type assess from '#i18n/locales/fr/assess.json';

type ErrorKey = `error.${keyof (typeof assess)['error']}`;

const KEY = /^error\.[A-Za-z]+$/;

function isErrorKey(key: string): key is ErrorKey {
  return KEY.test(key);
}

/** The messages of refused fields in the reader's language; `error.choose` where none is known. */
export function useMessages(
  errors: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const { t } = useTranslation('assess');
  return Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [
      field.replace(/\[.*$/, ''),
      t(isErrorKey(key) ? key : 'error.choose'),
    ]),
  );
}
