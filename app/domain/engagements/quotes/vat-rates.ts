import settings from '#content/vat-rates.json' with { type: 'json' };
import type { CivilDate } from '#domain/kernel/index.server.ts';

/**
 * Rates of VAT in hundredths that a quote may name on a day, the standard one first; 0 is for what is
 * exempt, with its reason (Morocco facts §3.3). The first version counts for days before it.
 */
export function vatRatesOn(day: CivilDate): readonly number[] {
  const versions = settings.versions.toSorted((one, other) => (one.from < other.from ? 1 : -1));
  return (versions.find(({ from }) => from <= day) ?? versions.at(-1))?.rates ?? [];
}
