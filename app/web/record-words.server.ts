import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import type audit from '#i18n/locales/fr/audit.json';

type Words = (typeof audit)['type'];
type TypeKey = {
  [Room in keyof Words]: `type.${Room}.${Extract<keyof Words[Room], string>}`;
}[keyof Words];

function isTypeKey(lang: Lang, key: string): key is TypeKey {
  return i18nFor(lang).exists(key, { ns: 'audit' });
}

/** What an entry of the audit trail tells of, in words; `type` is `room.thing-done`. */
export function recordWords(lang: Lang, type: string): string {
  const t = i18nFor(lang).getFixedT(null, 'audit');
  const key = `type.${type}`;
  return /^\w+\.[\w-]+$/.test(type) && isTypeKey(lang, key) ? t(key) : t('unknownType');
}
