import i18next, { type i18n } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_LANG, type Lang } from './languages.ts';

const files = import.meta.glob<Record<string, unknown>>('./locales/*/*.json', {
  import: 'default',
});

/** Starts the browser's translator with the namespaces the server rendered with. */
export async function startI18n(lang: Lang, namespaces: readonly string[]): Promise<i18n> {
  await i18next
    .use(initReactI18next)
    .use(
      resourcesToBackend(async (language: string, namespace: string) => {
        const load = files[`./locales/${language}/${namespace}.json`];
        return load ? load() : {};
      }),
    )
    .init({
      lng: lang,
      fallbackLng: lang === 'zgh' ? DEFAULT_LANG : false,
      ns: [...namespaces],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  return i18next;
}
