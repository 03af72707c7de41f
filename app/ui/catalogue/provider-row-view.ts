import type { ProviderRow } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { MarkedText } from './marked.tsx';
import {
  markText,
  nameFor,
  spokenWords,
  standingView,
  type OfferRowView,
  type RowContext,
} from './offer-row-view.ts';
import { regionWords } from './words.ts';

/** A provider in a list, in the reader's language. */
export interface ProviderRowView {
  readonly slug: string;
  readonly name: MarkedText;
  readonly summary: MarkedText | null;
  readonly standing: OfferRowView['standing'];
  readonly place: string;
  readonly facts: readonly string[];
  readonly tags: readonly string[];
}

const BADGES = [
  'passi',
  'cloud-qualification',
  'iso-27001',
  'start-up-label',
  'pme-tech-label',
] as const;

export function providerRowView(context: RowContext, row: ProviderRow): ProviderRowView {
  const { lang, t, names } = context;
  const badges = BADGES.filter((kind) => row.badges.includes(kind));
  const categories = row.categories.map(names.category);
  return {
    slug: row.slug,
    name: { segments: context.mark(nameFor(lang, row.name, row.nameArabic)), lang: null },
    summary: markText(context, { fr: row.summaryFr, ar: row.summaryAr }),
    standing: standingView(t, row.standing),
    place: row.province === '' ? '' : names.province(row.province),
    facts: [
      t('row.offers', { count: row.offers }),
      ...(categories.length > 0 ? [formatList(lang, categories.slice(0, 4))] : []),
      regionWords(lang, t, row.regions.map(names.region), names.regions.length),
      spokenWords(lang, t, row.languages),
    ],
    tags: [
      ...badges.map((kind) => t(`vocab:credential.${kind}`)),
      ...(row.hostsInMorocco ? [t('row.hosted')] : []),
      ...(row.isDemo ? [t('row.demo')] : []),
    ],
  };
}
