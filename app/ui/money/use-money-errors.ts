import { useTranslation } from 'react-i18next';
import type money from '#i18n/locales/fr/money.json';
import type { ShownError } from '../error-summary.tsx';

type Texts = Readonly<Record<string, string>>;
type ErrorKey = `error.${keyof (typeof money)['error']}`;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useMoneyErrors(errors: Texts | undefined): {
  readonly messages: Texts;
  readonly shown: readonly ShownError[];
} {
  const { t, i18n } = useTranslation('money');
  const said = Object.entries(errors ?? {}).map(([field, code]) => {
    const key = `error.${code}` as ErrorKey;
    return { field, message: i18n.exists(`money:${key}`) ? t(key) : t('error.reload') };
  });
  return {
    messages: Object.fromEntries(said.map(({ field, message }) => [field, message])),
    shown: said.map(({ field, message }) => ({
      target: field === 'form' || field === '' ? 'page' : field,
      message,
    })),
  };
}
