import { useTranslation } from 'react-i18next';
import type { OfferContent, OfferNames } from '#domain/catalogue/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { amountOf, dirhams } from '../catalogue/words.ts';

type Lists =
  | 'sizes'
  | 'sectors'
  | 'deliveryLanguages'
  | 'supportLanguages'
  | 'regions'
  | 'integrations'
  | 'exitKit'
  | 'reliesOn';
type Values = 'category' | 'durationDays' | 'minStage' | 'mode' | 'hosting';

export interface OfferWords {
  /** A code of a list in words. */
  readonly item: (field: Lists, code: string) => string;
  /** A single value in words. */
  readonly value: (field: Values, value: string | number | null) => string;
  readonly price: (price: OfferContent['price']) => string;
}

/** What an offer says in words, for its review; the page names the texts `review` and `vocab`. */
export function useOfferWords(names: OfferNames, lang: Lang): OfferWords {
  const { t } = useTranslation(['review', 'vocab']);
  // Codes of stored versions are those of the vocabulary.
  const vocab = (group: string, code: string) => t(`vocab:${group}.${code}` as 'vocab:mode.both');
  const GROUPS = {
    sizes: 'size',
    deliveryLanguages: 'spoken',
    supportLanguages: 'spoken',
    integrations: 'integration',
    exitKit: 'exit',
    reliesOn: 'credential',
  } as const;
  return {
    item: (field, code) => {
      if (field === 'regions') return names.region[code] ?? code;
      if (field === 'sectors') return names.sector[code] ?? code;
      return vocab(GROUPS[field], code);
    },
    value: (field, value) => {
      if (value === null || value === '') return t('value.none');
      const text = String(value);
      if (field === 'category') return names.category[text] ?? text;
      if (field === 'hosting') return names.country[text] ?? text;
      if (field === 'mode') return vocab('mode', text);
      if (field === 'minStage')
        return t('value.stage', { stage: formatNumber(lang, Number(value)) });
      return t('value.days', { count: Number(value) });
    },
    price: ({ kind, min, max, setup }) => {
      const terms = {
        amount: amountOf(lang, { min: BigInt(min), max: BigInt(max) }),
        kind: vocab('priceKind', kind),
      };
      if (setup === 0) return t('value.price', terms);
      return t('value.priceSetup', { ...terms, setup: dirhams(lang, BigInt(setup)) });
    },
  };
}
