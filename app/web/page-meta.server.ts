import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';

/** The document title of a page, in the reader's language. */
export function titled(lang: Lang, title: string): string {
  return `${title} · ${i18nFor(lang).t('brand')}`;
}
