import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { sumCents } from '#domain/kernel/index.server.ts';
import { figuresOf, placeText, type EnvelopeMeter } from '#domain/ledger/index.server.ts';
import type { MoneyPlan } from '#domain/programmes/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { EnvelopeYear } from '#ui/money/envelope-table.tsx';
import { meterView } from '#ui/money/meter-view.ts';
import { placeView } from '#ui/money/places.ts';

/**
 * Envelopes by year, the present one first, then those to come, then those that are over: envelopes
 * there are, and those that are planned.
 */
export function yearsView(
  lang: Lang,
  { envelopes: plans }: MoneyPlan,
  meters: readonly EnvelopeMeter[],
  thisYear: number,
): readonly EnvelopeYear[] {
  const { region: regionOf } = catalogueNames(contentLang(lang));
  const years = new Set([...plans, ...meters].map(({ year }) => year));
  const rowOf = (place: (typeof plans)[number] | EnvelopeMeter) => {
    const key = placeText(place);
    const meter = meters.find((one) => placeText(one) === key);
    const planned = plans.find((one) => placeText(one) === key)?.planned ?? null;
    return {
      ...{ key, id: meter?.id ?? null, place: placeView(place, regionOf) },
      meter: meterView(lang, figuresOf(meter ? [meter] : []), planned),
    };
  };
  const sorted = [...years].sort((one, other) => one - other);
  const over = sorted.filter((year) => year < thisYear).reverse();
  return [...sorted.filter((year) => year >= thisYear), ...over].map((year) => {
    const own = meters.filter((one) => one.year === year);
    const planned = plans.filter((one) => one.year === year);
    const places = new Map([...planned, ...own].map((one) => [placeText(one), one]));
    return {
      year: String(year),
      meter: meterView(lang, figuresOf(own), sumCents(planned.map((one) => one.planned))),
      rows: [...places.values()].map(rowOf),
    };
  });
}
