import type { OfferReview } from '#domain/catalogue/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { dirhams } from '../catalogue/words.ts';

/** A band and amounts as the reader writes them. */
export function showBand(lang: Lang, { band }: OfferReview, regionName: (code: string) => string) {
  if (band === null) return null;
  return {
    count: formatNumber(lang, band.count),
    low: dirhams(lang, band.p10),
    middle: dirhams(lang, band.p50),
    high: dirhams(lang, band.p90),
    region: band.region === null ? null : regionName(band.region),
    isDemo: band.isDemo,
  };
}

/** The provider of an offer as its examiner reads it. */
export function showProvider(
  lang: Lang,
  { provider: { firm, name, certificate, published, isDemo } }: OfferReview,
  words: {
    readonly groupIce: (ice: string) => string;
    readonly province: (code: string) => string;
  },
) {
  return {
    organisationId: firm.id,
    name: name ?? firm.name,
    legalName: firm.name,
    ice: firm.ice === null ? null : words.groupIce(firm.ice),
    place: firm.province === null ? '' : words.province(firm.province),
    certificate: certificate && {
      state: certificate.state,
      until: formatDate(lang, certificate.validUntil),
    },
    published: formatNumber(lang, published),
    isDemo,
  };
}
