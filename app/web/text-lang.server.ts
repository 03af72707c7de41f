import { DEFAULT_LANG, isLang, contentLang, type ContentLang } from '#i18n/languages.ts';

/** The language of texts that a call of the API asks for; null for one they do not exist in. */
export function readTextLang(given: string | null): ContentLang | null {
  const lang = given === null || given === '' ? DEFAULT_LANG : given;
  return isLang(lang) && contentLang(lang) === lang ? lang : null;
}
