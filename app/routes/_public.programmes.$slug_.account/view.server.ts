import { catalogueNames } from '#domain/catalogue/index.server.ts';
import {
  FEWEST_CASES,
  type Delay,
  type ProgrammeAccount,
  type ShortMeter,
} from '#domain/cases/index.server.ts';
import { sumCents } from '#domain/kernel/index.server.ts';
import { figuresOf, isSamePlace } from '#domain/ledger/index.server.ts';
import { formatDate, formatDateTime, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { EnvelopeYear } from '#ui/money/envelope-table.tsx';
import { meterView } from '#ui/money/meter-view.ts';
import { placeView } from '#ui/money/places.ts';

/** A public account in words. */
export function accountView(lang: Lang, account: ProgrammeAccount) {
  const years = [...new Set(account.envelopes.map(({ year }) => year))];
  // The present year first, then the years to come, then those that are over.
  const [over, present] = [
    years.filter((year) => year < account.year).sort((one, other) => other - one),
    years.filter((year) => year >= account.year).sort((one, other) => one - other),
  ];
  return {
    asOf: formatDateTime(lang, account.asOf, 'long'),
    waitlistOnly: account.waitlistOnly,
    years: [...present, ...over].map((year) => yearView(lang, account, year)),
    delays: delaysView(lang, account),
    late: lateView(lang, account),
  };
}

function yearView(lang: Lang, { envelopes, planned }: ProgrammeAccount, year: number) {
  const { region: regionOf } = catalogueNames(contentLang(lang));
  const plans = planned.filter((one) => one.year === year);
  const own = envelopes.filter((one) => one.year === year);
  const total = plans.length === 0 ? null : sumCents(plans.map(({ amount }) => amount));
  return {
    year: String(year),
    meter: meterView(lang, figuresOf(own), total),
    rows: own.map((one) => {
      const plan = plans.find((place) => isSamePlace(place, one))?.amount ?? null;
      return {
        ...{ key: one.id, id: null, place: placeView(one, regionOf) },
        meter: meterView(lang, figuresOf([one]), plan),
      };
    }),
  } satisfies EnvelopeYear;
}

/** A count of cases as the public may be told it: never of a few. */
function caseCount(lang: Lang, count: number): string {
  const t = i18nFor(lang).getFixedT(null, 'money');
  const isFew = count > 0 && count < FEWEST_CASES;
  return isFew ? t('few', { least: FEWEST_CASES }) : formatNumber(lang, count);
}

function delaysView(lang: Lang, { delays: { from, to, cases, delays } }: ProgrammeAccount) {
  const t = i18nFor(lang).getFixedT(null, 'money');
  const days = (count: number) => t('days', { count });
  const inDays = ({ median, p90 }: Delay) => ({ median: days(median), p90: days(p90) });
  return {
    ...{ from: formatDate(lang, from), to: formatDate(lang, to), cases: caseCount(lang, cases) },
    hasNone: cases === 0,
    rows: delays && { inHands: inDays(delays.inHands), total: inDays(delays.total) },
  };
}

function lateView(lang: Lang, { late }: ProgrammeAccount) {
  const t = i18nFor(lang).getFixedT(null, ['money', 'case']);
  return late.map(({ stage, band, cases }) => ({
    key: `${stage} ${band}`,
    stage: t(`case:clock.${stage}`),
    band: t(`money:late.bands.${band}`),
    cases: caseCount(lang, cases),
  }));
}

/** The money of a programme in short, for its own page. */
export function shortView(lang: Lang, { asOf, year, envelopes, waitlistOnly }: ShortMeter) {
  const own = envelopes.filter((one) => one.year === year);
  return {
    ...{ year: String(year), waitlistOnly, asOf: formatDateTime(lang, asOf, 'long') },
    meter: meterView(lang, figuresOf(own)),
  };
}
export type ShortView = ReturnType<typeof shortView>;
