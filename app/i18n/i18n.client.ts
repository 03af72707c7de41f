import i18next, { type i18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_LANG, type Lang } from './languages.ts';

declare global {
  interface Window {
    /** Set by Remix; its version changes with every build. */
    readonly __remixManifest: { readonly version: string };
  }
}

/** Fetches texts by address, so that the entry of every page lists no file of texts. */
async function fetchTexts(lang: string, namespaces: readonly string[]): Promise<ResourceLanguage> {
  const { version } = window.__remixManifest;
  const answer = await fetch(`/locales/${version}/${lang}/${namespaces.join('+')}`);
  if (!answer.ok) throw new Error(`no texts: ${String(answer.status)}`);
  return (await answer.json()) as ResourceLanguage;
}

/** For the pages gone to later, whose texts are not here yet. */
const backend = {
  type: 'backend',
  callbackApi: false,
  init: () => undefined,
  read: async (language: string, namespace: string) =>
    (await fetchTexts(language, [namespace]))[namespace],
} as const;

/** Starts the browser's translator with the namespaces the server rendered with. */
export async function startI18n(lang: Lang, namespaces: readonly string[]): Promise<i18n> {
  const spoken = lang === 'zgh' ? [lang, DEFAULT_LANG] : [lang];
  const texts = await Promise.all(spoken.map((one) => fetchTexts(one, namespaces)));
  await i18next
    .use(initReactI18next)
    .use(backend)
    .init({
      lng: lang,
      fallbackLng: lang === 'zgh' ? DEFAULT_LANG : false,
      ns: [...namespaces],
      defaultNS: 'common',
      resources: Object.fromEntries(spoken.map((one, at) => [one, texts[at] ?? {}])),
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  return i18next;
}
