import type { RunView } from '#domain/matching/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { usualVatWords, type CardContext } from './card-view.ts';

const FINGERPRINT = 12;

/** What every page of matches says of the run it shows, in words. */
export function runWords({ lang, t, today }: CardContext, run: RunView) {
  const { readOnly, isRough, hasRegion, stale, wish, weights, seed, hash } = run;
  return {
    ...{ readOnly, isRough, hasRegion, stale },
    computed: t('matching:computed', { date: formatDate(lang, run.computedAt) }),
    isPast: wish.startBy !== null && wish.startBy < today,
    vat: usualVatWords(t, lang),
    proof: t('matching:why.proof', {
      weights: formatNumber(lang, weights.number, 0),
      seed: String(seed),
      hash: hash.slice(0, FINGERPRINT),
    }),
  };
}
