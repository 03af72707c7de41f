/** The four languages of the product, in the order of the language menu. */
export const LANGS = ['fr', 'ar', 'zgh', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export const DEFAULT_LANG: Lang = 'fr';

interface Language {
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** BCP 47 tag for `<html lang>` and `hreflang`. */
  readonly tag: string;
}

export const LANGUAGES: Readonly<Record<Lang, Language>> = {
  fr: { name: 'Français', dir: 'ltr', tag: 'fr-MA' },
  ar: { name: 'العربية', dir: 'rtl', tag: 'ar-MA' },
  zgh: { name: 'ⵜⴰⵎⴰⵣⵉⵖⵜ', dir: 'ltr', tag: 'zgh-MA' },
  en: { name: 'English', dir: 'ltr', tag: 'en' },
};

/** Languages the questionnaire's content exists in; the others show French. */
export type ContentLang = 'fr' | 'ar' | 'en';

export function isLang(value: unknown): value is Lang {
  return LANGS.some((lang) => lang === value);
}

/** The language content texts are shown in for a reader of `lang`. */
export function contentLang(lang: Lang): ContentLang {
  return lang === 'zgh' ? 'fr' : lang;
}

/** The best language for an Accept-Language header, French when none fits. */
export function negotiateLang(header: string | null | undefined): Lang {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';');
      const q = params.find((param) => param.trim().startsWith('q='));
      return { tag: tag.toLowerCase(), q: q ? Number(q.trim().slice(2)) : 1 };
    })
    .filter((entry) => entry.tag !== '' && entry.q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const base = tag.split('-')[0] ?? '';
    if (isLang(base)) return base;
    if (base === 'ber' || base === 'tzm' || base === 'shi') return 'zgh';
  }
  return DEFAULT_LANG;
}
