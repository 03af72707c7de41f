import type { CatalogueNames, PriceKind, PricePlace } from '#domain/catalogue/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { amountOf, dirhams, type CatalogueWords } from './words.ts';

interface Band {
  readonly region: string | null;
  readonly priceKind: PriceKind;
  readonly count: number;
  readonly p10: bigint;
  readonly p25: bigint;
  readonly p50: bigint;
  readonly p75: bigint;
  readonly p90: bigint;
  readonly isDemo: boolean;
}

/** Prices of one kind in words: how many, the middle, and where half of them and most of them lie. */
export interface BandView {
  readonly key: string;
  readonly kind: string;
  readonly where: string;
  readonly count: string;
  readonly middle: string;
  readonly half: string;
  readonly most: string;
  readonly isDemo: boolean;
}

export function bandView(
  context: {
    readonly lang: Lang;
    readonly t: CatalogueWords;
    readonly names: CatalogueNames;
  },
  band: Band,
): BandView {
  const { lang, t, names } = context;
  return {
    key: `${band.priceKind} ${band.region ?? ''}`,
    kind: t(`vocab:priceKind.${band.priceKind}`),
    where: band.region === null ? t('row.everywhere') : names.region(band.region),
    count: formatNumber(lang, band.count),
    middle: dirhams(lang, band.p50),
    half: amountOf(lang, { min: band.p25, max: band.p75 }),
    most: amountOf(lang, { min: band.p10, max: band.p90 }),
    isDemo: band.isDemo,
  };
}

/** An offer's price among comparable ones. */
export interface PlaceView {
  readonly band: BandView;
  readonly place: PricePlace;
  /** Where the price stands on a scale from the lowest decile to the highest, 0 to 1. */
  readonly at: number;
  /** The same of the quartiles and the middle. */
  readonly marks: readonly number[];
}

export function placeView(band: Band, view: BandView, price: bigint, place: PricePlace): PlaceView {
  const span = Number(band.p90 - band.p10);
  const on = (value: bigint) =>
    span === 0 ? 0.5 : Math.min(1, Math.max(0, Number(value - band.p10) / span));
  return { band: view, place, at: on(price), marks: [band.p25, band.p50, band.p75].map(on) };
}
