import { createInstance, type i18n } from 'i18next';
import { DEFAULT_LANG, type Lang } from './languages.ts';
import { NAMESPACES } from './namespaces.ts';
import { resources } from './resources.server.ts';

const instances = new Map<Lang, i18n>();

/** The translator of a language, made once a process. Missing Tamazight texts show French. */
export function i18nFor(lang: Lang): i18n {
  const known = instances.get(lang);
  if (known) return known;
  const instance = createInstance();
  void instance.init({
    lng: lang,
    fallbackLng: DEFAULT_LANG,
    ns: [...NAMESPACES],
    defaultNS: 'common',
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  instances.set(lang, instance);
  return instance;
}
