import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_LANG, type Lang } from './languages.ts';

declare global {
  interface Window {
    /** Set by Remix; its version changes with every build. */
    readonly __remixManifest: { readonly version: string };
  }
}

/** Fetches texts by address, so that the entry of every page lists no file of texts. */
const backend = {
  type: 'backend',
  callbackApi: false,
  init: () => undefined,
  read: async (language: string, namespace: string) => {
    const { version } = window.__remixManifest;
    const answer = await fetch(`/locales/${version}/${language}/${namespace}`);
    if (!answer.ok) throw new Error(`no texts ${namespace}: ${String(answer.status)}`);
    return (await answer.json()) as Record<string, unknown>;
  },
} as const;

/** Starts the browser's translator with the namespaces the server rendered with. */
export async function startI18n(lang: Lang, namespaces: readonly string[]): Promise<i18n> {
  await i18next
    .use(initReactI18next)
    .use(backend)
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
