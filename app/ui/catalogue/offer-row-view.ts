import type { CatalogueNames, OfferRow, Segment } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { MarkedText } from './marked.tsx';
import { amountOf, priceTerms, regionWords, startWords, type CatalogueWords } from './words.ts';

/** What rows of one page have in common. */
export interface RowContext {
  readonly lang: Lang;
  readonly t: CatalogueWords;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly names: CatalogueNames;
  /** Pieces of a text with what was looked for. */
  readonly mark: (text: string) => readonly Segment[];
}

/** An offer in a list, in the reader's language. */
export interface OfferRowView {
  readonly slug: string;
  /** Without marks, for labels. */
  readonly name: string;
  readonly title: MarkedText;
  readonly summary: MarkedText | null;
  readonly category: string;
  readonly provider: { readonly slug: string; readonly name: string };
  readonly standing: { readonly code: string; readonly word: string };
  readonly price: string;
  readonly terms: string;
  readonly facts: readonly string[];
  readonly tags: readonly string[];
}

/** The text a reader gets, and its language where it is not the page's own. */
export function pickText(
  lang: Lang,
  texts: { readonly fr: string; readonly ar: string },
): { readonly text: string; readonly lang: Lang | null } | null {
  const wanted = lang === 'ar' ? (['ar', 'fr'] as const) : (['fr', 'ar'] as const);
  const found = wanted.find((one) => texts[one].trim() !== '');
  if (found === undefined) return null;
  return { text: texts[found], lang: found === lang ? null : found };
}

export function markText(
  context: Pick<RowContext, 'lang' | 'mark'>,
  texts: { readonly fr: string; readonly ar: string },
): MarkedText | null {
  const picked = pickText(context.lang, texts);
  return picked && { segments: context.mark(picked.text), lang: picked.lang };
}

/** A provider's name as the reader's script writes it. */
export function nameFor(lang: Lang, name: string, nameArabic: string | null): string {
  return lang === 'ar' && nameArabic !== null && nameArabic !== '' ? nameArabic : name;
}

export function standingView(t: CatalogueWords, code: string): OfferRowView['standing'] {
  return {
    code,
    word: code === 'certified' ? t('vocab:standing.certified') : t('vocab:standing.probation'),
  };
}

const SPOKEN_ORDER = ['ary', 'zgh', 'fr', 'ar', 'en'] as const;

/** Languages of work in words, in the order of the vocabulary. */
export function spokenWords(lang: Lang, t: CatalogueWords, codes: readonly string[]): string {
  return formatList(
    lang,
    SPOKEN_ORDER.filter((code) => codes.includes(code)).map((code) => t(`vocab:spoken.${code}`)),
  );
}

export function offerRowView(context: RowContext, row: OfferRow): OfferRowView {
  const { lang, t, today, names } = context;
  const title = { fr: row.titleFr, ar: row.titleAr };
  const price = { kind: row.priceKind, min: row.priceMin, max: row.priceMax, setup: row.setup };
  const where = row.regions.map(names.region);
  return {
    slug: row.slug,
    name: pickText(lang, title)?.text ?? row.slug,
    title: markText(context, title) ?? { segments: [{ text: row.slug, hit: false }], lang: null },
    summary: markText(context, { fr: row.summaryFr, ar: row.summaryAr }),
    category: names.category(row.category),
    provider: {
      slug: row.providerSlug,
      name: nameFor(lang, row.providerName, row.providerNameArabic),
    },
    standing: standingView(t, row.standing),
    price: amountOf(lang, price),
    terms: priceTerms(lang, t, price),
    facts: [
      t(`vocab:mode.${row.mode}`),
      regionWords(lang, t, where, names.regions.length),
      spokenWords(lang, t, row.languages),
      startWords(lang, t, row.startsOn, today),
    ],
    tags: [
      ...(row.hostedInMorocco ? [t('row.hosted')] : []),
      ...(row.startUp ? [t('row.startUp')] : []),
      ...(row.isDemo ? [t('row.demo')] : []),
    ],
  };
}
