import type { Lang } from '#i18n/languages.ts';

/** A provider in the reader's script, where it has a name in it; null for one without a page. */
export function nameIn(
  lang: Lang,
  provider: { readonly name: string; readonly nameArabic: string | null } | null | undefined,
): string | null {
  if (!provider) return null;
  return (lang === 'ar' ? provider.nameArabic : null) ?? provider.name;
}
